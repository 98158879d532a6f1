import { type ChildProcess, type StdioOptions, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Writable } from "node:stream";
import { bareEnvironment } from "@/lib/env";

/** The account that PostgreSQL runs under: null for our own, else the one that root steps down to. */
export type ServerAccount = { uid: number; gid: number } | null;

/**
 * What tells a process apart from a later one with the same number: its start time as the system counts it. The
 * leash computes the same text in shell (see embedded-leash.ts).
 * @returns null when there is no such process, or only a dead one that its parent has not collected.
 */
export function processIdentity(pid: number): string | null {
  if (process.platform === "linux") {
    // Fields after the command's closing bracket: state is the first, start time the twentieth (man 5 proc).
    const fields = read(`/proc/${pid}/stat`)
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields[0] === "" || fields[0] === "Z" ? null : (fields[19] ?? null);
  }
  if (process.platform === "win32") return isRunning(pid) ? String(pid) : null;
  const { stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], {
    encoding: "utf8",
    env: bareEnvironment(),
  });
  return stdout.trim() === "" ? null : stdout.trim().replaceAll(/\s+/g, " ");
}

/**
 * Command line of a process, empty when it is gone. On Windows, where there is no quick way to ask, `postgres` for
 * every living process.
 */
export function processCommand(pid: number): string {
  if (process.platform === "linux") return read(`/proc/${pid}/cmdline`).replaceAll("\0", " ");
  if (process.platform === "win32") return isRunning(pid) ? "postgres" : "";
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * Runs a program to its end.
 * @param account whom to run it as.
 * @param heldOpen a stream that the program's shell keeps open while it runs.
 * @returns exit code (null when it could not be started or died of a signal) and all that it printed.
 */
export function run(
  account: ServerAccount,
  file: string,
  args: readonly string[],
  heldOpen?: Writable,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const stdio: StdioOptions = ["ignore", "pipe", "pipe", ...(heldOpen === undefined ? [] : [heldOpen])];
    const child: ChildProcess = spawn(file, args, {
      ...account,
      // Not our own folder: the other account may not be allowed to stand in it.
      cwd: process.platform === "win32" ? undefined : "/",
      stdio,
      env: bareEnvironment(),
      windowsHide: true,
    });
    let output = "";
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", (error) => resolve({ code: null, output: error.message }));
    // Not "close": a server that was started may keep the pipes.
    child.on("exit", (code) => setImmediate(() => resolve({ code, output })));
  });
}
