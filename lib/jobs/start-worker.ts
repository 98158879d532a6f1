import { log } from "@/lib/log";
import { jobActor } from "@/lib/operations/actor";
import { auditNewest } from "@/lib/operations/audit/audit-newest";
import { reapScans } from "@/lib/operations/snapshots/reap-scans";
import { openWorkerQueue } from "@/lib/queue";
import { jobs } from "./registry";

/** How often scans without a runner are looked for, in milliseconds. */
const UPKEEP_INTERVAL_MS = 10_000;
/** How long a stopping worker waits for its scans to hand themselves back, in milliseconds. */
const STOP_TIMEOUT_MS = 10_000;

export type Worker = { stop: () => Promise<void> };

/**
 * Works on queued jobs until it is stopped. Any number of processes may do so at once. The database must be open.
 */
export async function startWorker(): Promise<Worker> {
  const stopping = new AbortController();
  const boss = await openWorkerQueue();
  for (const job of jobs) {
    await boss.work(
      job.queue,
      { batchSize: 1, localConcurrency: job.atOnce, notifyPollingIntervalSeconds: 5 },
      async (batch) => {
        for (const { data, signal } of batch) await job.run(data, AbortSignal.any([stopping.signal, signal]));
      },
    );
  }
  const judged = await auditNewest(jobActor, {});
  if (judged > 0) log.info({ judged }, "Snapshots from before the checks were judged");
  const upkeep = repeat(stopping.signal);
  log.info("Worker ready");
  return {
    stop: async () => {
      stopping.abort(new Error("the worker was asked to end"));
      await upkeep;
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
    },
  };
}

async function repeat(stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await reapScans(jobActor, {});
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : String(error) }, "Upkeep of scans did not succeed");
    }
    await pause(UPKEEP_INTERVAL_MS, stop);
  }
}

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    stop.addEventListener("abort", done, { once: true });
  });
}
