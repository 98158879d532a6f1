import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { bearingsHome, checkout } from "@/lib/db/home";
import { type DatabaseServer, ensureDatabase } from "@/lib/db/server";
import { environment, environmentWith } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type Address, localAddress, requireFreePort } from "@/lib/launch/address";
import { type Kept, keepRunning, type Program } from "@/lib/launch/keep-running";
import { lastLines } from "@/lib/launch/log-file";
import { claimPort } from "@/lib/launch/running";

/** How often to look whether the embedded database lives, in milliseconds; a look costs two small reads. */
const WATCH_MS = 500;
/** Longest time that the worker waits for the pages to be there, in milliseconds. */
const WORKER_WAITS_MS = 5000;
/** How often in a row the pages may end within seconds before we give up. */
const MOST_FAILURES = 5;

export type Launch = {
  /** `start`: pages and a worker; `dev`: the same, pages rebuilt as they are edited; `worker`: a worker alone. */
  mode: "start" | "dev" | "worker";
  /** Tells the user something. */
  say: (sentence: string) => void;
  /** Ends the launch when aborted. */
  signal: AbortSignal;
};

/**
 * Runs Bearings until `signal` is aborted: the database, then its pages and a worker as processes of their own, each
 * started again when it dies. A page that brings the web server down must not end a scan that is under way, so no
 * death ends the others; only pages that cannot start at all do.
 * @returns after everything has ended.
 * @throws AppError with a sentence that says what to do.
 */
export async function launch({ mode, say, signal }: Launch): Promise<void> {
  const { HOST: host, PORT: port } = environment();
  const address = mode === "worker" ? null : localAddress(host, port);
  const home = bearingsHome();
  const claim = address === null ? null : claimPort(home, port, address.url);
  if (claim !== null && "url" in claim) return say(`Bearings is already running: ${claim.url}`);
  try {
    if (address !== null) await requireFreePort(address);
    const database = await ensureDatabase(say);
    try {
      await runPrograms(mode, address, home, database, say, signal);
    } finally {
      await database.close();
    }
  } finally {
    claim?.forget();
  }
}

async function runPrograms(
  mode: Launch["mode"],
  address: Address | null,
  home: string,
  database: DatabaseServer,
  say: Launch["say"],
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const over = AbortSignal.any([signal, failed.signal]);
  const root = checkout();
  const common: Common = {
    home,
    cwd: root,
    onTerminal: mode === "dev",
    environment: () =>
      environmentWith({
        DATABASE_URL: database.url,
        BEARINGS_HOME: home,
        BEARINGS_PARENT: String(process.pid),
        NODE_ENV: mode === "dev" ? "development" : "production",
        NEXT_TELEMETRY_DISABLED: "1",
        // From Node 22 on: a quarter less of the pages' start. https://nodejs.org/api/cli.html#node_compile_cachedir
        NODE_COMPILE_CACHE: join(root, ".cache", "compiled"),
      }),
  };
  const kept: Kept[] = [];
  const startWorker = (): void => {
    if (!over.aborted) kept.push(keepRunning(worker(common, say)));
  };
  try {
    if (address === null) {
      startWorker();
      say("A Bearings worker is running.");
    } else {
      kept.push(
        keepRunning(web(common, mode === "dev" ? "dev" : "start", address, say, (error) => failed.abort(error))),
      );
      // The pages first: whoever waits for them does not wait for a worker as well.
      void Promise.race([announce(address, say, over), sleep(WORKER_WAITS_MS)]).then(startWorker);
    }
    await watch(database, kept, say, over);
    if (failed.signal.aborted) throw failed.signal.reason;
  } finally {
    await Promise.all(kept.map((program) => program.stop()));
  }
}

type Common = Pick<Program, "home" | "cwd" | "onTerminal" | "environment">;

// No source maps: reading them costs the pages half a second of their start, and each process some 50 MB.
const preload = (root: string): string[] => [
  "--import",
  // An address, since a path of Windows would be taken for one with the scheme "c".
  pathToFileURL(join(root, "dist", "with-parent.js")).href,
];

function web(
  common: Common,
  command: "start" | "dev",
  { host, port }: Address,
  say: Launch["say"],
  fail: (error: AppError) => void,
): Program {
  const next = join(common.cwd, "node_modules", "next", "dist", "bin", "next");
  return {
    ...common,
    name: "web",
    args: [...preload(common.cwd), next, command, "-H", host, "-p", String(port)],
    onEnd: (ending, failures, log) => {
      if (failures < MOST_FAILURES) {
        say(`The web server ended (${ending}) and is started again.`);
        return true;
      }
      const end = log === "" ? "" : ` Their log, ${log}, ends with:\n${lastLines(log, 15)}`;
      fail(new AppError("unavailable", `The pages cannot be served (${ending}).${end}`));
      return false;
    },
  };
}

function worker(common: Common, say: Launch["say"]): Program {
  return {
    ...common,
    name: "worker",
    args: [...preload(common.cwd), join(common.cwd, "dist", "worker.js")],
    onEnd: (ending, failures, log) => {
      const hint = failures > 1 && log !== "" ? ` Its log is ${log}.` : "";
      // Later ones would only repeat it.
      if (failures <= MOST_FAILURES) say(`The worker ended (${ending}) and is started again.${hint}`);
      return true;
    },
  };
}

/** Says that the pages are there, once a request for one was answered. */
async function announce({ url }: Address, say: Launch["say"], over: AbortSignal): Promise<void> {
  let errors = 0;
  while (!over.aborted) {
    const answer = await fetch(url, { redirect: "manual", signal: over }).catch(() => null);
    if (answer !== null && answer.status < 500) return say(`Bearings is ready: ${url}`);
    if (answer !== null && ++errors === 20) say(`The pages answer with an error (${answer.status}); see logs/web.log.`);
    await sleep(50);
  }
}

/** Starts the database again whenever it has died, until `over`. */
async function watch(database: DatabaseServer, kept: Kept[], say: Launch["say"], over: AbortSignal): Promise<void> {
  let complaint = "";
  while (!over.aborted) {
    await sleep(WATCH_MS, undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) return;
    const url = database.url;
    const from = Date.now();
    try {
      if (!(await database.revive())) continue;
      complaint = "";
      say(`The database had died and was started again (${((Date.now() - from) / 1000).toFixed(1)} s).`);
      // It could not have its port back: only a restart tells the programs the new one.
      if (database.url !== url) for (const program of kept) program.restart();
    } catch (error) {
      // Space may be made meanwhile; say it once and go on trying.
      const sentence = error instanceof AppError ? error.message : String(error);
      if (sentence !== complaint) say(sentence);
      complaint = sentence;
    }
  }
}
