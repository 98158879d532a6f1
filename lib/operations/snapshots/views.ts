import type { Change } from "@/lib/diff/change";
import type { Gap, HiddenProperty } from "@/lib/model/gap";
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

/** What a scan is asked to read; an empty list means all of them. */
export type ScanScope = { regions: string[]; services: string[] };

/** A gap of a snapshot, with what would close it. */
export type GapView = Gap & {
  /** Snapshot in which it was first missing without interruption: `S3`. */
  firstSeen: string;
  /** When that one was finished, ISO 8601, UTC; null when it is not kept any more. */
  firstSeenAt: string | null;
  /** The policy statement to ask for; null when granting something does not help. */
  statement: PolicyStatement | null;
};

/** Gaps with one cause: the same call of the same service failed for the same reason, in one region or in many. */
export type GapCause = {
  service: string;
  operation: string;
  reason: UnseenReason;
  regions: string[];
  /** What AWS said, each sentence once. */
  messages: string[];
  /** Resource types whose listing is incomplete; empty when only properties are hidden. */
  types: string[];
  /** Resources with a hidden property. */
  affected: number;
  /** Which properties of how many resources those are, most first; empty where that was not asked for. */
  properties: Pick<HiddenProperty, "type" | "property" | "resources">[];
  /** First snapshot that missed any of it, without interruption since: `S3`. */
  firstSeen: string;
  /** When that one was finished, ISO 8601; null when it is not kept any more. */
  firstSeenAt: string | null;
  /** The policy statement that would close all of them; null when granting something does not help. */
  statement: PolicyStatement | null;
};

/** Causes with one reason. */
export type GapGroup = { reason: UnseenReason; causes: GapCause[]; statement: PolicyStatement | null };

/** What a snapshot could not see. */
export type GapReport = {
  /** Public id of the snapshot: `prod:S5`. */
  id: string;
  /** Name of the snapshot before (`S4`); null for the first. */
  previous: string | null;
  /** Every gap, by service, region and operation. */
  gaps: GapView[];
  /** What gaps of single properties hide, most resources first. */
  properties: HiddenProperty[];
  /** The same by reason and cause. */
  groups: GapGroup[];
  /** Causes of gaps that the snapshot before had and that are answered now. */
  closed: GapCause[];
  /** Causes of gaps that the snapshot before did not have. */
  opened: GapCause[];
  /** One statement for all that a grant would close; null when none would. */
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

/** What reading a service took, regions added up. */
export type ServiceCalls = CallFigures & {
  service: string;
  /** By region, most calls first; empty where the scan is not kept any more. */
  regions: (CallFigures & { region: string })[];
  /** By operation, regions added up, most calls first. */
  operations: OperationCalls[];
};

/** Calls, requests beyond the first of each, and time in calls, added up. */
export type CallFigures = { calls: number; retries: number; milliseconds: number; resources: number };

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
  /** Requests beyond the first of a call, and time that calls took, added up; known when the scan has ended. */
  retries: number;
  milliseconds: number;
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
