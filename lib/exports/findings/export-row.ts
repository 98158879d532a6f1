import type { FindingDetail, Severity, StatusCounts, VerdictStatus } from "@/lib/model/finding";
import type { Decision, News } from "@/lib/model/finding-filter";

/** A number of a framework that a check answers. */
export type ExportControl = {
  /** `cis-7.0` */
  framework: string;
  /** `5.3` */
  id: string;
  level: 1 | 2;
};

/** What a file says of a check. Texts of a check that is not known any more are empty. */
export type ExportCheck = {
  id: string;
  title: string;
  service: string;
  severity: Severity;
  risk: string;
  /** Where the rule comes from. */
  source: string;
  /** How it is put right in the console, its places not filled; and AWS's page about it. */
  steps: readonly string[];
  link: string;
  /** Newest framework first. */
  controls: readonly ExportControl[];
};

/** What a person decided of a finding. */
export type ExportDecision = {
  /** Who answers for it. */
  by: string;
  why: string;
  /** First day on which snapshots count or ask again, `2026-09-18`; null for never. */
  until: string | null;
};

/** How a failure is put right, with the real ids filled in. */
export type ExportFix = { console: readonly string[]; cli: readonly string[]; terraform: string };

/** A finding as files have it. */
export type ExportRow = Pick<FindingDetail, "reason" | "facts" | "missing"> & {
  check: ExportCheck;
  /** Unique within its check. */
  subject: string;
  name: string;
  /** Null for a region and for the account. */
  arn: string | null;
  /** CloudFormation name; null for a region and for the account. */
  type: string | null;
  /** AWS region or `global`. */
  region: string;
  status: VerdictStatus;
  severity: Severity;
  unused: boolean;
  decision: Decision;
  decided: ExportDecision | null;
  /** Snapshot since which it fails and its moment (ISO 8601, UTC); null for what does not fail. */
  since: string | null;
  sinceAt: string | null;
  /** First snapshot with exactly these facts, its moment. */
  heldSince: string;
  news: News | null;
  /** Times that it failed again after it had been right. */
  reopened: number;
  tags: Readonly<Record<string, string>>;
  fix: ExportFix;
};

/** What a file is made of: what `verify` needs to make it again. */
export type FileHead = {
  /** Name of the connection. */
  account: string;
  /** Twelve digits; null while nobody knows them. */
  awsAccountId: string | null;
  /** `S5`. */
  snapshot: string;
  /** When the snapshot was finished: ISO 8601, UTC. */
  takenAt: string;
  /** What was asked for, as it stands in the page's address; empty for everything. */
  filter: string;
  /** Moment of the last decision of a person that was looked at; null without any. */
  decided: string | null;
  /** SHA-256 over every verdict of the snapshot. */
  audit: string;
  /** Of the texts that this version of Bearings has for checks, frameworks and files. */
  texts: string;
};

/** Findings by what became of them; those under a decision are counted there and nowhere else. */
export type ExportCounts = StatusCounts & { excused: number; attested: number };

/** A framework, or a level of one, held against the whole snapshot. */
export type ExportFramework = {
  title: string;
  level: 1 | 2 | null;
  controls: {
    id: string;
    check: string;
    title: string;
    section: string;
    level: 1 | 2;
    status: VerdictStatus | "excused" | "attested";
    counts: ExportCounts;
  }[];
};

/** What a file says besides its findings. */
export type FindingReport = {
  head: FileHead;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  partition: string;
  /** Of the whole audit, and of what the filter leaves. */
  whole: ExportCounts;
  counts: ExportCounts;
  /** Findings that the filter leaves. */
  total: number;
  /** Open failures that the filter leaves, by severity. */
  failures: Readonly<Record<Severity, number>>;
  /** Checks that have one of them, by id. */
  checks: readonly { check: ExportCheck; counts: ExportCounts }[];
  /** Regions that have one of them, by name. */
  regions: readonly string[];
  /** Null when the filter names none. */
  framework: ExportFramework | null;
  /** Begins the file with a byte order mark, by which some spreadsheets know UTF-8; of CSV for people only. */
  bom: boolean;
};

/** Makes a file of findings, which come by check and subject. */
export type FindingRenderer = (rows: AsyncIterable<ExportRow>, report: FindingReport) => AsyncIterable<string>;
