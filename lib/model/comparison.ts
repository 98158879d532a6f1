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
