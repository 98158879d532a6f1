import { type Column, columnOf } from "@/lib/analysis/findings/columns";
import { databasePool } from "@/lib/db/client";
import { type FindingKey, readDetails } from "@/lib/db/finding-store/read-findings";
import { rows } from "@/lib/db/snapshot-store/sql";
import { type FindingDetail, SEVERITIES, VERDICT_STATUSES } from "@/lib/model/finding";
import { DECISIONS, NEWS } from "@/lib/model/finding-filter";
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
export function keyOf({ view: { index } }: AuditOf, finding: number): FindingKey {
  return { check: index.check.values[index.check.codes[finding] ?? 0] ?? "", subject: index.subjects[finding] ?? "" };
}

/** What the index alone says of a finding, in words. */
export function saidOf(audit: AuditOf, finding: number) {
  const { view } = audit;
  const { index } = view;
  const textOf = ({ values, codes }: Column) => values[codes[finding] ?? 0] ?? "";
  const problem = index.problemSeq[finding] ?? 0;
  return {
    subject: index.subjects[finding] ?? "",
    name: index.names[finding] ?? "",
    arn: index.arns[finding] ?? null,
    type: textOf(index.type) || null,
    region: textOf(index.region),
    status: VERDICT_STATUSES[index.status[finding] ?? 0] ?? "not_seen",
    severity: SEVERITIES[index.severity[finding] ?? 0] ?? "medium",
    unused: index.unused[finding] === 1,
    decision: DECISIONS[columnOf(view, "decision").codes[finding] ?? 0] ?? "open",
    /** What it is in the history; null for what does not fail. */
    news: problem === 0 ? null : (NEWS[columnOf(view, "news").codes[finding] ?? 0] ?? "standing"),
    since: problem === 0 ? null : snapshotName(problem),
    reopened: Math.max(0, (index.failures[finding] ?? 0) - 1),
  };
}

function viewOf(audit: AuditOf, { finding, detail, sinceAt }: Row): FindingView {
  const { check } = keyOf(audit, finding);
  const said = saidOf(audit, finding);
  return {
    ...{ check, ...said },
    checkTitle: checkTitle(check),
    service: serviceOf(check),
    typeTitle: said.type === null ? null : typeTitle(said.type),
    sinceAt: sinceAt?.toISOString() ?? null,
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
