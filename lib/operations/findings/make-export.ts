import { countByCheck, narrowFindings, noAuditCounts, sumCounts } from "@/lib/analysis/findings/query";
import { AppError } from "@/lib/errors";
import type { ExportCounts, ExportFramework, FindingReport } from "@/lib/exports/findings/export-row";
import { FINDING_FILES } from "@/lib/exports/findings/formats";
import { ASFF_LIMITS } from "@/lib/exports/findings/json-asff";
import { frameworkOf } from "@/lib/frameworks/registry";
import { isoDay } from "@/lib/model/day";
import { SEVERITIES, VERDICT_STATUSES } from "@/lib/model/finding";
import type { FindingFormat } from "@/lib/model/finding-format";
import { snapshotName } from "@/lib/model/snapshot";
import type { ExportedFile } from "@/lib/operations/resources/export-inventory";
import { fileStem, filterPart } from "@/lib/operations/snapshots/file-stem";
import { type AuditOf, checkTitle } from "./audit-of";
import { exportRows } from "./export-rows";
import { exportCheck, textsDigest } from "./export-texts";
import { findingFilterText } from "./filter-query";
import { controlsAsked, type FindingFilters } from "./filters";
import { statusOf } from "./get-framework";
import { filterOf } from "./list-findings";

const FAIL = VERDICT_STATUSES.indexOf("fail");

/** Text that is handed on at once, in characters: a file of many short pieces is slow to write. */
const PIECE = 64 * 1024;

/** Longest filter that a file names, in characters: it stands in a cell of each row. */
const MAX_FILTER = 8_000;

/** How a file is written. */
export type ExportForm = { format: FindingFormat; filters: FindingFilters; bom: boolean };

/**
 * The file of an audit in a form: the same bytes whenever it is made of the same audit and the same decisions.
 * @throws AppError `not_found` when the snapshot was never judged; `invalid` for what the form cannot hold
 */
export function makeExport(audit: AuditOf, { format, filters, bom }: ExportForm): ExportedFile {
  const { account, at, takenAt, digest, decided, view } = audit;
  if (digest === null) {
    throw new AppError(
      "not_found",
      `${snapshotName(at.seq)} was stored before Bearings had checks, so there is no audit of it. Choose a newer one.`,
      "at",
    );
  }
  const fails = narrowFindings(view, filterOf(filters));
  const byCheck = countByCheck(view, fails);
  const whole = countByCheck(view, new Uint8Array(view.index.size));
  const checks = [...byCheck]
    .filter(([, counts]) => sumOf([counts]) > 0)
    .map(([id, counts]) => ({ check: exportCheck(id), counts }));
  const filter = findingFilterText(filters);
  checkForm(format, filter, account.awsAccountId);
  const counts = sumCounts(byCheck.values());
  const report: FindingReport = {
    head: {
      account: account.name,
      awsAccountId: account.awsAccountId,
      snapshot: snapshotName(at.seq),
      takenAt: takenAt.toISOString(),
      filter,
      decided: decided?.toISOString() ?? null,
      audit: digest,
      texts: textsDigest(),
    },
    partition: view.index.arns.find((arn) => arn !== null)?.split(":")[1] || "aws",
    whole: sumCounts(whole.values()),
    counts,
    total: sumOf([counts]),
    failures: failuresOf(audit, fails),
    checks,
    regions: regionsOf(audit, fails),
    framework: frameworkReport(filters, whole),
    bom,
  };
  const { extension, mediaType, render } = FINDING_FILES[format];
  const texts = new Map(checks.map(({ check }) => [check.id, check]));
  const day = isoDay(takenAt);
  const parts = [fileStem(account, at.seq), day, "findings", ...(filter === "" ? [] : [filterPart(filter)])];
  return {
    fileName: `${parts.join("-")}.${extension}`,
    mediaType,
    content: inPieces(render(exportRows(audit, fitting(fails), texts), report)),
  };
}

/** Refuses what a form has no room for, before anything is written. */
function checkForm(format: FindingFormat, filter: string, awsAccountId: string | null): void {
  if (format === "json-asff" && awsAccountId === null) {
    throw new AppError("invalid", "ASFF needs the AWS account id, which is not known yet: scan the account.", "format");
  }
  const most = format === "json-asff" ? ASFF_LIMITS.fieldValue : MAX_FILTER;
  if (filter.length > most) {
    throw new AppError("invalid", `This filter is too long for a file of ${format}. Choose fewer values.`, "filter");
  }
}

function* fitting(fails: Uint8Array): Generator<number, void, undefined> {
  for (let finding = 0; finding < fails.length; finding += 1) if (fails[finding] === 0) yield finding;
}

function failuresOf({ view: { index, covered } }: AuditOf, fails: Uint8Array): FindingReport["failures"] {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, informational: 0 };
  for (const finding of fitting(fails)) {
    const severity = SEVERITIES[index.severity[finding] ?? 0];
    if (severity && index.status[finding] === FAIL && covered[finding] === 0) counts[severity] += 1;
  }
  return counts;
}

function regionsOf({ view: { index } }: AuditOf, fails: Uint8Array): string[] {
  const has = new Uint8Array(index.region.values.length);
  for (const finding of fitting(fails)) has[index.region.codes[finding] ?? 0] = 1;
  return index.region.values.filter((_, code) => has[code] === 1);
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

function sumOf(all: readonly ExportCounts[]): number {
  return all.flatMap((counts) => Object.values(counts)).reduce((sum, count) => sum + count, 0);
}

async function* inPieces(text: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let piece = "";
  for await (const part of text) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}
