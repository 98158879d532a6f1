import { z } from "zod";
import { ACCOUNT_LOCK } from "@/lib/db/account-lock";
import { database } from "@/lib/db/client";
import type { Scan } from "@/lib/db/generated/client";
import { log } from "@/lib/log";
import { defineTask, type Transaction } from "@/lib/operations/define";
import { enqueueScan } from "@/lib/queue";
import { endScan } from "./end-scan";
import { runsItself } from "./scan-view";

/** How long a scan may be without a sign of life before somebody else looks after it, in seconds. */
const SILENCE_SECONDS = 20;
/** How often a scan may lose its worker before it is given up. */
export const MAX_ATTEMPTS = 3;

/** What was done about scans whose runner is gone. */
export type Reaped = { interrupted: number; queued: number };

/**
 * Looks after scans that nobody runs: a free lock tells that the runner is gone. Scans of workers are queued again
 * under the same number, those of a command line are marked interrupted. A scan whose snapshot was committed is no
 * longer under way: the commit closes its row. Safe to run anywhere, any number of times.
 * @param account only this connection's; all of them when left out.
 */
export const reapScans = defineTask({
  id: "scan.reap",
  permission: "scan:maintain",
  input: z.object({ account: z.string().optional() }),
  run: async ({ input }): Promise<Reaped> => {
    const active = await database().scan.findMany({
      where: {
        status: { in: ["queued", "running"] },
        ...(input.account === undefined ? {} : { account: { name: input.account } }),
      },
      select: { id: true },
    });
    const reaped: Reaped = { interrupted: 0, queued: 0 };
    for (const { id } of active) {
      const did = await database().$transaction((tx) => reap(tx, id));
      if (did === null) continue;
      reaped[did] += 1;
      log.info({ scanId: id, did }, "Looked after a scan that nobody ran");
    }
    return reaped;
  },
});

async function reap(tx: Transaction, id: string): Promise<keyof Reaped | null> {
  const scan = await tx.scan.findUnique({ where: { id }, omit: { progress: true } });
  if (scan === null) return null;
  if (scan.status === "queued") return silent(scan.heartbeatAt ?? scan.createdAt) ? requeue(tx, scan) : null;
  if (scan.status !== "running" || !(await lockIsFree(tx, scan.accountId))) return null;
  if (runsItself(scan.requestedBy)) {
    await endScan(tx, scan, {
      status: "interrupted",
      error: "The process that ran the scan ended before it was done.",
    });
    return "interrupted";
  }
  if (!silent(scan.heartbeatAt ?? scan.startedAt ?? scan.createdAt)) return null;
  if (scan.attempt < MAX_ATTEMPTS) return requeue(tx, scan);
  await endScan(tx, scan, {
    status: "interrupted",
    error: `The worker that ran the scan died ${scan.attempt} times. Look into the log of the worker.`,
  });
  return "interrupted";
}

/** Sees to it that a job exists; null when there is one, which a busy worker has not come to. */
async function requeue(tx: Transaction, scan: Pick<Scan, "accountId">): Promise<"queued" | null> {
  return (await enqueueScan(tx, scan.accountId)) ? "queued" : null;
}

function silent(since: Date): boolean {
  return Date.now() - since.getTime() > SILENCE_SECONDS * 1000;
}

/** Takes the lock until the transaction ends, so that no runner begins while we decide. */
async function lockIsFree(tx: Transaction, accountId: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ free: boolean }[]>`
    select pg_try_advisory_xact_lock(${ACCOUNT_LOCK}::int, ${accountId}::int) as free`;
  return row?.free === true;
}
