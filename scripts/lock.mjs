// One process at a time installs or builds in a checkout; others wait for it.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the checkout. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

const LOCK = join(root, ".cache", "building");
const STALE_MS = 20 * 60_000;

/** Runs `work` while no other process of this checkout does; waits for that one first. */
export async function alone(work) {
  acquire();
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function acquire() {
  let told = false;
  for (;;) {
    try {
      mkdirSync(dirname(LOCK), { recursive: true });
      writeFileSync(LOCK, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw sentence(error);
    }
    if (!isHeld()) {
      rmSync(LOCK, { force: true });
      continue;
    }
    if (!told) process.stderr.write("Another Bearings installs or builds in this folder; waiting for it…\n");
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

function isHeld() {
  try {
    const pid = Number(readFileSync(LOCK, "utf8"));
    const age = Date.now() - statSync(LOCK).mtimeMs;
    // Made a moment ago and not filled yet.
    if (pid === 0) return age < 5000;
    if (age > STALE_MS) return false;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** An error that says what to do where the checkout cannot be written. */
export function sentence(error) {
  if (["EACCES", "EPERM", "EROFS"].includes(error.code))
    return new Error(
      `Bearings may not write to ${root}, where it installs and builds. Give yourself write permission there, or copy the folder to a place of your own.`,
    );
  if (["ENOSPC", "EDQUOT"].includes(error.code))
    return new Error(`The disk that holds ${root} is full. Bearings needs about 2 GB there; free some space.`);
  return error;
}
