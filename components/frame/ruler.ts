/** A tick of the ruler, from 0 (the oldest) to 1 (the newest) of the time that the ruler spans. */
export type Tick = { name: string; at: number; shown: boolean };

const MOST_TICKS = 24;

/**
 * Ticks for snapshots, spaced as they were in time. Of many, those around the one that is shown.
 * @param snapshots newest first, as `listSnapshots` returns them.
 */
export function rulerTicks(snapshots: readonly { name: string; finishedAt: string }[], shown: string): Tick[] {
  const here = Math.max(
    0,
    snapshots.findIndex(({ name }) => name === shown),
  );
  const first = Math.max(0, Math.min(here - MOST_TICKS / 2, snapshots.length - MOST_TICKS));
  const drawn = snapshots.slice(first, first + MOST_TICKS).reverse();
  const times = drawn.map(({ finishedAt }) => Date.parse(finishedAt));
  const start = times[0] ?? 0;
  const span = (times.at(-1) ?? 0) - start;
  return drawn.map(({ name }, index) => ({
    name,
    at: span === 0 ? 1 : ((times[index] ?? start) - start) / span,
    shown: name === shown,
  }));
}
