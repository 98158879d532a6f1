import { type FindingRow, SEVERITIES, VERDICT_STATUSES } from "@/lib/model/finding";

/** A column with few different values: their numbers, one for each finding. */
export type CodedColumn = { values: readonly string[]; codes: Uint16Array };

/** All verdicts of a snapshot by columns, for lists that answer at once. A finding is its number here. */
export type FindingIndex = {
  size: number;
  check: CodedColumn;
  region: CodedColumn;
  /** CloudFormation name; an empty text for regions and the account. */
  type: CodedColumn;
  /** Places in `VERDICT_STATUSES` and `SEVERITIES`. */
  status: Uint8Array;
  severity: Uint8Array;
  unused: Uint8Array;
  subjects: readonly string[];
  names: readonly string[];
  /** Null for regions and the account. */
  arns: readonly (string | null)[];
  fromSeq: Int32Array;
  /** First snapshot of a failure that still holds, 0 without one. */
  problemSeq: Int32Array;
  failures: Uint16Array;
  /** Lower case: name, subject and region, for searches. */
  search: readonly string[];
  /** Roughly, in memory. */
  bytes: number;
};

/** Gathers the verdicts of a snapshot, which come by check and subject. */
export class FindingIndexBuilder {
  readonly #rows: FindingRow[] = [];

  add(row: FindingRow): void {
    this.#rows.push(row);
  }

  build(): FindingIndex {
    const rows = this.#rows;
    const search = rows.map(({ name, subject }) => `${name}\n${subject}`.toLowerCase());
    const texts = rows.reduce((sum, { subject, name }) => sum + 2 * subject.length + 2 * name.length, 0);
    return {
      size: rows.length,
      check: coded(rows.map(({ check }) => check)),
      region: coded(rows.map(({ region }) => region)),
      type: coded(rows.map(({ type }) => type ?? "")),
      status: Uint8Array.from(rows, ({ status }) => VERDICT_STATUSES.indexOf(status)),
      severity: Uint8Array.from(rows, ({ severity }) => SEVERITIES.indexOf(severity)),
      unused: Uint8Array.from(rows, ({ unused }) => Number(unused)),
      subjects: rows.map(({ subject }) => subject),
      names: rows.map(({ name }) => name),
      arns: rows.map(({ arn }) => arn),
      fromSeq: Int32Array.from(rows, ({ fromSeq }) => fromSeq),
      problemSeq: Int32Array.from(rows, ({ problemSeq }) => problemSeq ?? 0),
      failures: Uint16Array.from(rows, ({ failures }) => failures),
      search,
      bytes: 1024 + rows.length * 60 + texts,
    };
  }
}

function coded(texts: readonly string[]): CodedColumn {
  const values = [...new Set(texts)].sort();
  const codes = new Map(values.map((value, code) => [value, code]));
  return { values, codes: Uint16Array.from(texts, (text) => codes.get(text) ?? 0) };
}
