import { csvCell } from "./csv-cell";

/** What stands between the cells. */
export type Separator = "," | ";";

/** Longest text in a cell: what spreadsheets take, and far below what readers of CSV refuse. */
const MAX_CELL = 32_000;

/**
 * One record of a CSV file (RFC 4180: quotes where they are needed, CRLF). No cell is taken for a formula, and none is
 * longer than a spreadsheet takes; what is cut off ends with `…`.
 */
export function csvLine(cells: readonly string[], separator: Separator = ","): string {
  return `${cells.map((cell) => quoted(csvCell(clipped(cell, MAX_CELL)), separator)).join(separator)}\r\n`;
}

function quoted(cell: string, separator: Separator): string {
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A text of at most `most` UTF-16 units; one that was longer ends with `…`, and no character is cut in half. */
export function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…` : text;
}

/**
 * The first records of a CSV text as they stand there.
 * @param text may break off; the record in which it does is not returned
 */
export function csvRecords(text: string, separator: Separator, most: number): string[][] {
  const cell =
    separator === ";" ? /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r?\n)/y : /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n)/y;
  const records: string[][] = [];
  let record: string[] = [];
  while (records.length < most) {
    const found = cell.exec(text);
    if (found === null) break;
    const [, inQuotes, bare, end] = found;
    record.push(inQuotes?.replaceAll('""', '"') ?? bare ?? "");
    if (end === separator) continue;
    records.push(record);
    record = [];
  }
  return records;
}
