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

/**
 * Gathers the verdicts of a snapshot, which come by check and subject, column by column: rows as objects would be most
 * of the memory that reading a large audit takes.
 */
export class FindingIndexBuilder {
  readonly #check = new Coder();
  readonly #region = new Coder();
  readonly #type = new Coder();
  readonly #status: number[] = [];
  readonly #severity: number[] = [];
  readonly #unused: number[] = [];
  readonly #subjects: string[] = [];
  readonly #names: string[] = [];
  readonly #arns: (string | null)[] = [];
  readonly #fromSeq: number[] = [];
  readonly #problemSeq: number[] = [];
  readonly #failures: number[] = [];
  readonly #search: string[] = [];
  #texts = 0;

  add({ check, region, type, status, severity, unused, subject, name, arn, ...history }: FindingRow): void {
    this.#check.add(check);
    this.#region.add(region);
    this.#type.add(type ?? "");
    this.#status.push(VERDICT_STATUSES.indexOf(status));
    this.#severity.push(SEVERITIES.indexOf(severity));
    this.#unused.push(Number(unused));
    this.#subjects.push(subject);
    this.#names.push(name);
    // The same text for most of them, and then one text in memory.
    this.#arns.push(arn === subject ? subject : arn);
    this.#fromSeq.push(history.fromSeq);
    this.#problemSeq.push(history.problemSeq ?? 0);
    this.#failures.push(history.failures);
    this.#search.push(`${name}\n${subject}`.toLowerCase());
    this.#texts += 2 * subject.length + 2 * name.length;
  }

  build(): FindingIndex {
    const size = this.#subjects.length;
    return {
      size,
      check: this.#check.build(),
      region: this.#region.build(),
      type: this.#type.build(),
      status: Uint8Array.from(this.#status),
      severity: Uint8Array.from(this.#severity),
      unused: Uint8Array.from(this.#unused),
      subjects: this.#subjects,
      names: this.#names,
      arns: this.#arns,
      fromSeq: Int32Array.from(this.#fromSeq),
      problemSeq: Int32Array.from(this.#problemSeq),
      failures: Uint16Array.from(this.#failures),
      search: this.#search,
      bytes: 1024 + size * 60 + this.#texts,
    };
  }
}

/** Numbers the different values of a column as they come. */
class Coder {
  readonly #codes = new Map<string, number>();
  readonly #column: number[] = [];

  add(value: string): void {
    const code = this.#codes.get(value) ?? this.#codes.size;
    if (code === this.#codes.size) this.#codes.set(value, code);
    this.#column.push(code);
  }

  /** The values sorted, and their places for each finding. */
  build(): CodedColumn {
    const values = [...this.#codes.keys()].sort();
    const places = new Map(values.map((value, place) => [value, place]));
    const byCode = [...this.#codes.keys()].map((value) => places.get(value) ?? 0);
    return { values, codes: Uint16Array.from(this.#column, (code) => byCode[code] ?? 0) };
  }
}
