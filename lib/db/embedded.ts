import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { databaseFolder, serverAccount } from "@/lib/db/embedded-account";
import { findBinaries } from "@/lib/db/embedded-binaries";
import { type Cluster, clusterPaths, ensureCluster } from "@/lib/db/embedded-cluster";
import { claim, type Leash } from "@/lib/db/embedded-leash";
import { clusterUrl, findPostmaster, isAlive, type Postmaster, probe } from "@/lib/db/embedded-postmaster";
import { run, type ServerAccount } from "@/lib/db/embedded-process";
import { folderProblem } from "@/lib/db/folder-problem";
import { AppError } from "@/lib/errors";

/** Longest time without any answer from a server that is being started, in milliseconds. */
const PATIENCE_MS = 120_000;
const LOOK_AGAIN_MS = 50;
const LARGEST_LOG_BYTES = 10_000_000;

export type EmbeddedOptions = {
  /** Folder of local state. */
  home: string;
  /** Server settings beyond the defaults (`fsync=off`), for tests. */
  settings?: readonly string[];
  /** Tells the user something once. */
  say?: (sentence: string) => void;
};

/** This process's hold on the embedded server. */
export type EmbeddedServer = {
  /** Connection string; changes only when a revived server could not have its port back. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** The database's folder. */
  readonly folder: string;
  /** Whether this process started the server or found it running. */
  readonly how: "started" | "attached";
  /**
   * Starts the server again if it has died.
   * @returns true if it had to.
   */
  revive(): Promise<boolean>;
  /** Lets go; the server stops with the last process that does, and this waits for it. */
  close(): Promise<void>;
};

type Found = { postmaster: Postmaster; port: number; how: "started" | "attached" };

/**
 * Starts the embedded PostgreSQL of a folder of local state, or attaches to it when it runs. Makes it on first use.
 * Any number of processes may do so at once. The server ends with the last of them, even if that is killed.
 * @throws AppError `unavailable` or `conflict` with a sentence that says what to do.
 */
export async function ensureEmbedded({ home, settings = [], say }: EmbeddedOptions): Promise<EmbeddedServer> {
  const account = serverAccount();
  const folder = await databaseFolder(home, account, say ?? (() => undefined));
  const leash = await claim(folder, clusterPaths(folder).data);
  try {
    const binaries = () => findBinaries(account, folder);
    const cluster = await ensureCluster(folder, account, binaries, !settings.includes("fsync=off"));
    const start = async (port: number): Promise<string | null> =>
      startServer({ folder, cluster, account, leash, settings, pgCtl: (await binaries()).pgCtl, port });
    let found = await startOrAttach(folder, cluster, start);
    return {
      get url() {
        return clusterUrl(cluster, found.port);
      },
      get port() {
        return found.port;
      },
      get pid() {
        return found.postmaster.pid;
      },
      get how() {
        return found.how;
      },
      folder,
      async revive() {
        if (isAlive(cluster.data, found.postmaster)) return false;
        found = await startOrAttach(folder, cluster, start);
        return true;
      },
      close: leash.release,
    };
  } catch (error) {
    await leash.release();
    throw error;
  }
}

async function startOrAttach(
  folder: string,
  cluster: Cluster,
  start: (port: number) => Promise<string | null>,
): Promise<Found> {
  let how: Found["how"] = "attached";
  let complaint = "";
  for (let giveUp = Date.now() + PATIENCE_MS; Date.now() < giveUp; await sleep(LOOK_AGAIN_MS)) {
    const postmaster = findPostmaster(cluster.data);
    if (postmaster === "absent") {
      const problem = await start(await choosePort(folder));
      // Whoever loses the race of two starts fails here, and attaches to the winner in the next round.
      if (problem === null) how = "started";
      else complaint = problem;
      if (problem !== null && isHopeless(problem)) break;
    } else if (postmaster !== "starting" && postmaster.port !== null) {
      const answer = await probe(cluster, postmaster.port);
      if (answer === "ours") {
        writeFileSync(join(folder, "port"), String(postmaster.port));
        return { postmaster, port: postmaster.port, how };
      }
      // Recovery after a crash takes as long as it takes.
      if (answer === "starting") giveUp = Date.now() + PATIENCE_MS;
    }
  }
  const problem = folderProblem(complaint, folder);
  if (problem instanceof AppError) throw problem;
  throw new AppError(
    "unavailable",
    `The built-in PostgreSQL does not start. ${complaint || "It runs but does not answer."} Its log is ${join(folder, "postgres.log")}.`,
  );
}

/** True for what another try cannot change. */
function isHopeless(problem: string): boolean {
  return (
    folderProblem(problem, "") instanceof AppError || /incompatible|invalid data|FATAL: {2}could not/.test(problem)
  );
}

type Start = {
  folder: string;
  cluster: Cluster;
  account: ServerAccount;
  leash: Leash;
  settings: readonly string[];
  pgCtl: string;
  port: number;
};

/** @returns null when the server came up, else what pg_ctl and the server's log said. */
async function startServer({ folder, cluster, account, leash, settings, pgCtl, port }: Start): Promise<string | null> {
  const logFile = join(folder, "postgres.log");
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG_BYTES) renameSync(logFile, `${logFile}.1`);
  const logStart = existsSync(logFile) ? statSync(logFile).size : 0;
  const options = [
    ...["-p", String(port)],
    // TCP on the loopback address rather than a socket: the same on every system, and no limit on the path's length.
    ...[`listen_addresses=127.0.0.1`, "unix_socket_directories=", ...settings].flatMap((setting) => ["-c", setting]),
  ].join(" ");
  const start = ["start", "-w", "-s", "-D", cluster.data, "-l", logFile, "-t", "60", "-o", options];
  // The shell, not the server, keeps the leash's stream open, so that a server is never forgotten when we die at the
  // moment of starting it.
  const { code, output } =
    process.platform === "win32"
      ? await run(account, pgCtl, start)
      : await run(account, "/bin/sh", ["-c", '"$0" "$@" 3>&-; exit $?', pgCtl, ...start], leash.hold);
  if (code === 0) return null;
  const log = existsSync(logFile) ? readFileSync(logFile).subarray(logStart).toString() : "";
  return `${output.trim()} ${log.split("\n").slice(-8).join("\n")}`.trim();
}

/** The port of last time while it is free, so that connections of running programs find the server again. */
async function choosePort(folder: string): Promise<number> {
  const file = join(folder, "port");
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  return (last > 0 ? await freePort(last) : null) ?? (await freePort(0)) ?? 0;
}

function freePort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host: "127.0.0.1" }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? null) : null));
    });
  });
}
