import type { FieldChange } from "@/lib/diff/field-changes";
import type { JsonObject } from "@/lib/model/json";
import type { UnseenReason } from "@/lib/model/read";
import type { GapView } from "@/lib/operations/snapshots/views";
import type { ResourceFacts } from "./views";

/** A snapshot (`S5`) and when it was finished: ISO 8601, UTC. */
export type SnapshotMoment = { name: string; at: string };

/** A resource of the snapshot that something else points at. */
export type LinkedResource = { arn: string; name: string; type: string; typeTitle: string };

/** One end of a relation, read from the resource that is shown. */
export type RelationView = {
  /** Id or ARN as a configuration names it. */
  target: string;
  /** Null when it is not in the snapshot (another account, not collected, gone). */
  other: LinkedResource | null;
};

/** Which relations belong together: their direction, what they say and the kind of what is at the other end. */
export type RelationKind = {
  /** `out`: this resource names the others; `in`: they name it. */
  direction: "out" | "in";
  /** Verb phrase, read from the one that names: "runs in". */
  verb: string;
  /** CloudFormation name of the others. */
  type: string;
};

/** Relations of one kind: the first of them, and how many there are. */
export type RelationGroup = RelationKind & {
  typeTitle: string;
  count: number;
  /** False when `count` is only what is known for certain: there may be more. */
  exact: boolean;
  relations: RelationView[];
};

/** A page of the relations of one kind. */
export type RelationPage = RelationKind & {
  account: string;
  /** The snapshot shown: `S5`. */
  at: string;
  typeTitle: string;
  relations: RelationView[];
  /** Give it as `after` for the next page; null on the last. */
  next: string | null;
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
  /** Last snapshot that saw the state before this one: what changed, changed between it and `from`. Null for the first. */
  since: string | null;
  /** `created` also stands for "first seen". */
  kind: "created" | "changed";
  /** True when the resource was gone in `to`. */
  deleted: boolean;
  /** True for the state that the shown snapshot holds. */
  shown: boolean;
  /** What changed compared with the version before; empty for the first. */
  fields: FieldChange[];
  /** Properties that could not be read in this state or the one before, so that nobody can tell whether they changed. */
  unreadable: string[];
};

/** Who or what keeps a resource the way it is, and by what that is known. */
export type MakerView = {
  /** In words: "CloudFormation stack". */
  kind: string;
  /** What it is called; null where the kind says all. */
  name: string | null;
  /** In the snapshot; null when it is not there. */
  resource: LinkedResource | null;
  /** By what it is known: "RequesterManaged", "the tag aws:cloudformation:stack-name". */
  evidence: string;
};

/** Everything known of one resource at a snapshot. */
export type ResourceDetail = ResourceFacts & {
  found: true;
  account: string;
  at: string;
  /** Title of its type for one of them: "EC2 instance". */
  kind: string;
  /** Why it was not seen; null when it was. */
  notSeenReason: UnseenReason | null;
  /** Last snapshot up to the shown one that saw it. */
  lastSeen: SnapshotMoment | null;
  configuration: JsonObject;
  /** Names of the configuration's fields, those first that other parts of Bearings rely on. */
  fields: string[];
  /** Resources of the snapshot that the configuration or the tags name, by the text that names them. */
  mentions: Record<string, LinkedResource>;
  /** Fields that move by themselves, as last seen; null when there are none. */
  runtime: JsonObject | null;
  /** Snapshot that saw `runtime`: `S5`. */
  runtimeSeenIn: string | null;
  /** Empty for what nothing but a person keeps. */
  makers: MakerView[];
  relations: RelationGroup[];
  firstSeen: SnapshotMoment;
  /** Number of its states in all snapshots, and of those that began after the shown one. */
  states: number;
  laterStates: number;
  /** Newest first; as many as were asked for. */
  history: ResourceVersion[];
  /** Gaps that hide something of it: of its listing, or of its properties. */
  gaps: GapView[];
  /** Command of the AWS CLI that shows it as it is now; null where there is none. */
  command: string | null;
  /** Its page in the AWS console; null where there is none. */
  consoleHref: string | null;
};

/** A resource that the shown snapshot does not hold. */
export type AbsentResource = {
  found: false;
  account: string;
  at: string;
  arn: string;
  /** What is known of it from other snapshots; null when none ever held it. */
  known: {
    name: string;
    /** When it was seen last before the shown snapshot, and which one found it gone; null when it is newer. */
    before: SnapshotMoment | null;
    goneIn: SnapshotMoment | null;
    /** When it was seen first after the shown snapshot. */
    after: SnapshotMoment | null;
    history: ResourceVersion[];
  } | null;
};
