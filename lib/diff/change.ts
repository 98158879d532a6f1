import type { ChangeKind, ComparedResource } from "@/lib/model/comparison";
import { snapshotName } from "@/lib/model/snapshot";
import { type FieldChange, fieldChanges } from "./field-changes";
import { notSeenReason } from "./not-seen";

/** A resource that differs between two snapshots, as `bearings diff --json` prints it. */
export type Change = {
  kind: ChangeKind;
  arn: string;
  /** CloudFormation name. */
  type: string;
  region: string;
  name: string;
  /** Only of changed resources; a side without the field is absent. */
  fields: FieldChange[];
  /** What could not be compared, and why; null when everything could. */
  reason: string | null;
};

/** Describes a difference that the store found: its fields where it changed, its reason where nobody can tell. */
export function describeChange({ kind, arn, before, after, from, to }: ComparedResource): Change {
  const state = after ?? before;
  const { type, region, name } = state ?? { type: "", region: "", name: "" };
  const change = { kind, arn, type, region, name, fields: [], reason: null };
  if (from.status !== "seen" || to.status !== "seen") return { ...change, reason: notSeenReason(from, to) };
  if (before === null || after === null) return change;
  const { fields, unreadable } = fieldChanges(before, after);
  const dates = `${snapshotName(from.seq)} or ${snapshotName(to.seq)}`;
  const reason = unreadable.length > 0 ? `Not readable in ${dates}: ${unreadable.join(", ")}.` : null;
  // Nothing but unreadable properties differs: whether they changed is unknown.
  return { ...change, kind: fields.length === 0 && reason !== null ? "not_comparable" : kind, fields, reason };
}
