import { existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { folderProblem } from "@/lib/db/folder-problem";
import { makeFolder } from "@/lib/db/home";

const LARGEST_BYTES = 10_000_000;

/** A log that a program writes to by itself. */
export type LogFile = { path: string; descriptor: number };

/**
 * Opens a log for appending, in the folder of local state. One that has grown over 10 MB is put aside under the same
 * name with `.1`, in place of the one before.
 * @param name `web`, `worker`.
 * @throws AppError when the folder cannot be written.
 */
export function openLog(home: string, name: string): LogFile {
  const path = join(makeFolder(join(home, "logs"), 0o700), `${name}.log`);
  try {
    if (existsSync(path) && statSync(path).size > LARGEST_BYTES) renameSync(path, `${path}.1`);
    return { path, descriptor: openSync(path, "a", 0o600) };
  } catch (error) {
    throw folderProblem(error, path);
  }
}

/** Last lines of a log, for telling why a program ended. */
export function lastLines(path: string, count: number): string {
  if (!existsSync(path)) return "";
  return readFileSync(path, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}
