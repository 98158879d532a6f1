/** Milliseconds that something takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The middle of several measurements of the same thing; a first, cold one is left out when there are more than three. */
export async function medianTime(times: number, work: () => Promise<unknown>): Promise<number> {
  const measured: number[] = [];
  for (let index = 0; index < times; index += 1) measured.push(await time(work));
  return median(times > 3 ? measured.slice(1) : measured);
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A line of the result: what was promised, what was measured. */
export type Goal = { goal: string; target: string; measured: string; met: boolean };

/** A goal met when `value` is at most `limit`. */
export function atMost(goal: string, value: number, limit: number, unit: string, detail = ""): Goal {
  const text = (number: number) => `${number >= 100 ? Math.round(number) : Number(number.toPrecision(2))}${unit}`;
  return {
    goal,
    target: `<= ${text(limit)}`,
    measured: `${text(value)}${detail && ` (${detail})`}`,
    met: value <= limit,
  };
}

/** The result as a table of plain text. */
export function table(goals: readonly Goal[]): string {
  const rows = [
    ["goal", "target", "measured", ""],
    ...goals.map(({ goal, target, measured, met }) => [goal, target, measured, met ? "met" : "MISSED"]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
export const bytes = (count: number): string =>
  count >= 1e9
    ? `${(count / 1e9).toFixed(2)} GB`
    : count >= 1e6
      ? `${(count / 1e6).toFixed(1)} MB`
      : `${(count / 1e3).toFixed(1)} kB`;
