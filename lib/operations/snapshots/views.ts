import type { Change } from "@/lib/diff/change";
import type { Gap } from "@/lib/model/gap";
import type { UnseenReason } from "@/lib/model/read";
import type { OperationCalls, SnapshotCounts, SnapshotStatus } from "@/lib/model/snapshot";

/** A snapshot, or a scan that has not become one. */
export type SnapshotView = {
  /** Public id: `prod:S5`. */
  id: string;
  account: string;
  seq: number;
  /** `S5`, as pages and URLs (`?at=S5`) write it. */
  name: string;
  /** ISO 8601, UTC; null while a scan waits for a worker. */
  startedAt: string | null;
  /** ISO 8601, UTC; null while it runs. The date of a snapshot: `?at=2026-11-25` goes by it, and so do pages. */
  finishedAt: string | null;
  /** A queued scan counts as `running`. */
  status: SnapshotStatus;
  /** Resources in the snapshot, those not seen this time included; 0 where there is no snapshot. */
  resources: number;
  /** Number of gaps, regions that are not enabled left out. */
  gaps: number;
  /** Why there is no snapshot, in words for the user; null where there is one. */
  error: string | null;
};

/** A gap of a snapshot, with what would close it. */
export type GapView = Gap & {
  /** Snapshot in which it was first missing without interruption: `S3`. */
  firstSeen: string;
  /** The policy statement to ask for; null when granting something does not help. */
  statement: PolicyStatement | null;
};

/** One statement of an IAM policy. */
export type PolicyStatement = { Sid?: string; Effect: "Allow"; Action: string[]; Resource: string | string[] };

/** A snapshot with all that belongs to it but its resources. */
export type SnapshotDetail = SnapshotView & {
  awsAccountId: string | null;
  gapList: GapView[];
  /** How the whole differs from the snapshot before. */
  counts: SnapshotCounts;
  /** Calls per operation, all regions together, most calls first. */
  calls: OperationCalls[];
  /** Resources by type, most first. */
  types: TypeCount[];
  /** Names of the snapshots before and after it (`S4`), null at the ends. */
  previous: string | null;
  next: string | null;
};

export type TypeCount = {
  /** CloudFormation name. */
  type: string;
  /** In plain words ("EC2 instances"); the type's name where Bearings has none. */
  title: string;
  service: string;
  resources: number;
};

/** One (service, region) of a running scan. */
export type ScopeProgress = {
  service: string;
  region: string;
  /**
   * How far its listings were seen. `done`: all of them wholly; a property may be hidden all the same, then `gaps` is
   * not 0 and pages draw the scope as not wholly seen. `partial`: some listing was not; `unseen`: none was.
   */
  status: "waiting" | "running" | "done" | "partial" | "unseen";
  resources: number;
  calls: number;
  gaps: number;
  /** Reason of the first gap; null while there is none. */
  reason: UnseenReason | null;
};

/** A scan as it goes. Ends as `complete`, `partial` or `interrupted`. */
export type ScanProgressView = {
  account: string;
  seq: number;
  name: string;
  status: "queued" | "running" | "complete" | "partial" | "interrupted";
  requestedBy: string;
  /** 1 for the first try; higher when a worker died and another one took over. */
  attempt: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  startedAt: string | null;
  /** Last sign of life of the runner. */
  heartbeatAt: string | null;
  finishedAt: string | null;
  cancelRequested: boolean;
  /** Why there is no snapshot; null otherwise. */
  error: string | null;
  /** Scopes in a fixed order (service, region); empty until the regions are known. */
  scopes: ScopeProgress[];
  scopesDone: number;
  resources: number;
  calls: number;
};

/** Changes from one snapshot to another, in a fixed order; `from` and `to` are public ids (`prod:S5`). */
export type SnapshotDiff = { from: string; to: string; changes: Change[] };
