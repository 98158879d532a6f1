import type { Gap } from "./gap";
import type { UnseenReason } from "./read";
import type { Resource } from "./resource";

/** Smallest part of an account that is either wholly seen or not: one resource type of one service in one region. */
export type Listing = { service: string; region: string; type: string };

/**
 * How far a listing was seen. `partial`: the listing broke off, so what came before the break is stored and
 * nothing is taken for gone. `unseen`: nothing of it was read.
 */
export type Coverage = Listing & {
  status: "ok" | "partial" | "unseen";
  reason: UnseenReason | null;
};

/** One call counter: operation of a service in a region. Milliseconds are the sum over the calls. */
export type CallCount = {
  service: string;
  region: string;
  operation: string;
  calls: number;
  retries: number;
  milliseconds: number;
};

/** What a finished listing hands over. */
export type ListingResult = Coverage & {
  resources: Resource[];
  /**
   * Only of a listing that another database stored already: what that one held of it without having seen it. A listing
   * with this, be it empty, was judged then (whether it lost too much to be believed), and is not judged again.
   */
  lastKnown?: Resource[];
};

/** Everything that a scan found, ready to be stored. */
export type CollectedSnapshot = {
  startedAt: Date;
  listings: AsyncIterable<ListingResult> | Iterable<ListingResult>;
  gaps: Gap[];
  calls: CallCount[];
};

/** What a snapshot holds and how it differs from the one before: of all, or of one resource type. */
export type SnapshotCounts = {
  /** Resources in it, those included that were not seen this time. */
  resources: number;
  /** Kept from an earlier snapshot, because their listing was not seen now. */
  notSeen: number;
  created: number;
  changed: number;
  deleted: number;
};

/** Calls of one operation in all regions together. */
export type OperationCalls = Omit<CallCount, "region">;

/** Figures kept with a snapshot. */
export type SnapshotStats = SnapshotCounts & {
  /** By CloudFormation name; types without resources and without changes are left out. */
  types: Record<string, SnapshotCounts>;
  /** Resources by region and by our name of the service. */
  regions: Record<string, number>;
  services: Record<string, number>;
  /** Gaps, regions that are not enabled left out. */
  gaps: number;
  calls: OperationCalls[];
  /** What storing took: rows written, and milliseconds from the lock to the end of writing. */
  stored: { versions: number; bodies: number; runtime: number; milliseconds: number };
};

/** Status of a snapshot as users see it. */
export const SNAPSHOT_STATUSES = ["running", "complete", "partial", "interrupted"] as const;
export type SnapshotStatus = (typeof SNAPSHOT_STATUSES)[number];

/** Number of a snapshot within its account, written `S5`. */
export function snapshotName(seq: number): string {
  return `S${seq}`;
}
