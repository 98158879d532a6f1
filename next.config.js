/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  typedRoutes: true,
  agentRules: false,
  // Loaded by Node as they are: both open sockets and files that a bundler should not rewrite.
  serverExternalPackages: ["pg", "pg-boss", "pino"],
};

export default config;
