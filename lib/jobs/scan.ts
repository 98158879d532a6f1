import { jobActor } from "@/lib/operations/actor";
import { SCAN_QUEUE, ScanJob } from "@/lib/queue";
import { defineJob } from "./define-job";

/** Takes the snapshot that was asked for. Two accounts at a time: a scan mostly waits for AWS. */
export const scanJob = defineJob({
  queue: SCAN_QUEUE,
  input: ScanJob,
  atOnce: 2,
  run: async ({ accountId }, stop) => {
    // AWS's SDK and the collectors take tens of megabytes: a worker without work does without them.
    const { runQueuedScan } = await import("@/lib/operations/snapshots/run-queued-scan");
    await runQueuedScan(jobActor, { accountId }, { stop });
  },
});
