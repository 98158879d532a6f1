// Installs the packages when they are missing or the lockfile has changed. Needs no installed package.
import "./node-version.mjs";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alone, root, sentence } from "./lock.mjs";
import { requireNoLaunch } from "./running.mjs";

const modules = join(root, "node_modules");
const stamp = join(modules, ".bearings-installed");
const link = join(modules, ".bin", process.platform === "win32" ? "bearings.cmd" : "bearings");

/**
 * Makes node_modules fit package-lock.json. Says what it does on standard error, and nothing when nothing is to do.
 * @throws Error with a sentence that says what to do.
 */
export async function ensureInstalled() {
  const wanted = fingerprint();
  if (isCurrent(wanted)) return;
  await alone(() => {
    if (isCurrent(wanted)) return;
    if (!fitsLockfile()) {
      // npm removes all packages before it installs them.
      if (existsSync(modules)) requireNoLaunch("The packages that Bearings needs have changed");
      install();
    }
    try {
      addCommand();
      writeFileSync(stamp, wanted);
    } catch (error) {
      throw sentence(error);
    }
  });
}

/** True when node_modules fits package-lock.json and nothing is to install. */
export function isInstalled() {
  return isCurrent(fingerprint()) || fitsLockfile();
}

function fingerprint() {
  const lockfile = readFileSync(join(root, "package-lock.json"));
  return `${createHash("sha256").update(lockfile).digest("hex")} ${process.platform}-${process.arch}`;
}

function isCurrent(wanted) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && existsSync(link);
}

/** True when somebody has installed by hand and it fits: then nothing is installed again. */
function fitsLockfile() {
  const record = join(modules, ".package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" ||
      present[path]?.version === entry.version ||
      // Of another platform, or a peer that nobody asked for.
      (present[path] === undefined && (entry.optional || entry.devOptional || entry.peer)),
  );
}

function install() {
  process.stderr.write("Installing the packages (about half a minute, once)…\n");
  // Under `npm start` npm tells where it lies; else it is the one in the search path.
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  const { status, error } = spawnSync(
    command,
    [...first, "ci", "--include=dev", "--include=optional", "--loglevel=error"],
    {
      cwd: root,
      // What npm says belongs on standard error: standard output is for data.
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32" && first.length === 0,
      env: withoutNpmSettings(),
    },
  );
  if (error?.code === "ENOENT")
    throw new Error("npm is missing. It comes with Node.js; install both from https://nodejs.org.");
  if (status !== 0)
    throw new Error(
      "The packages could not be installed; npm says why above. Bearings needs the npm registry for its first start (behind a proxy: `npm config set proxy URL`).",
    );
}

/** NODE_ENV=production would leave out what the build needs; an outer `npx` may hand down a prefix of its own. */
function withoutNpmSettings() {
  const env = { ...process.env };
  for (const name of Object.keys(env))
    if (/^(NODE_ENV|npm_config_(prefix|local_prefix|global|omit))$/i.test(name)) delete env[name];
  return env;
}

/** Makes `npx bearings` find the command of the checkout itself, as npm does only for installed packages. */
function addCommand() {
  mkdirSync(join(modules, ".bin"), { recursive: true });
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) rmSync(link);
  if (process.platform === "win32") writeFileSync(link, `@node "%~dp0\\..\\..\\scripts\\bearings.mjs" %*\r\n`);
  else {
    chmodSync(join(root, "scripts", "bearings.mjs"), 0o755);
    symlinkSync("../../scripts/bearings.mjs", link);
  }
}
