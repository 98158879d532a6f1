import { z } from "zod";
import { type AccountLock, lockAccount } from "@/lib/db/account-lock";
import { database } from "@/lib/db/client";
import { log } from "@/lib/log";
import { defineTask } from "@/lib/operations/define";
import { endScan } from "./end-scan";
import { executeScan, HandedBack } from "./execute-scan";
import { MAX_ATTEMPTS } from "./reap-scans";
import { runsItself } from "./scan-view";

/**
 * Runs the scan that is under way for an account, as a worker does: from its beginning, under its own number, also
 * when another worker died in the middle of it. Does nothing when there is none, or when somebody runs it already.
 * A scan that fails for a reason that people can do something about ends as interrupted and is not tried again.
 * @param live `stop` hands the scan back to the queue: the worker is about to end.
 */
export const runQueuedScan = defineTask({
  id: "scan.run",
  permission: "scan:run",
  input: z.object({ accountId: z.number().int() }),
  run: async ({ input }, live: { stop: AbortSignal }): Promise<void> => {
    const lock = await lockAccount(input.accountId);
    if (lock === null) return;
    try {
      await runUnder(lock, input.accountId, live.stop);
    } finally {
      await lock.release();
    }
  },
});

async function runUnder(lock: AccountLock, accountId: number, stop: AbortSignal): Promise<void> {
  const scan = await database().scan.findFirst({ where: { accountId, status: { in: ["queued", "running"] } } });
  if (scan === null || runsItself(scan.requestedBy)) return;
  const problem =
    scan.cancelRequestedAt !== null
      ? "Cancelled after the worker that ran it had died; nothing was kept."
      : scan.attempt >= MAX_ATTEMPTS
        ? `The worker that ran the scan died ${scan.attempt} times. Look into the log of the worker.`
        : null;
  if (problem !== null) {
    await database().$transaction((tx) => endScan(tx, scan, { status: "interrupted", error: problem }));
    return;
  }
  const now = new Date();
  const begun = await database().scan.update({
    where: { id: scan.id },
    data: { status: "running", attempt: scan.attempt + 1, startedAt: now, heartbeatAt: now },
    include: { account: true },
  });
  try {
    await executeScan(begun, lock, { stop });
  } catch (error) {
    if (error instanceof HandedBack || lock.lost.aborted) throw error;
    // Its row says why: for the queue the job is done.
    log.warn(
      { scanId: scan.id, reason: error instanceof Error ? error.message : String(error) },
      "A scan was interrupted",
    );
  }
}
