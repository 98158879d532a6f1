import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Binaries, POSTGRESQL_MAJOR } from "@/lib/db/embedded-binaries";
import { processIdentity, run, type ServerAccount } from "@/lib/db/embedded-process";
import { folderProblem } from "@/lib/db/folder-problem";
import { AppError } from "@/lib/errors";

/** A data folder of PostgreSQL and the password of its superuser. */
export type Cluster = { data: string; password: string };

/** Where the cluster of a database folder lies. Data and password share a folder, so that they appear together. */
export function clusterPaths(folder: string): { root: string; data: string; password: string } {
  const root = join(folder, String(POSTGRESQL_MAJOR));
  return { root, data: join(root, "data"), password: join(root, "password") };
}

/**
 * Makes the cluster of a database folder, unless it is there already. Any number of processes may do so at once: each
 * builds its own and the first to rename it into place wins.
 * @param sync false leaves out flushing to disk, for tests only.
 * @throws AppError `conflict` when the folder belongs to another PostgreSQL version; `unavailable` when the disk is
 *   full or the folder cannot be written.
 */
export async function ensureCluster(
  folder: string,
  account: ServerAccount,
  binaries: () => Promise<Binaries>,
  sync: boolean,
): Promise<Cluster> {
  const paths = clusterPaths(folder);
  removeAbandoned(folder);
  if (!existsSync(paths.root)) {
    refuseOtherVersions(folder);
    await build(folder, account, await binaries(), sync);
  }
  return { data: paths.data, password: readFileSync(paths.password, "utf8").trim() };
}

function refuseOtherVersions(folder: string): void {
  const other = readdirSync(folder).find((name) => /^\d\d$/.test(name));
  if (other !== undefined)
    throw new AppError(
      "conflict",
      `The database in ${folder} was made by PostgreSQL ${other}, and this Bearings brings ${POSTGRESQL_MAJOR}, which cannot read it. Use the Bearings that made it, or set BEARINGS_HOME to a new folder.`,
    );
}

const DRAFT = /draft-(\d+)$/;

/**
 * Removes what processes that were killed have left unfinished. An initdb may outlive the process that ran it by a
 * moment and still be writing there; what cannot be removed now is removed by a later start.
 */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = DRAFT.exec(name)?.[1];
    if (pid === undefined || processIdentity(Number(pid)) !== null) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {}
  }
}

async function build(folder: string, account: ServerAccount, binaries: Binaries, sync: boolean): Promise<void> {
  const draft = join(folder, `draft-${process.pid}`);
  const password = join(draft, "password");
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(password, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
    if (account !== null) for (const path of [draft, password]) chownSync(path, account.uid, account.gid);
    const { code, output } = await run(account, binaries.initdb, [
      ...["-D", join(draft, "data"), "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${password}`],
      // The built-in provider sorts alike on every system and never changes under an index.
      ...["-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--data-checksums"],
      ...(sync ? [] : ["--no-sync"]),
    ]);
    if (code !== 0) throw folderProblem(`initdb could not make the database: ${output.trim()}`, folder);
    renameSync(draft, clusterPaths(folder).root);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process put its cluster there first.
    if (!existsSync(clusterPaths(folder).root)) throw folderProblem(error, folder);
  }
}
