import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dashboard } from "./dashboard";

/** The processes of a dashboard that a journey may kill. */
export type Part = "web server" | "worker" | "database";

const COMMANDS: Record<Exclude<Part, "database">, RegExp> = {
  // Next's server gives itself a title of its own.
  "web server": /\bnext\b|next-server/,
  worker: /worker\.js/,
};

/** Process number of a part of a dashboard. @throws Error when it does not run, or more than one does. */
export function processOf(dashboard: Dashboard, part: Part): number {
  if (part === "database") return postmaster(dashboard.home);
  const found = children(dashboard.pid).filter(({ command }) => COMMANDS[part].test(command));
  const [only, ...more] = found;
  if (only === undefined || more.length > 0) throw new Error(`The dashboard has ${found.length} processes: ${part}.`);
  return only.pid;
}

/** Kills a part of a dashboard as nothing can prevent: kill -9. @returns its process number. */
export function kill(dashboard: Dashboard, part: Part): number {
  const pid = processOf(dashboard, part);
  process.kill(pid, "SIGKILL");
  return pid;
}

function children(parent: number): { pid: number; command: string }[] {
  return execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const [, pid, ppid, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return Number(ppid) === parent ? [{ pid: Number(pid), command }] : [];
    });
}

/** The first line of its pid file is the number of PostgreSQL's first process, the one that all others end with. */
function postmaster(home: string): number {
  const versions = join(home, "database");
  const files = readdirSync(versions)
    .map((version) => join(versions, version, "data", "postmaster.pid"))
    .filter((file) => existsSync(file));
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new Error(`There are ${files.length} databases below ${home}.`);
  return Number(readFileSync(file, "utf8").split("\n")[0]);
}
