import type { ExportCheck, ExportRow, FindingReport } from "@/lib/exports/findings/export-row";
import { noCounts } from "@/lib/model/finding";

/** A check whose particulars do not matter, but for those given. */
export function exportCheck(given: Partial<ExportCheck> = {}): ExportCheck {
  return {
    id: "ec2-imdsv2",
    title: "Instances accept only IMDSv2",
    service: "ec2",
    severity: "high",
    risk: "A page on the instance can read its credentials.",
    source: "https://docs.aws.amazon.com/rule",
    steps: ["EC2, Instances, choose {name}"],
    link: "https://docs.aws.amazon.com/fix",
    controls: [
      { framework: "cis-7.0", id: "5.7", level: 1 },
      { framework: "cis-3.0", id: "5.6", level: 1 },
    ],
    ...given,
  };
}

/** A finding whose particulars do not matter, but for those given. */
export function exportRow(given: Partial<ExportRow> = {}): ExportRow {
  const arn = "arn:aws:ec2:eu-west-1:123456789012:instance/i-1";
  return {
    check: exportCheck(),
    subject: given.arn ?? arn,
    name: "web-1",
    arn,
    type: "AWS::EC2::Instance",
    region: "eu-west-1",
    status: "fail",
    severity: "high",
    unused: false,
    decision: "open",
    decided: null,
    since: "S2",
    sinceAt: "2026-09-01T06:00:00.000Z",
    heldSince: "2026-09-02T06:00:00.000Z",
    news: "standing",
    reopened: 0,
    reason: "The metadata service answers without a session token (IMDSv1).",
    facts: [{ field: "MetadataOptions.HttpTokens", value: "optional" }],
    missing: [],
    tags: { Env: "prod" },
    fix: {
      console: ["EC2, Instances, choose web-1"],
      cli: ["aws ec2 stop-instances --instance-ids i-1"],
      terraform: "x = 1",
    },
    ...given,
  };
}

/** What a file says of these findings, of prod:S5 unless said otherwise. */
export function findingReport(rows: readonly ExportRow[], given: Partial<FindingReport["head"]> = {}): FindingReport {
  const counts = { ...noCounts(), excused: 0, attested: 0 };
  for (const { status, decision } of rows) counts[decision === "open" ? status : decision] += 1;
  const checks = [...new Map(rows.map(({ check }) => [check.id, check])).values()];
  const failures = { critical: 0, high: 0, medium: 0, low: 0, informational: 0 };
  for (const { status, severity, decision } of rows)
    if (status === "fail" && decision === "open") failures[severity] += 1;
  return {
    head: {
      account: "prod",
      awsAccountId: "123456789012",
      snapshot: "S5",
      takenAt: "2026-09-04T06:00:00.000Z",
      filter: "status=fail",
      decided: null,
      audit: "a".repeat(64),
      texts: "b".repeat(16),
      ...given,
    },
    partition: "aws",
    whole: counts,
    counts,
    total: rows.length,
    failures,
    checks: checks.map((check) => ({ check, counts })),
    regions: [...new Set(rows.map(({ region }) => region))].sort(),
    framework: null,
    bom: false,
  };
}

/** The whole text of a file in pieces. */
export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
