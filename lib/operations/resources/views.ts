import type { FieldChange } from "@/lib/diff/field-changes";
import type { JsonObject } from "@/lib/model/json";
import type { UnseenReason } from "@/lib/model/read";
import type { GapView, TypeCount } from "@/lib/operations/snapshots/views";

/** A resource in a list. */
export type ResourceRow = {
  arn: string;
  /** CloudFormation name. */
  type: string;
  /** Title of the type in plain words. */
  typeTitle: string;
  service: string;
  region: string;
  id: string;
  name: string;
  state: string | null;
  tags: Record<string, string>;
  /** False when its listing was not seen in this snapshot: what is shown is the last known state. */
  seen: boolean;
};

/** One page of a list of resources, in a fixed order (name, then identity). */
export type ResourceList = {
  account: string;
  /** The snapshot shown: `S5`. */
  at: string;
  rows: ResourceRow[];
  /** Resources that fit the filter. */
  total: number;
  /** Give it as `after` for the next page; null on the last one. */
  next: string | null;
  /** The whole snapshot, whatever the filter: for the filter's choices. */
  counts: {
    resources: number;
    notSeen: number;
    types: TypeCount[];
    regions: { region: string; resources: number }[];
    services: { service: string; resources: number }[];
  };
};

/** A pointer between two resources, read from this one's side. */
export type RelationView = {
  /** Verb phrase, read from the holder: "runs in". */
  verb: string;
  type: string;
  typeTitle: string;
  /** Id or ARN as the configuration names it. */
  target: string;
  /** ARN and name of the other, null when it is not in the snapshot (another account, not collected, gone). */
  arn: string | null;
  name: string | null;
};

/** A span of snapshots over which a resource stayed the same. */
export type ResourceVersion = {
  /** First snapshot with this state. */
  from: string;
  /** When that snapshot was finished: ISO 8601, UTC. */
  fromAt: string;
  /** First snapshot without it; null when it is the present state. */
  to: string | null;
  toAt: string | null;
  /** `created` also stands for "first seen". */
  kind: "created" | "changed";
  /** True when the resource was gone in `to`. */
  deleted: boolean;
  /** What changed compared with the version before; empty for the first. */
  fields: FieldChange[];
};

/** Everything known of one resource at a snapshot. */
export type ResourceDetail = ResourceRow & {
  account: string;
  at: string;
  /** Why it was not seen; null when it was. */
  notSeenReason: UnseenReason | null;
  configuration: JsonObject;
  /** Fields that move by themselves, as last seen; null when there are none. */
  runtime: JsonObject | null;
  /** Snapshot that saw `runtime`: `S5`. */
  runtimeSeenIn: string | null;
  /** Others that this one names. */
  outgoing: RelationView[];
  /** Others that name this one; `verb` is read from them. */
  incoming: RelationView[];
  /** Newest first. */
  history: ResourceVersion[];
  /** Gaps that hide something of it: of its listing, or of its properties. */
  gaps: GapView[];
};
