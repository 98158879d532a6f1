import { readFileSync, realpathSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Cluster } from "@/lib/db/embedded-cluster";
import { processCommand, processIdentity } from "@/lib/db/embedded-process";
import { errorCode } from "@/lib/db/folder-problem";

/** Name of our database in the embedded server. */
const DATABASE = "bearings";

/** A server that says it works on a data folder, from its own postmaster.pid. */
export type Postmaster = { pid: number; identity: string; port: number | null };

/**
 * Looks for the server of a data folder. Its pid file may be left over from one that was killed; what it names is
 * believed only when such a process lives and its command line names this folder.
 * @returns the server; `absent` when none runs; `starting` while a pid file is being written.
 */
export function findPostmaster(data: string): Postmaster | "absent" | "starting" {
  const path = join(data, "postmaster.pid");
  const text = pidFile(path);
  if (text === null) return "absent";
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  // PostgreSQL fills the file a moment after it made it; one that stays empty is left over from a full disk or crash.
  if (!Number.isInteger(pid) || pid <= 0) return setAside(path, text) ? "absent" : "starting";
  const identity = processIdentity(pid);
  if (identity !== null && isServerOf(data, pid)) {
    const port = Number(lines[3]);
    return { pid, identity, port: port > 0 ? port : null };
  }
  // PostgreSQL itself overlooks a pid file whose process is dead, but would refuse for ever when a stranger has got
  // that number since (usual in containers and after a reboot), or a dead process that nobody collects.
  setAside(path, text);
  return "absent";
}

/** True while this very server lives. Costs two reads on Linux. */
export function isAlive(data: string, { pid, identity }: Postmaster): boolean {
  return processIdentity(pid) === identity && isServerOf(data, pid);
}

function isServerOf(data: string, pid: number): boolean {
  const command = processCommand(pid);
  return command.includes("postgres") && (process.platform === "win32" || command.includes(data));
}

function pidFile(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/**
 * Moves a left-over pid file away, then deletes it if it still is the one that was judged; a server that started in
 * between gets its own back.
 */
function setAside(path: string, judged: string): boolean {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, "utf8") === judged) {
      rmSync(aside);
      return true;
    }
    renameSync(aside, path);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
  return false;
}

/** Connection string of a cluster's database, or of another one in it. */
export function clusterUrl({ password }: Cluster, port: number, name = DATABASE): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`;
}

/**
 * Asks whether the server at a port is ours: it takes our password and works on our data folder.
 * @returns `ours`, with our database made if it was missing; `starting` while it recovers or stops; `other` when
 *   nothing, or somebody else, answers.
 */
export async function probe(cluster: Cluster, port: number): Promise<"ours" | "starting" | "other"> {
  try {
    const folder = await ask(clusterUrl(cluster, port), "show data_directory");
    return samePath(String(folder), cluster.data) ? "ours" : "other";
  } catch (error) {
    // 57P03: starting up, shutting down or recovering (PostgreSQL manual, appendix A).
    if (errorCode(error) === "57P03") return "starting";
    if (errorCode(error) !== "3D000") return "other";
  }
  try {
    await ask(clusterUrl(cluster, port, "postgres"), `create database "${DATABASE}"`);
  } catch (error) {
    // 42P04, 23505: another process makes it at this moment.
    if (!["42P04", "23505"].includes(errorCode(error))) throw error;
  }
  return "starting";
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query({ text: sql, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}

function samePath(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
