import type { AuditCounts } from "@/lib/analysis/findings/query";
import type { DecidingFact, EndReason, MissingFact, Severity, VerdictStatus } from "@/lib/model/finding";
import type { Decision, FindingFacet, News } from "@/lib/model/finding-filter";

/** Number of a control within a framework that a check answers. */
export type ControlRef = {
  framework: string;
  frameworkTitle: string;
  id: string;
  level: 1 | 2;
  assessment: "automated" | "manual";
};

/** A finding as lists show it. */
export type FindingView = {
  check: string;
  checkTitle: string;
  service: string;
  /** Unique within its check. */
  subject: string;
  name: string;
  /** Null for a region and for the account. */
  arn: string | null;
  type: string | null;
  typeTitle: string | null;
  region: string;
  status: VerdictStatus;
  severity: Severity;
  unused: boolean;
  decision: Decision;
  news: News | null;
  /** Snapshot since which it fails (`S3`), and when that was taken; null for what does not fail. */
  since: string | null;
  sinceAt: string | null;
  /** Times that it failed again after it had been right. */
  reopened: number;
  reason: string;
};

/** Findings of one check under the filter. */
export type FindingGroup = {
  check: string;
  title: string;
  service: string;
  /** Of the worst failure that nobody excused; the check's own without one. */
  severity: Severity;
  counts: AuditCounts;
  /** The same things whatever they came to: the filter without status, severity, decision and news. */
  of: AuditCounts;
  /** Those of `counts` whose things nobody uses. */
  unused: AuditCounts;
  /** Controls of every framework, the newest first. */
  controls: ControlRef[];
};

/** Where a finding stands in the list of a filter and an order; position 0 when it is not in it. */
export type FindingPlace = {
  position: number;
  total: number;
  previous: { check: string; subject: string } | null;
  next: { check: string; subject: string } | null;
};

/** What an audit came to, in a few numbers: failures that nobody excused, and the score of the newest framework. */
export type AuditFigures = { fail: number; score: number | null };

/** A failure that ended with a snapshot, and why. */
export type ResolvedFinding = {
  check: string;
  checkTitle: string;
  subject: string;
  name: string;
  region: string;
  severity: Severity;
  ended: EndReason;
};

/** What an audit says to somebody who has a minute. */
export type AuditSummary = {
  account: string;
  at: string;
  /** Null when the snapshot was stored before there were checks; then there are no counts either. */
  digest: string | null;
  /** Moment of the last decision that is laid over it, ISO 8601; null without any. */
  decided: string | null;
  counts: AuditCounts;
  /** Failures that nobody excused, by severity. */
  severities: Record<Severity, number>;
  /** Checks that have one. */
  failing: number;
  /** The worst failure of each of the worst checks, with how many failures the check has. */
  worst: (FindingView & { failures: number })[];
  framework: { id: string; title: string; totals: ControlTotals };
  /** Failures that began and that ended since the audit before, and the first of those that ended; null for the first audit. */
  since: {
    from: string;
    fromAt: string;
    opened: number;
    regressed: number;
    resolved: number;
    resolvedFirst: ResolvedFinding[];
    score: number | null;
  } | null;
};

/** A choice of a facet, in words. */
export type FindingChoice = { value: string; label: string; count: number; chosen: boolean };

/** Findings of a snapshot: a page of them, all of their groups, every filter's choices, and the denominators. */
export type FindingList = {
  account: string;
  at: string;
  takenAt: string;
  /** Digest of everything the audit said; null when the snapshot was stored before there were checks. */
  digest: string | null;
  rows: FindingView[];
  /** Findings that fit the filter, and the position of the first row among them. */
  total: number;
  first: number;
  next: string | null;
  groups: FindingGroup[];
  facets: { name: FindingFacet; choices: FindingChoice[] }[];
  /** Of those that fit the filter. */
  counts: AuditCounts;
  /** The same things whatever they came to: the filter without status, severity, decision and news. */
  of: AuditCounts;
  /** Of the whole audit. */
  whole: AuditCounts;
};

/** A control with what its check came to. */
export type ControlView = {
  id: string;
  check: string;
  title: string;
  section: string;
  level: 1 | 2;
  assessment: "automated" | "manual";
  severity: Severity;
  service: string;
  /** `excused` or `attested` where decisions of people are all that is left. */
  status: VerdictStatus | "excused" | "attested";
  counts: AuditCounts;
  /** Numbers in the other frameworks. */
  elsewhere: ControlRef[];
};

/** Score and denominators of some controls. */
export type ControlTotals = {
  /** Passed controls in a hundred of those that passed or failed; null when none did. */
  score: number | null;
  controls: Record<VerdictStatus | "excused" | "attested", number>;
  findings: AuditCounts;
};

/** A framework held against a snapshot. */
export type FrameworkView = {
  account: string;
  at: string;
  takenAt: string;
  digest: string | null;
  framework: { id: string; title: string; scored: boolean };
  frameworks: { id: string; title: string; scored: boolean; controls: number }[];
  sections: { title: string; controls: ControlView[] }[];
  all: ControlTotals;
  level1: ControlTotals;
  level2: ControlTotals;
};

/** An interval of a finding's history. */
export type FindingPast = {
  status: VerdictStatus;
  severity: Severity;
  from: string;
  fromAt: string | null;
  /** First snapshot in which it held no more; null while it holds. */
  to: string | null;
  toAt: string | null;
  ended: EndReason | null;
  reason: string;
};

/** A finding with everything that is known of it. */
export type FindingDetailView = FindingView & {
  account: string;
  at: string;
  facts: DecidingFact[];
  missing: MissingFact[];
  /** API operations that told the facts. */
  apis: string[];
  risk: string;
  source: string;
  fix: { console: string[]; cli: string[]; terraform: string; link: string };
  controls: ControlRef[];
  history: FindingPast[];
  /** Findings of other checks on the same resource, failures first. */
  others: FindingView[];
  exception: { id: number; reason: string; owner: string; endsOn: string } | null;
  attestation: { id: number; statement: string; evidence: string; author: string; reviewOn: string | null } | null;
};
