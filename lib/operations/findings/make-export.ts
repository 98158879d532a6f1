import { AppError } from "@/lib/errors";
import { FINDING_FILES } from "@/lib/exports/findings/formats";
import { ASFF_LIMITS } from "@/lib/exports/findings/json-asff";
import { isoDay } from "@/lib/model/day";
import type { FindingFormat } from "@/lib/model/finding-format";
import { snapshotName } from "@/lib/model/snapshot";
import type { ExportedFile } from "@/lib/operations/resources/export-inventory";
import { fileStem, filterPart } from "@/lib/operations/snapshots/file-stem";
import type { AuditHead } from "./audit-of";
import { partsThatFit, reportOf } from "./export-report";
import { exportRows } from "./export-rows";
import { findingFilterText } from "./filter-query";
import type { FindingFilters } from "./filters";

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
export async function makeExport(head: AuditHead, { format, filters, bom }: ExportForm): Promise<ExportedFile> {
  const { account, at, takenAt, digest } = head;
  if (digest === null) {
    throw new AppError(
      "not_found",
      `${snapshotName(at.seq)} was stored before Bearings had checks, so there is no audit of it. Choose a newer one.`,
      "at",
    );
  }
  const filter = findingFilterText(filters);
  checkForm(format, filter, account.awsAccountId);
  const report = await reportOf({ ...head, digest }, filters, bom);
  const { extension, mediaType, render } = FINDING_FILES[format];
  const texts = new Map(report.checks.map(({ check }) => [check.id, check]));
  const parts = [
    ...[fileStem(account, at.seq), isoDay(takenAt), "findings"],
    ...(filter === "" ? [] : [filterPart(filter)]),
  ];
  return {
    fileName: `${parts.join("-")}.${extension}`,
    mediaType,
    content: inPieces(render(exportRows(head, partsThatFit(head, filters), texts), report)),
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
