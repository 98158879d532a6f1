import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Linux counts a process's time on a processor in hundredths of a second (man 5 proc, `USER_HZ`). */
const TICK_MS = 10;

/**
 * Milliseconds that a process spent on a processor so far, all its threads together; NaN where the system does not
 * tell it (only Linux does). On a machine that is busy with other things this means more than the clock.
 */
export function processorTime(pid: number): number {
  try {
    // After the name, which is in brackets and may hold anything: fields 3 and on; 14 and 15 are user's and system's.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}

/** Bytes of memory that a process holds. */
export function residentMemory(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024;
}
