import type { Keeping } from "@/lib/analysis/first-week/keeping";
import type { ProfileChapter } from "@/lib/analysis/first-week/profile";
import type { RegionUse } from "@/lib/analysis/first-week/regions";
import type { Coverage } from "@/lib/analysis/first-week/sight";
import type { Step } from "@/lib/analysis/first-week/steps";
import type { ChangeKind } from "@/lib/model/comparison";
import type { DatedThing } from "@/lib/model/first-week";
import type { UnseenReason } from "@/lib/model/read";
import type { PolicyStatement } from "@/lib/operations/snapshots/views";

/** A difference between two snapshots, by its name; its fields are on the page that compares them. */
export type ChangeHeadView = {
  kind: ChangeKind;
  arn: string;
  type: string;
  typeTitle: string;
  name: string;
  region: string;
};

/** A thing with the day on which it was made. */
export type DatedView = DatedThing & { typeTitle: string };

/** What a first week in an account begins with: all of it computed from one snapshot and the one before. */
export type FirstWeek = {
  account: string;
  /** The snapshot shown: `S5`. */
  at: string;
  /** When it was finished, ISO 8601, UTC. */
  finishedAt: string;
  /** Resources in it, those of which were not seen this time, and types that have any. */
  resources: number;
  notSeen: number;
  types: number;
  coverage: Coverage;
  /** Left out by whoever started the scan, and regions that the account has not enabled. */
  leftOut: { regions: string[]; services: string[]; disabledRegions: string[] };
  /** Resources by service, most first. */
  services: { service: string; resources: number }[];
  profile: ProfileChapter[];
  /** What stands behind load balancers: groups, those whose targets are known at this date, and their targets. */
  targets: { resources: number; known: number; entries: number };
  /** Load balancers by AWS's word for where they are reached from. */
  schemes: { scheme: string; resources: number }[];
  regions: RegionUse[];
  keeping: Keeping;
  /** Oldest and newest of the things that have a date, of how many; null when none has. */
  dates: { oldest: DatedView; newest: DatedView; dated: number; looked: number; leftOut: number } | null;
  gaps: {
    count: number;
    /** Most first. */
    reasons: { reason: UnseenReason; gaps: number }[];
    /** What granting would close; null when it would close none. */
    grant: { statement: PolicyStatement; closes: number } | null;
  };
  /** What differs from the snapshot before; null for the first. `heads` are the first of them, security first. */
  changes: {
    from: string;
    fromAt: string;
    counts: Record<ChangeKind, number>;
    heads: ChangeHeadView[];
  } | null;
  steps: Step[];
};
