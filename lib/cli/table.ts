/** Lays out rows under a head in columns as wide as their widest cell; ends with a line break. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((row) => row.map(printable));
  const widths = head.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? "")].length)));
  return all.map((row) => `${line(row, widths)}\n`).join("");
}

function line(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - [...cell].length))
    .join("  ")
    .trimEnd();
}

/** Names come from AWS, and a terminal obeys control characters: they are shown, not obeyed. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cf}/gu, "\ufffd");
}

/** `1 region`, `2 regions`. */
export function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
