/** A field in two states. What is undefined was not there. */
export type DiffRow = {
  path: string;
  before?: unknown;
  after?: unknown;
  /** Lines around it that are the same in both. */
  context?: readonly string[];
  /** Why nobody can tell whether it changed; such a row is hatched and shows no values. */
  notComparable?: string;
};

/** Fields that differ, each with its path, what it was and what it is. Sign and colour, so that it reads in black and white. */
export function DiffBlock({ rows }: { rows: readonly DiffRow[] }) {
  return (
    <div className="diff">
      {rows.map((row) => (
        <Row key={row.path} row={row} />
      ))}
    </div>
  );
}

function Row({ row: { path, before, after, context = [], notComparable } }: { row: DiffRow }) {
  return (
    <>
      <Line kind="path" text={path} />
      {notComparable === undefined ? null : <Line kind="unseen" text={`not comparable: ${notComparable}`} />}
      {context.map((line) => (
        <Line key={line} kind="ctx" text={line} />
      ))}
      {before === undefined ? null : <Line kind="del" sign="-" spoken="was" text={shown(before)} />}
      {after === undefined ? null : <Line kind="add" sign="+" spoken="is" text={shown(after)} />}
    </>
  );
}

function Line({ kind, sign = "", spoken, text }: { kind: string; sign?: string; spoken?: string; text: string }) {
  return (
    <div className={kind}>
      <span aria-hidden="true">{sign}</span>
      <span>
        {spoken === undefined ? null : <span className="sr">{spoken} </span>}
        {text}
      </span>
    </div>
  );
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
