import type { Json } from "./json";
import type { UnseenReason } from "./read";

/** What a check says of a subject, the one that decides a roll-up first. */
export const VERDICT_STATUSES = ["fail", "not_seen", "manual", "pass", "not_applicable"] as const;
export type VerdictStatus = (typeof VERDICT_STATUSES)[number];

/** How bad a failure is, worst first. */
export const SEVERITIES = ["critical", "high", "medium", "low", "informational"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A fact that decided a verdict. It holds dates, never ages: an unchanged account has unchanged facts. */
export type DecidingFact = {
  /** Where it was read: a path in the configuration (`MetadataOptions.HttpTokens`), or plain words for what was derived. */
  field: string;
  value: Json;
  /** ARN of the resource that holds it, where that is not the subject's own. */
  arn?: string;
};

/** What a verdict lacks: the call that would tell, why it did not, and the IAM action to ask for. */
export type MissingFact = {
  /** What would have been read: `EC2 instances in eu-west-1`, `Policy`. */
  what: string;
  reason: UnseenReason;
  /** `iam:GetCredentialReport` in AWS's words; empty where no call was made. */
  operation: string;
  action: string | null;
};

/** What a check says of one subject, and why. */
export type Verdict = {
  status: VerdictStatus;
  /** One plain sentence that names what was found; dates, never ages. */
  reason: string;
  facts: DecidingFact[];
  /** Of a `not_seen` verdict: what is missing. */
  missing: MissingFact[];
  /** Worse or milder than the check says, where the facts tell so (an unattached group). */
  severity: Severity;
  /** True for things that nobody uses (the default group of an unused region): counted, but folded away. */
  unused: boolean;
  /** Words for the places of the check's fix: `{port}` in a command becomes `values.port`. */
  values: Record<string, string>;
};

/** What is judged: a resource, a part of one (an access key), a region, or the account. */
export type Subject = {
  /** Unique within a check and stable across snapshots: the resource's ARN, with `#part` for a part of it. */
  id: string;
  /** ARN of the resource; null for a region and for the account. */
  arn: string | null;
  /** CloudFormation name; null for a region and for the account. */
  type: string | null;
  /** What a person would call it. */
  name: string;
  /** AWS region or `global`. */
  region: string;
};

/** One result of a check in a snapshot. */
export type Judged = { check: string; subject: Subject; verdict: Verdict };

/** How many subjects of a check ended in which way. */
export type StatusCounts = Record<VerdictStatus, number>;

/** Counts of nothing. */
export function noCounts(): StatusCounts {
  return { fail: 0, not_seen: 0, manual: 0, pass: 0, not_applicable: 0 };
}

/** The status of a control: the first of `VERDICT_STATUSES` that any of its results has. */
export function rollUp(counts: StatusCounts): VerdictStatus {
  return VERDICT_STATUSES.find((status) => counts[status] > 0) ?? "not_applicable";
}

/** Words for people. */
export const STATUS_WORDS: Readonly<Record<VerdictStatus, string>> = {
  fail: "Fail",
  not_seen: "Not seen",
  manual: "Manual",
  pass: "Pass",
  not_applicable: "Not applicable",
};

/** A verdict of a snapshot with what lists show, filter, sort and search. */
export type FindingRow = {
  check: string;
  subject: string;
  arn: string | null;
  type: string | null;
  name: string;
  region: string;
  status: VerdictStatus;
  severity: Severity;
  unused: boolean;
  /** First snapshot with exactly these facts. */
  fromSeq: number;
  /** First snapshot of the failure that still holds; null without one. */
  problemSeq: number | null;
  /** Failures that began up to now; from the second on it is a regression. */
  failures: number;
  /** Of everything that the verdict says. */
  hash: string;
};

/** What decided a verdict. */
export type FindingDetail = Pick<Verdict, "reason" | "facts" | "missing" | "values">;

/** Why a verdict ended. */
export const END_REASONS = [
  "fixed",
  "broke",
  "facts_changed",
  "out_of_sight",
  "seen_again",
  "gone",
  "rule_changed",
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** A verdict while it held, unchanged to the last fact: snapshots from `fromSeq` up to before `toSeq`. */
export type FindingSpan = {
  status: VerdictStatus;
  severity: Severity;
  fromSeq: number;
  toSeq: number | null;
  /** Null while it holds. */
  ended: EndReason | null;
  /** When those snapshots were finished; null when they are not kept any more. */
  fromAt: Date | null;
  toAt: Date | null;
  detail: FindingDetail;
};
