import { csvLine } from "@/lib/exports/csv-line";
import type { ExportRow, FileHead, FindingReport } from "./export-row";
import { factsText, missingText, statusWord, tagsText } from "./words";

/**
 * Columns of the file, in this order; new ones go before `account`. The last eight are the same in each row: a row that
 * is copied elsewhere still says where it is from.
 */
export const CSV_COLUMNS = [
  "status",
  "seen",
  "severity",
  "check",
  "title",
  "resource",
  "type",
  "region",
  "arn",
  "subject",
  "reason",
  "facts",
  "missing",
  "decision",
  "decided_by",
  "decided_why",
  "decided_until",
  "failing_since",
  "failing_since_snapshot",
  "days_failing",
  "times_reopened",
  "unused",
  "service",
  "controls",
  "tags",
  "risk",
  "fix",
  "link",
  "account",
  "aws_account_id",
  "snapshot",
  "taken_at",
  "filter",
  "decided",
  "audit",
  "texts",
] as const;

const HEAD_CELLS = 8;
const DAY_MS = 86_400_000;

/**
 * Findings as CSV for people: comma, quotes where needed, no cell that is a formula. What was not seen has the status
 * MANUAL and `seen` false. A file without findings has one row, which says of what there are none.
 */
export async function* findingsCsv(
  rows: AsyncIterable<ExportRow>,
  { head, bom, total }: FindingReport,
): AsyncGenerator<string, void, undefined> {
  const own = headCells(head);
  yield `${bom ? "\ufeff" : ""}${csvLine(CSV_COLUMNS)}`;
  for await (const row of rows) yield csvLine([...cellsOf(row, head.takenAt), ...own]);
  if (total > 0) return;
  const empty = CSV_COLUMNS.slice(0, -HEAD_CELLS).map((name) =>
    name === "reason" ? "No finding fits the filter." : "",
  );
  yield csvLine([...empty, ...own]);
}

function cellsOf(row: ExportRow, takenAt: string): string[] {
  const { check, decided, sinceAt } = row;
  return [
    ...[statusWord(row), String(row.status !== "not_seen"), row.severity, check.id, check.title, row.name],
    ...[row.type ?? "", row.region, row.arn ?? "", row.subject, row.reason, factsText(row), missingText(row)],
    ...[row.decision, decided?.by ?? "", decided?.why ?? "", decided?.until ?? ""],
    ...[sinceAt ?? "", row.since ?? "", sinceAt === null ? "" : String(daysBetween(sinceAt, takenAt))],
    ...[String(row.reopened), String(row.unused), check.service],
    check.controls.map(({ framework, id, level }) => `${framework} ${id} (level ${level})`).join(" | "),
    ...[tagsText(row.tags), check.risk, row.fix.cli.join("\n"), check.link],
  ];
}

function headCells(head: FileHead): string[] {
  const { account, awsAccountId, snapshot, takenAt, filter, decided, audit, texts } = head;
  return [account, awsAccountId ?? "", snapshot, takenAt, filter, decided ?? "", audit, texts];
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS));
}

/** What a row's last cells say of its file; null for another kind of row. */
export function headOfCells(cells: readonly string[]): Record<string, string | null> | null {
  if (cells.length !== CSV_COLUMNS.length) return null;
  const own = cells.slice(-HEAD_CELLS).map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n])/, ""));
  const [account = "", awsAccountId, snapshot = "", takenAt = "", filter = "", decided, audit = "", texts = ""] = own;
  return {
    account,
    awsAccountId: awsAccountId || null,
    snapshot,
    takenAt,
    filter,
    decided: decided || null,
    audit,
    texts,
  };
}
