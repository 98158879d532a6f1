/** Rows of text as a table, the first as its head; columns after the first are set to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Milliseconds in as many digits as they deserve. */
export const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
/** Bytes in kB of 1000. */
export const kB = (value: number): string => (value / 1000).toFixed(1);
