// Which launches (npm start, npm run dev) run from this checkout. What they serve from must not be replaced under them.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root, sentence } from "./lock.mjs";

const NOTES = join(root, ".cache", "running");

/**
 * What a launch in this environment would be.
 * @param mode `start` or `dev`.
 */
export function launchOf(mode, env = process.env) {
  const host = env.HOST || "127.0.0.1";
  const port = env.PORT || "3000";
  return {
    mode,
    home: resolve(env.BEARINGS_HOME || join(root, ".bearings")),
    port,
    url: `http://${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}:${port}`,
  };
}

/** Notes that this process is a launch, until it ends. */
export function noteLaunch(launch) {
  const note = join(NOTES, `${process.pid}.json`);
  try {
    mkdirSync(NOTES, { recursive: true });
    writeFileSync(note, JSON.stringify({ ...launch, pid: process.pid, identity: identityOf(process.pid) }));
  } catch (error) {
    throw sentence(error);
  }
  process.once("exit", () => rmSync(note, { force: true }));
}

/** Launches of this checkout that live. */
export function launchesHere() {
  return names().flatMap((name) => {
    const path = join(NOTES, name);
    try {
      const { pid, identity, ...launch } = JSON.parse(readFileSync(path, "utf8"));
      if (identity !== null && identityOf(pid) === identity) return [launch];
    } catch {
      // Half written by a process that was killed.
    }
    rmSync(path, { force: true });
    return [];
  });
}

/**
 * Ends what would replace files under a launch.
 * @param what `The packages have changed`
 * @param harmed tells the launches that need those files from the others.
 * @throws Error naming the launch and what to do.
 */
export function requireNoLaunch(what, harmed = () => true) {
  const launch = launchesHere().find(harmed);
  if (launch !== undefined)
    throw new Error(
      `${what}, and Bearings runs from this folder with those of before: ${launch.url}. Stop it (Ctrl-C where it runs), then try again.`,
    );
}

function names() {
  try {
    return readdirSync(NOTES).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
}

/** Start time of a process as the system counts it, which a later process with the same number does not share; null when there is none. */
function identityOf(pid) {
  if (process.platform === "linux") {
    try {
      // Fields after the command's closing bracket: state is the first, start time the twentieth (man 5 proc).
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return fields[0] === "Z" ? null : fields[19];
    } catch {
      return null;
    }
  }
  if (process.platform === "win32") {
    try {
      return process.kill(pid, 0) ? String(pid) : null;
    } catch {
      return null;
    }
  }
  const { stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return stdout?.trim() || null;
}
