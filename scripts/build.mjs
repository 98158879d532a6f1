// Generates and builds what is stale: Prisma's client, the programs in dist/ and the pages in .next/.
// `npm run build` does all of it; --force builds even what is fresh.
import "./node-version.mjs";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compressFolder } from "./compress.mjs";
import { contentHash, isFresh, look, noteBuilt } from "./freshness.mjs";
import { ensureInstalled } from "./install.mjs";
import { alone, root, sentence } from "./lock.mjs";
import { requireNoLaunch } from "./running.mjs";

/** Programs outside the web server, by their name in dist/. */
const PROGRAMS = {
  start: "lib/launch/start.ts",
  "with-parent": "lib/launch/with-parent.ts",
  worker: "lib/jobs/worker.ts",
  cli: "lib/cli/main.ts",
  // For the scripts of developers.
  database: "lib/db/server.ts",
  embedded: "lib/db/embedded.ts",
};

const notBuilt = (path) =>
  path === "lib/testing" || path === "lib/db/generated" || /\.test\.tsx?$/.test(path) || path.endsWith(".md");

// In the order in which they need one another. Change `recipe` when the same sources would give another output.
const STEPS = [
  {
    name: "client",
    title: "Prisma's client",
    recipe: "1",
    stamp: "lib/db/generated/.built.json",
    inputs: ["prisma/schema.prisma", "prisma.config.ts", "scripts/prisma.mjs", "package-lock.json"],
    make: () => node("scripts/prisma.mjs", "generate"),
  },
  {
    name: "programs",
    title: "the programs",
    recipe: "4",
    stamp: "dist/.built.json",
    inputs: ["lib", "prisma/schema.prisma", "tsconfig.json", "package-lock.json"],
    make: bundlePrograms,
  },
  {
    name: "pages",
    title: "the pages (about half a minute)",
    recipe: "2",
    stamp: ".next/.built.json",
    inputs: [
      ...["app", "components", "lib", "public", "proxy.ts", "instrumentation.ts", "prisma/schema.prisma"],
      ...["next.config.js", "postcss.config.mjs", "tsconfig.json", "package-lock.json"],
    ],
    // Next replaces the files that a running server still has to read; `next dev` has a folder of its own.
    before: () => requireNoLaunch("The sources of the pages have changed", ({ mode }) => mode === "start"),
    make: async () => {
      node("node_modules/next/dist/bin/next", "build");
      await compressFolder(join(root, ".next", "static"));
      // Node's compiled form of pages that are no more (NODE_COMPILE_CACHE of lib/launch/supervisor.ts).
      rmSync(join(root, ".cache", "compiled"), { recursive: true, force: true });
    },
  },
];

const isFreshStep = ({ stamp, recipe, inputs }) => isFresh(join(root, stamp), recipe, look(inputs, notBuilt));

/**
 * True when nothing is to build.
 * @param names steps to look at (`client`, `programs`, `pages`).
 */
export function isBuilt(names) {
  return STEPS.filter(({ name }) => names.includes(name)).every(isFreshStep);
}

/**
 * Builds what is stale. Says what it does on standard error, and nothing when nothing is to do.
 * @param names steps to look at (`client`, `programs`, `pages`).
 * @throws Error with a sentence, after the output of the tool that failed.
 */
export async function ensureBuilt(names, { force = false } = {}) {
  const steps = STEPS.filter(({ name }) => names.includes(name));
  const isStale = (step) => force || !isFreshStep(step);
  if (!steps.some(isStale)) return;
  await alone(async () => {
    for (const step of steps) {
      if (!isStale(step)) continue;
      step.before?.();
      process.stderr.write(`Building ${step.title}…\n`);
      const files = look(step.inputs, notBuilt);
      const contents = contentHash(Object.keys(files));
      const stamp = join(root, step.stamp);
      // A build that is broken off must not pass for a whole one.
      rmSync(stamp, { force: true });
      try {
        await step.make();
        noteBuilt(stamp, step.recipe, files, contents);
      } catch (error) {
        throw sentence(error);
      }
    }
  });
}

function node(script, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 100_000_000,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1" },
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  throw new Error(
    `${[script.split("/").pop(), ...args].join(" ")} failed, see above. If you have changed nothing, \`npm ci\` and another try may help.`,
  );
}

const PARTS_KEPT_MS = 7 * 24 * 3_600_000;

async function bundlePrograms() {
  const { build, stop } = await import("esbuild");
  // Parts of earlier builds stay for a while: programs that run may still have to load some.
  const parts = join(root, "dist", "parts");
  mkdirSync(parts, { recursive: true });
  for (const part of readdirSync(parts))
    if (Date.now() - statSync(join(parts, part)).mtimeMs > PARTS_KEPT_MS) rmSync(join(parts, part), { force: true });
  await build({
    absWorkingDir: root,
    entryPoints: { ...programs(), ...collectors() },
    outdir: "dist",
    bundle: true,
    splitting: true,
    chunkNames: "parts/[name]-[hash]",
    platform: "node",
    format: "esm",
    target: "node20",
    // Packages go in as well: Node takes three times as long to find and read the files of the AWS SDK one by one.
    // Prisma's and pino's load files of their own that a bundle does not have.
    external: ["@prisma/client", "pg-native", "pino"],
    mainFields: ["module", "main"],
    // CommonJS packages ask for Node's modules by require.
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    alias: { "@": root },
    sourcemap: true,
    logLevel: "error",
    plugins: [{ name: "server-only", setup: allowServerOnly }],
  });
  // Its helper process would stay as long as we do, with 250 MB.
  await stop();
}

function programs() {
  return Object.fromEntries(Object.entries(PROGRAMS).filter(([, source]) => existsSync(join(root, source))));
}

/** A file each, with its part of the AWS SDK: compiling all of them as one file takes 65 MB more, for good. */
function collectors() {
  const folder = join("lib", "collectors");
  if (!existsSync(join(root, folder))) return {};
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".ts") && !notBuilt(name));
  return Object.fromEntries(names.map((name) => [`parts/${name.slice(0, -3)}`, join(folder, name)]));
}

/** Modules marked `server-only` belong here; outside Next's server the marker itself would throw. */
function allowServerOnly(build) {
  build.onResolve({ filter: /^server-only$/ }, () => ({ path: "server-only", namespace: "empty" }));
  build.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "" }));
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  try {
    await ensureInstalled();
    await ensureBuilt(["client", "programs", "pages"], { force: process.argv.includes("--force") });
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
