import { countByCheck, narrowFindings, noAuditCounts, sumCounts } from "@/lib/analysis/findings/query";
import type { ExportCounts, ExportFramework, FindingReport } from "@/lib/exports/findings/export-row";
import { frameworkOf } from "@/lib/frameworks/registry";
import { SEVERITIES, type Severity, VERDICT_STATUSES } from "@/lib/model/finding";
import { snapshotName } from "@/lib/model/snapshot";
import { type AuditHead, type AuditOf, checkTitle } from "./audit-of";
import { auditParts } from "./audit-parts";
import type { ExportPart } from "./export-rows";
import { exportCheck, textsDigest } from "./export-texts";
import { findingFilterText } from "./filter-query";
import { controlsAsked, type FindingFilters } from "./filters";
import { statusOf } from "./get-framework";
import { filterOf } from "./list-findings";

const FAIL = VERDICT_STATUSES.indexOf("fail");

/** The findings of an audit that a filter leaves, part by part. */
export async function* partsThatFit(
  head: AuditHead,
  filters: FindingFilters,
): AsyncGenerator<ExportPart, void, undefined> {
  const filter = filterOf(filters);
  for await (const audit of auditParts(head)) yield { audit, findings: fitting(narrowFindings(audit.view, filter)) };
}

/** What a file says besides its findings, which takes a walk over all of them: it stands at the file's beginning. */
export async function reportOf(
  head: AuditHead & { digest: string },
  filters: FindingFilters,
  bom: boolean,
): Promise<FindingReport> {
  const { account, at, takenAt, digest, decided } = head;
  const filter = filterOf(filters);
  const [whole, left] = [new Map<string, ExportCounts>(), new Map<string, ExportCounts>()];
  const failures = { critical: 0, high: 0, medium: 0, low: 0, informational: 0 };
  const regions = new Set<string>();
  let partition = "";
  for await (const { view } of auditParts(head)) {
    const fails = narrowFindings(view, filter);
    add(whole, countByCheck(view, new Uint8Array(view.index.size)));
    add(left, countByCheck(view, fails));
    for (const finding of fitting(fails)) note({ view }, finding, { failures, regions });
    partition ||= view.index.arns.find((arn) => arn !== null)?.split(":")[1] ?? "";
  }
  const counts = sumCounts(left.values());
  return {
    head: {
      account: account.name,
      awsAccountId: account.awsAccountId,
      snapshot: snapshotName(at.seq),
      takenAt: takenAt.toISOString(),
      filter: findingFilterText(filters),
      decided: decided?.toISOString() ?? null,
      audit: digest,
      texts: textsDigest(),
    },
    partition: partition || "aws",
    whole: sumCounts(whole.values()),
    counts,
    total: sumOf(counts),
    failures,
    checks: [...left].filter(([, of]) => sumOf(of) > 0).map(([id, of]) => ({ check: exportCheck(id), counts: of })),
    regions: [...regions].sort(),
    framework: frameworkReport(filters, whole),
    bom,
  };
}

function note(
  { view: { index, covered } }: Pick<AuditOf, "view">,
  finding: number,
  { failures, regions }: { failures: Record<Severity, number>; regions: Set<string> },
): void {
  regions.add(index.region.values[index.region.codes[finding] ?? 0] ?? "");
  const severity = SEVERITIES[index.severity[finding] ?? 0];
  if (severity && index.status[finding] === FAIL && covered[finding] === 0) failures[severity] += 1;
}

function fitting(fails: Uint8Array): number[] {
  const findings: number[] = [];
  for (let finding = 0; finding < fails.length; finding += 1) if (fails[finding] === 0) findings.push(finding);
  return findings;
}

function add(all: Map<string, ExportCounts>, some: ReadonlyMap<string, ExportCounts>): void {
  for (const [check, counts] of some) all.set(check, sumCounts([all.get(check) ?? noAuditCounts(), counts]));
}

function frameworkReport(
  { framework: id, ...asked }: FindingFilters,
  whole: ReadonlyMap<string, ExportCounts>,
): ExportFramework | null {
  const framework = id === undefined ? undefined : frameworkOf(id);
  if (framework === undefined) return null;
  const { level } = asked;
  return {
    title: framework.title,
    level: level === undefined ? null : level === "1" ? 1 : 2,
    controls: controlsAsked(framework, asked).map(({ id: number, check, section, level: of }) => {
      const counts = whole.get(check) ?? noAuditCounts();
      return { id: number, check, title: checkTitle(check), section, level: of, status: statusOf(counts), counts };
    }),
  };
}

function sumOf(counts: ExportCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
