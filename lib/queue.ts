import "server-only";
import type { PgBoss, PrismaTransactionLike } from "pg-boss";
import { z } from "zod";
import { databasePool, databaseUrl } from "@/lib/db/client";
import { log } from "@/lib/log";

/** Job that takes the snapshot asked for: at most one in the queue for each account. */
export const SCAN_QUEUE = "scan";

/** A scan's job carries the account's row id only: whoever runs it looks up which scan is under way. */
export const ScanJob = z.object({ accountId: z.number().int() });
export type ScanJob = z.infer<typeof ScanJob>;

// A worker that stops giving signs of life for `heartbeatSeconds` loses its job to another one. The limit of retries
// only stops a job that fails at once each time; scans have a limit of their own (run-scan).
const SCAN_QUEUE_OPTIONS = {
  notify: true,
  retryLimit: 3,
  retryDelay: 2,
  heartbeatSeconds: 10,
  expireInSeconds: 86_400,
};

/** Loaded by who uses it: it takes 60 MB, and a command line that scans by itself has no queue. */
const pgBoss = () => import("pg-boss");

/**
 * Queues the scan of an account as part of a transaction: rolled back, the job never was. Does nothing when the
 * account's job is queued or being worked on already.
 * @param tx Prisma inside the transaction that made or changed the scan's row.
 * @returns true when a job was added.
 */
export async function enqueueScan(tx: PrismaTransactionLike, accountId: number): Promise<boolean> {
  const data: ScanJob = { accountId };
  const { fromPrisma, PgBoss } = await pgBoss();
  // Made for one job and let go: left running it would look after its queues and keep the process from ending.
  const boss = new PgBoss({
    db: { executeSql: (text, values) => databasePool().query(text, values) },
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on("error", (error) => log.warn({ reason: error.message }, "The queue has a problem"));
  try {
    await boss.start();
    if ((await boss.getQueue(SCAN_QUEUE)) === null) await createQueue(boss);
    const id = await boss.send(SCAN_QUEUE, data, { singletonKey: String(accountId), db: fromPrisma(tx) });
    return id !== null;
  } finally {
    await boss.stop({ graceful: false, close: false });
  }
}

/**
 * A queue for a worker process: watches for jobs whose worker died, and hears of new ones at once. Started; the
 * caller stops it.
 */
export async function openWorkerQueue(): Promise<PgBoss> {
  const { PgBoss } = await pgBoss();
  const boss = new PgBoss({
    connectionString: databaseUrl(),
    application_name: "bearings worker",
    max: 4,
    useListenNotify: true,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
  });
  boss.on("error", (error) => log.warn({ reason: error.message }, "The queue has a problem"));
  await boss.start();
  await createQueue(boss);
  await boss.updateQueue(SCAN_QUEUE, SCAN_QUEUE_OPTIONS);
  return boss;
}

/** Does nothing when it is there. */
function createQueue(boss: PgBoss): Promise<void> {
  return boss.createQueue(SCAN_QUEUE, { ...SCAN_QUEUE_OPTIONS, policy: "exclusive" });
}
