import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");

/**
 * Bundles a TypeScript program of this checkout for Node, its packages left where they are.
 * @param {string} source path from the checkout's root
 * @returns {Promise<string>} path of the bundle
 */
export async function bundleProgram(source) {
  const outfile = join(root, ".cache", `${basename(source, ".ts")}-${process.pid}.mjs`);
  process.once("exit", () => rmSync(outfile, { force: true }));
  await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "@": root },
    sourcemap: "inline",
    logLevel: "error",
    plugins: [
      {
        name: "server-only",
        setup(builder) {
          builder.onResolve({ filter: /^server-only$/ }, () => ({ path: "server-only", namespace: "empty" }));
          builder.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "" }));
        },
      },
    ],
  });
  return outfile;
}
