import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { checkout } from "@/lib/db/home";

const ROOT = checkout();

/** Builds dist/ when it is stale, as the command `bearings` does before it runs. */
export function ensurePrograms(): void {
  const built = spawnSync(process.execPath, [join(ROOT, "scripts", "bearings.mjs"), "--help"], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(`The programs could not be built:\n${built.stderr}`);
}

/** How a program ended, and what it wrote. */
export type Ended = { status: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

/** A program of ours that runs. */
export type Running = {
  child: ChildProcess;
  /** What it has written so far. */
  written: () => { stdout: string; stderr: string };
  ended: Promise<Ended>;
};

/**
 * Starts a program of dist/ as a process of its own.
 * @param env set besides, or against (undefined takes one away), those of this process.
 */
export function startProgram(
  name: "cli" | "worker",
  args: readonly string[],
  env: Record<string, string | undefined> = {},
): Running {
  const given: NodeJS.ProcessEnv = { ...process.env, ...env };
  const child = spawn(process.execPath, [join(ROOT, "dist", `${name}.js`), ...args], {
    // An undefined variable is left out.
    env: given,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => {
    written.stdout += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    written.stderr += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => resolve({ status, signal, ...written }));
  });
  return { child, written: () => ({ ...written }), ended };
}
