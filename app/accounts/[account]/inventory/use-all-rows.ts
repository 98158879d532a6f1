"use client";

import { useEffect, useMemo, useState } from "react";
import type { ListedRow } from "./cells";

/**
 * All rows of a page, once they are here; those that came with it until then. They are kept while the drawer opens and
 * closes.
 * @param source address of all rows
 * @param first those that came with the page
 * @param count of all
 */
export function useAllRows(source: string, first: readonly ListedRow[], count: number) {
  const [all, setAll] = useState<{ source: string; rows: readonly ListedRow[] } | null>(null);
  const [failed, setFailed] = useState(false);
  const isWhole = first.length >= count;
  useEffect(() => {
    if (isWhole) return;
    const gone = new AbortController();
    setFailed(false);
    fetch(source, { signal: gone.signal })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`status ${answer.status}`);
        setAll({ source, rows: await answer.json() });
      })
      .catch(() => {
        if (!gone.signal.aborted) setFailed(true);
      });
    return () => gone.abort();
  }, [source, isWhole]);
  const rows = useMemo(
    () => (isWhole || all?.source !== source ? first : [...first, ...all.rows.slice(first.length)]),
    [isWhole, all, source, first],
  );
  return { rows, failed };
}
