import type { InventoryItem } from "./inventory";
import type { UnseenReason } from "./read";

/** `not_comparable`: not seen on one of the dates, so nobody can tell. */
export const CHANGE_KINDS = ["changed", "created", "deleted", "not_comparable"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What a comparison looks at in a resource. */
export type ComparedState = Pick<InventoryItem, "type" | "region" | "name" | "tags" | "state" | "configuration">;

/** How one of two snapshots saw a resource, or would have seen it. `unknown`: it did not look for its kind at all. */
export type Sight = { seq: number; status: "seen" | "not_seen" | "unknown"; reason: UnseenReason | null };

/** A resource in two snapshots, before its fields are compared. */
export type ComparedResource = {
  kind: ChangeKind;
  arn: string;
  before: ComparedState | null;
  after: ComparedState | null;
  from: Sight;
  to: Sight;
};

/**
 * Properties read on their own from which a collector takes what stands beside the configuration: unread ones leave
 * something else in its place (the id for a name, `global` for a bucket's region).
 */
export const TAKEN_FROM = {
  name: ["AccountInformation", "Aliases", "PermissionSet", "Tags"],
  region: ["BucketRegion"],
  state: ["AccountInformation"],
  tags: ["Tags"],
} as const;
