"use client";

import { useRef, useState } from "react";

/** Ids of the selected rows by their ARNs, in the order in which they were selected. */
export type Picked = ReadonlyMap<string, string>;

/** A row by its position in the page; null where there is none. */
type RowAt = (index: number) => { arn: string; id: string } | null;

/** Selected rows: one by one, or all from the last one on. Rows of other pages stay selected. */
export function usePicked(rowAt: RowAt) {
  const [picked, setPicked] = useState<Picked>(new Map());
  const last = useRef<number | null>(null);
  /** Selects the row at `to`, or no longer when it was; with `range` all from the last one to it. */
  const pick = (to: number, range: boolean): number => {
    const from = range && last.current !== null ? last.current : to;
    const next = new Map(picked);
    for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
      const row = rowAt(index);
      if (row === null) continue;
      if (!range && next.has(row.arn)) next.delete(row.arn);
      else next.set(row.arn, row.id);
    }
    last.current = to;
    setPicked(next);
    return next.size;
  };
  return { picked, pick, clear: () => setPicked(new Map()) };
}
