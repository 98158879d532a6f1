"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ResourceRow } from "@/lib/operations/resources/views";
import { accountPath } from "@/lib/web/links";
import type { Query } from "./cell-filter";
import type { Column } from "./columns";
import { InventoryRow } from "./inventory-row";
import { useRows } from "./rows-context";

/** Height of a row before one was measured, in pixels. */
const GUESS_PX = 33;
const FOLDED_GUESS_PX = 84;
/** Rows drawn beyond the window's edges. */
const MARGIN = 24;

/**
 * Rows of a long page: only those near the window are in the document, between two rows that keep the others' room.
 * The first come with the page, the rest by a request of their own, which is kept while the drawer opens and closes.
 * @param first rows that came with the page
 * @param count rows that the page has in all
 * @param source address of all of them
 */
export function VirtualBody({
  account,
  query,
  columns,
  opened,
  first,
  count,
  source,
}: {
  account: string;
  query: Query;
  columns: readonly Column[];
  opened: string | null;
  first: readonly ResourceRow[];
  count: number;
  source: string;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { rows, failed } = useAllRows(source, first, count);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(GUESS_PX);
  const [folded, setFolded] = useState(false);
  const [drawn, setDrawn] = useState(false);
  const { adopt, virtual } = useRows();
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: MARGIN,
    scrollMargin: top,
  });

  useLayoutEffect(() => {
    const measure = () => {
      const box = body.current?.getBoundingClientRect();
      const row = body.current?.querySelector("tr[data-index]");
      if (box === undefined) return;
      setTop(box.top + window.scrollY);
      if (row == null) return;
      const isFolded = getComputedStyle(row).display === "flex";
      setFolded(isFolded);
      // Folded rows are measured one by one; what one of them has says nothing of the others.
      setHeight(isFolded ? FOLDED_GUESS_PX : row.getBoundingClientRect().height);
    };
    measure();
    setDrawn(true);
    if (body.current === null) return;
    // The window, the drawer and the choice of row height all change its box.
    const watch = new ResizeObserver(measure);
    watch.observe(body.current);
    return () => watch.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it was told before holds no longer.
  useLayoutEffect(() => virtualizer.measure(), [height, folded, virtualizer]);
  useEffect(() => {
    virtual({
      count: rows.length,
      show: (index) => virtualizer.scrollToIndex(index, { align: "center" }),
      rowAt: (index) => rows[index] ?? null,
    });
    return () => virtual(null);
  }, [rows, virtualizer, virtual]);

  const items = drawn ? virtualizer.getVirtualItems() : first.map((_, index) => ({ index, start: 0, end: 0 }));
  const before = drawn ? (items[0]?.start ?? top) - top : 0;
  const known = drawn ? virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top) : 0;
  const unknown = (count - rows.length) * height;
  return (
    <tbody ref={body}>
      <Spacer height={before} />
      {items.map(({ index }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <InventoryRow
            key={row.arn}
            row={row}
            index={index}
            columns={columns}
            href={accountPath(account, "inventory", { ...query, open: row.arn })}
            opened={row.arn === opened}
            adopt={(line) => {
              adopt(line);
              // Folded rows differ in height; the others are all alike.
              if (folded) virtualizer.measureElement(line);
            }}
          />
        );
      })}
      <Spacer height={known + unknown} />
      {failed ? (
        <tr>
          <td colSpan={columns.length}>The other rows did not arrive. Load the page again.</td>
        </tr>
      ) : null}
    </tbody>
  );
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr className="spacer">
      <td style={{ height }} />
    </tr>
  );
}

/** All rows of a page, once they are here; those that came with it until then. */
function useAllRows(source: string, first: readonly ResourceRow[], count: number) {
  const [all, setAll] = useState<{ source: string; rows: readonly ResourceRow[] } | null>(null);
  const [failed, setFailed] = useState(false);
  const whole = first.length >= count;
  useEffect(() => {
    if (whole) return;
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
  }, [source, whole]);
  return { rows: all !== null && all.source === source ? all.rows : first, failed };
}
