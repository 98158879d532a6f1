import { z } from "zod";
import type { Scan } from "@/lib/db/generated/client";
import { UNSEEN_REASONS } from "@/lib/model/read";
import { snapshotName } from "@/lib/model/snapshot";
import type { ActiveScanView } from "@/lib/operations/accounts/views";
import type { ScanProgressView } from "./views";

const ScopeProgress = z.object({
  service: z.string(),
  region: z.string(),
  status: z.enum(["waiting", "running", "done", "partial", "unseen"]),
  resources: z.number(),
  calls: z.number(),
  // Scans of before 2026-11-26 do not tell.
  retries: z.number().default(0),
  milliseconds: z.number().default(0),
  gaps: z.number(),
  reason: z.enum(UNSEEN_REASONS).nullable(),
});

/** Progress as the runner writes it into the scan's row. */
export const ScanProgress = z.object({ scopes: z.array(ScopeProgress), calls: z.number() });
export type ScanProgress = z.infer<typeof ScanProgress>;

/** The short view of a scan that has not ended. */
export function scanView(scan: Omit<Scan, "progress">): ActiveScanView {
  return {
    seq: scan.seq,
    name: snapshotName(scan.seq),
    status: scan.status === "queued" ? "queued" : "running",
    requestedBy: requester(scan.requestedBy),
    since: (scan.startedAt ?? scan.createdAt).toISOString(),
    cancelRequested: scan.cancelRequestedAt !== null,
  };
}

const STATUS = z.enum(["queued", "running", "complete", "partial", "interrupted"]);

/** The full view of a scan, running or ended. */
export function progressView(account: string, scan: Scan): ScanProgressView {
  const { scopes, calls } = ScanProgress.catch({ scopes: [], calls: 0 }).parse(scan.progress);
  return {
    account,
    seq: scan.seq,
    name: snapshotName(scan.seq),
    status: STATUS.parse(scan.status),
    requestedBy: requester(scan.requestedBy),
    attempt: scan.attempt,
    createdAt: scan.createdAt.toISOString(),
    startedAt: scan.startedAt?.toISOString() ?? null,
    heartbeatAt: scan.heartbeatAt?.toISOString() ?? null,
    finishedAt: scan.finishedAt?.toISOString() ?? null,
    cancelRequested: scan.cancelRequestedAt !== null,
    error: scan.error,
    scopes,
    scopesDone: scopes.filter((scope) => scope.status !== "waiting" && scope.status !== "running").length,
    resources: scopes.reduce((sum, scope) => sum + scope.resources, 0),
    calls,
  };
}

// Stored as `KIND:NAME`: the kind tells who runs the scan (see runsItself).
function requester(requestedBy: string): string {
  return requestedBy.slice(requestedBy.indexOf(":") + 1);
}

/** True for a scan that its requester's own process runs, rather than a worker. */
export function runsItself(requestedBy: string): boolean {
  return requestedBy.startsWith("cli:");
}
