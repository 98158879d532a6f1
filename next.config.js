/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  typedRoutes: true,
  agentRules: false,
  // Types are checked once, by npm run check and npm test: a start on a user's machine should not do it again.
  typescript: { ignoreBuildErrors: true },
  // Loaded by Node as they are: both open sockets and files that a bundler should not rewrite.
  serverExternalPackages: ["pg", "pg-boss", "pino"],
};

export default config;
