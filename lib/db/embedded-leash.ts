import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { processIdentity } from "@/lib/db/embedded-process";
import { folderProblem } from "@/lib/db/folder-problem";
import { bareEnvironment } from "@/lib/env";

// Every process that uses the server is written down in `clients/`, as PID.RANDOM holding its identity. Beside each
// waits a shell whose standard input ends when the process does, however it ended. The shell then takes the process
// off the list and, when nobody else is on it, stops the server. Before it decides, it writes itself down in
// `stopping/`; a newcomer first enters `clients/` and then looks there. So one of the two always sees the other, and
// no server is stopped under somebody who has just arrived.
const LEASH = String.raw`
cat >/dev/null
client=$1 folder=$2 data=$3
identity() {
  if [ -r /proc/self/stat ]; then
    set -- $(sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null)
    [ "$1" = Z ] || echo "${"$"}{20}"
  else
    set -- $(LC_ALL=C ps -o lstart= -p "$1" 2>/dev/null); echo "$*"
  fi
}
command_line() {
  if [ -r /proc/self/stat ]; then tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null
  else ps -o command= -p "$1" 2>/dev/null; fi
}
mark="$folder/stopping/$$"
mkdir -p "$folder/stopping"
identity $$ >"$mark.new" && mv "$mark.new" "$mark"
rm -f "$client"
others=
for file in "$folder"/clients/*; do
  [ -f "$file" ] || continue
  pid=${"$"}{file##*/}; pid=${"$"}{pid%%.*}
  now=$(identity "$pid")
  if [ -n "$now" ] && [ "$now" = "$(cat "$file")" ]; then others=1; else rm -f "$file"; fi
done
if [ -z "$others" ] && read -r server <"$data/postmaster.pid" 2>/dev/null; then
  case "$(command_line "$server")" in *postgres*"$data"*)
    kill -INT "$server"
    tries=0
    while [ -n "$(identity "$server")" ] && [ $tries -lt 600 ]; do sleep 0.05; tries=$((tries + 1)); done
  esac
fi
rm -f "$mark"
`;

/** This process's claim on the server. */
export type Leash = {
  /** A stream to hand to a process that is starting the server: the leash waits for it as well. */
  hold: Writable | undefined;
  /** Gives up the claim; the last one to do so stops the server, and this waits until it has stopped. */
  release(): Promise<void>;
};

/**
 * Claims the server of a folder for this process, until `release` or its death by any means.
 * @param folder the database's folder.
 * @param data PostgreSQL's data folder in it.
 */
export async function claim(folder: string, data: string): Promise<Leash> {
  const client = join(folder, "clients", `${process.pid}.${randomBytes(4).toString("hex")}`);
  const draft = join(folder, `client.${process.pid}`);
  try {
    mkdirSync(join(folder, "clients"), { recursive: true });
    // Renamed into place, so that nobody reads it half written.
    writeFileSync(draft, `${processIdentity(process.pid)}\n`);
    renameSync(draft, client);
  } catch (error) {
    rmSync(draft, { force: true });
    throw folderProblem(error, folder);
  }
  // Windows has no such shell: there the server outlives a process that is killed, and the next one attaches to it.
  if (process.platform === "win32") return { hold: undefined, release: async () => rmSync(client, { force: true }) };

  const watch = (): ChildProcess =>
    // The script travels in the environment, so that the list of processes stays readable.
    spawn("/bin/sh", ["-c", 'eval "$LEASH"', "bearings-leash", client, folder, data], {
      cwd: "/",
      env: { ...bareEnvironment(), LEASH },
      // In a session of its own: Ctrl-C at the terminal is not meant for it.
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
  const shell = watch();
  shell.unref();
  const input = shell.stdin;
  if (input === null) throw new Error("the leash has no standard input");
  // A leash that somebody killed is noticed at release.
  input.on("error", () => undefined);
  if ("unref" in input && typeof input.unref === "function") input.unref();
  await stopped(folder);
  return {
    hold: input,
    release: async () => {
      const last = shell.exitCode === null && shell.signalCode === null ? shell : watch();
      last.ref();
      const ended = new Promise((resolve) => last.once("exit", resolve));
      last.stdin?.end();
      await ended;
    },
  };
}

/** Waits for leashes that are about to stop the server, as far as they are alive. */
async function stopped(folder: string): Promise<void> {
  const marks = join(folder, "stopping");
  const isStopping = (name: string): boolean => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(join(marks, name), "utf8").trim() === processIdentity(Number(name));
    } catch {
      return false;
    }
  };
  while (existsSync(marks) && readdirSync(marks).some(isStopping)) await sleep(20);
}
