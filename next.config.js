import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  typedRoutes: true,
  agentRules: false,
  // Types are checked once, by npm run check and npm test: a start on a user's machine should not do it again.
  typescript: { ignoreBuildErrors: true },
  // Loaded by Node as they are: both open sockets and files that a bundler should not rewrite.
  serverExternalPackages: ["pg", "pg-boss", "pino"],
  // A browser asks for this one where the head of a page has not come yet.
  redirects: async () => [{ source: "/favicon.ico", destination: "/icon.svg", permanent: true }],
};

/**
 * Built scripts and styles have a Brotli form beside them (scripts/compress.mjs), for browsers that take it.
 * @param {"js" | "css"} kind
 */
const files = (kind) => ({
  source: `/_next/static/:path*.${kind}`,
  has: [{ type: /** @type {const} */ ("header"), key: "accept-encoding", value: "(.*\\bbr\\b.*)" }],
});

/** @type {import("next").NextConfig} */
const built = {
  headers: async () =>
    [
      { kind: /** @type {const} */ ("js"), type: "application/javascript" },
      { kind: /** @type {const} */ ("css"), type: "text/css" },
    ].map(({ kind, type }) => ({
      ...files(kind),
      headers: [
        { key: "Content-Encoding", value: "br" },
        { key: "Content-Type", value: `${type}; charset=utf-8` },
        { key: "Vary", value: "Accept-Encoding" },
      ],
    })),
  rewrites: async () => ({
    beforeFiles: [
      { ...files("js"), destination: "/_next/static/:path*.js.br" },
      { ...files("css"), destination: "/_next/static/:path*.css.br" },
    ],
  }),
};

/** @param {string} phase */
export default function nextConfig(phase) {
  return phase === PHASE_DEVELOPMENT_SERVER ? config : { ...config, ...built };
}
