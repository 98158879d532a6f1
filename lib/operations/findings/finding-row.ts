import { databasePool } from "@/lib/db/client";
import { readDetails } from "@/lib/db/finding-store/read-findings";
import { rows } from "@/lib/db/snapshot-store/sql";
import { type FindingDetail, SEVERITIES, VERDICT_STATUSES } from "@/lib/model/finding";
import { NEWS, type News } from "@/lib/model/finding-filter";
import { snapshotName } from "@/lib/model/snapshot";
import { typeTitle } from "@/lib/operations/resources/resource-row";
import { type AuditOf, checkTitle, serviceOf } from "./audit-of";
import type { FindingView } from "./views";

/** Number within its index, and what the store holds of it besides. */
type Row = { finding: number; detail: FindingDetail | undefined; sinceAt: Date | undefined };

/** Some findings of an audit as lists show them, in the order given. */
export async function findingRows(audit: AuditOf, findings: readonly number[]): Promise<FindingView[]> {
  const { index } = audit.view;
  const keys = findings.map((finding) => keyOf(audit, finding));
  const [details, dates] = await Promise.all([
    readDetails(databasePool(), audit.at, keys),
    datesOf(audit.at.accountId, [...new Set(findings.map((finding) => index.problemSeq[finding] ?? 0))]),
  ]);
  return findings.map((finding, at) =>
    viewOf(audit, { finding, detail: details[at], sinceAt: dates.get(index.problemSeq[finding] ?? 0) }),
  );
}

/** Check and subject of a finding, which name it in the store. */
export function keyOf({ view: { index } }: AuditOf, finding: number): { check: string; subject: string } {
  return { check: index.check.values[index.check.codes[finding] ?? 0] ?? "", subject: index.subjects[finding] ?? "" };
}

/** What a finding is in the history; null for what does not fail. */
export function newsOf({ view: { index, seq } }: AuditOf, finding: number): News | null {
  const problem = index.problemSeq[finding] ?? 0;
  if (problem === 0) return null;
  if (problem !== seq) return NEWS[2];
  return (index.failures[finding] ?? 0) > 1 ? NEWS[1] : NEWS[0];
}

function viewOf(audit: AuditOf, { finding, detail, sinceAt }: Row): FindingView {
  const { index, covered } = audit.view;
  const { check, subject } = keyOf(audit, finding);
  const problem = index.problemSeq[finding] ?? 0;
  const type = index.type.values[index.type.codes[finding] ?? 0] || null;
  const by = covered[finding] ?? 0;
  const failures = index.failures[finding] ?? 0;
  return {
    ...{ check, subject, type },
    checkTitle: checkTitle(check),
    service: serviceOf(check),
    name: index.names[finding] ?? "",
    arn: index.arns[finding] ?? null,
    typeTitle: type === null ? null : typeTitle(type),
    region: index.region.values[index.region.codes[finding] ?? 0] ?? "",
    status: VERDICT_STATUSES[index.status[finding] ?? 0] ?? "not_seen",
    severity: SEVERITIES[index.severity[finding] ?? 0] ?? "medium",
    unused: index.unused[finding] === 1,
    decision: by === 0 ? "open" : by > 0 ? "excused" : "attested",
    news: newsOf(audit, finding),
    since: problem === 0 ? null : snapshotName(problem),
    sinceAt: sinceAt?.toISOString() ?? null,
    reopened: Math.max(0, failures - 1),
    reason: detail?.reason ?? "",
  };
}

async function datesOf(accountId: number, seqs: readonly number[]): Promise<Map<number, Date>> {
  const found = await rows<{ seq: number; at: Date }>(
    databasePool(),
    "select seq, finished_at as at from snapshot where account_id = $1 and seq = any($2)",
    [accountId, seqs],
  );
  return new Map(found.map(({ seq, at }) => [seq, at]));
}
