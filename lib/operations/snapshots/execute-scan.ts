import { setMaxListeners } from "node:events";
import type { AwsConnection } from "@/lib/aws/connection";
import { collectAccount } from "@/lib/collectors/engine/collect-account";
import { collectors } from "@/lib/collectors/registry";
import type { AccountLock } from "@/lib/db/account-lock";
import { database, databasePool } from "@/lib/db/client";
import type { Account, Scan } from "@/lib/db/generated/client";
import { SnapshotWriter } from "@/lib/db/snapshot-store/writer";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { type SignedIn, signIn } from "@/lib/operations/accounts/sign-in";
import { wayInto } from "@/lib/operations/accounts/way-in";
import { adoptIdentity } from "./adopt-identity";
import { endScan, judgeAndNote } from "./end-scan";
import { regionsToScan } from "./regions-to-scan";
import { ScanReporter } from "./scan-reporter";
import { runsItself, type ScanProgress } from "./scan-view";

/** What to say of a scan that ended before it had anything to keep. */
export const CANCELLED_EARLY = "Cancelled before anything was seen.";

/** The scan went back to the queue because its worker was asked to end. */
export class HandedBack extends Error {
  override readonly name = "HandedBack";
}

/** What a runner is called with besides the scan. */
export type ScanLive = {
  /** Ends the scan and keeps what was seen. */
  cancel?: AbortSignal;
  /** Ends the scan and hands it back to the queue. */
  stop?: AbortSignal;
  onProgress?: (progress: ScanProgress) => void;
  /** Connection to use instead of the account's, and to keep once it has signed in. */
  connection?: AwsConnection;
};

/**
 * Takes the snapshot of a scan that is marked running, under the account's lock, and closes its row: with the
 * snapshot, or as interrupted with the reason.
 * @throws AppError for what people can do something about; HandedBack; anything else when the lock was lost (its row
 *   is then left to whoever gets the lock) or for a fault of ours.
 */
export async function executeScan(scan: Scan & { account: Account }, lock: AccountLock, live: ScanLive): Promise<void> {
  const keep = new AbortController();
  const drop = new AbortController();
  const over = AbortSignal.any([keep.signal, drop.signal, ...present(live.cancel, live.stop), lock.lost]);
  setMaxListeners(0, over);
  const cancelled = () => keep.signal.aborted || live.cancel?.aborted === true;
  const reporter = new ScanReporter(
    scan.id,
    () => keep.abort(),
    () => drop.abort(),
  );
  const report = (progress: ScanProgress) => {
    reporter.report(progress);
    live.onProgress?.(progress);
  };
  reporter.start();
  try {
    await takeSnapshot(scan, lock, { ...live, over, cancelled, report, quiet: () => reporter.stop() });
  } catch (error) {
    await reporter.stop();
    // Nothing is stored yet when AWS is still being asked who we are and where.
    const reason = cancelled() && isUnavailable(error) ? new AppError("conflict", CANCELLED_EARLY) : error;
    throw await settleFailure(scan, lock, reason, { stopped: live.stop?.aborted === true, taken: drop.signal.aborted });
  }
}

type Run = ScanLive & {
  /** Aborted when the collection is to end, whatever for. */
  over: AbortSignal;
  cancelled: () => boolean;
  report: (progress: ScanProgress) => void;
  /** Ends the writing of progress: from then on the commit writes the row. */
  quiet: () => Promise<void>;
};

async function takeSnapshot(scan: Scan & { account: Account }, lock: AccountLock, run: Run): Promise<void> {
  const connection = run.connection ?? wayInto(scan.account);
  const signedIn = await signIn(connection, { signal: run.over });
  try {
    await adoptIdentity(scan, signedIn.identity.awsAccountId, run.connection);
    await collectAndStore(scan, signedIn, lock, run);
  } finally {
    signedIn.session.close();
  }
}

async function collectAndStore(scan: Scan, { session, identity }: SignedIn, lock: AccountLock, run: Run) {
  let latest: ScanProgress = { scopes: [], calls: 0 };
  const collection = collectAccount({
    collectors,
    session,
    ...identity,
    regions: await regionsToScan(session, identity, scan.regions),
    services: scan.services,
    signal: run.over,
    onProgress: (progress) => {
      latest = progress;
      run.report(progress);
    },
    onBug: (error, place) => log.error({ scanId: scan.id, ...place, err: error }, "A collector has a fault"),
  });
  const { startedAt } = collection;
  const writer = await SnapshotWriter.open(databasePool(), { accountId: scan.accountId, seq: scan.seq, startedAt });
  let sawSomething = false;
  for await (const listing of collection.listings) {
    sawSomething ||= listing.status !== "unseen";
    await writer.add(listing);
  }
  if (run.over.aborted && !run.cancelled()) throw new Error("the scan was ended from outside");
  if (run.cancelled() && !sawSomething) throw new AppError("conflict", CANCELLED_EARLY);
  await run.quiet();
  const { gaps, calls } = collection;
  await writer.commit(lock.client, { gaps, calls, finishedAt: new Date(), progress: latest }, judgeAndNote(scan));
}

/** Closes the row of a scan without a snapshot, as far as that is ours to do. @returns the error to throw. */
async function settleFailure(
  scan: Scan,
  lock: AccountLock,
  error: unknown,
  ended: { stopped: boolean; taken: boolean },
): Promise<unknown> {
  if (ended.taken) return new AppError("conflict", "The scan was closed by another process.");
  if (ended.stopped) {
    const { count } = await database().scan.updateMany({
      where: { id: scan.id, status: "running" },
      data: { status: "queued", attempt: scan.attempt - 1, heartbeatAt: new Date() },
    });
    return count === 0 ? error : new HandedBack("the worker was asked to end");
  }
  if (lock.lost.aborted) {
    // A worker's scan goes on in another worker; ours ends here, and its row says so if it can still be told.
    if (runsItself(scan.requestedBy)) await interrupt(scan, "The connection to the database was lost.").catch(noted);
    return new AppError(
      "unavailable",
      "The connection to the database was lost during the scan. Start it again.",
      null,
      {
        cause: error,
      },
    );
  }
  if (!(error instanceof AppError)) log.error({ scanId: scan.id, err: error }, "A scan failed");
  const message =
    error instanceof AppError
      ? error.message
      : `An unexpected failure: ${error instanceof Error ? error.message : error}`;
  await interrupt(scan, message);
  return error;
}

function interrupt(scan: Scan, error: string): Promise<void> {
  return database().$transaction((tx) => endScan(tx, scan, { status: "interrupted", error }));
}

function noted(error: unknown): void {
  log.warn(
    { reason: error instanceof Error ? error.message : String(error) },
    "A scan could not be marked interrupted",
  );
}

function isUnavailable(error: unknown): boolean {
  return error instanceof AppError && error.code === "unavailable";
}

function present(...signals: (AbortSignal | undefined)[]): AbortSignal[] {
  return signals.filter((signal) => signal !== undefined);
}
