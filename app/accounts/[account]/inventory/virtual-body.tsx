"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { accountPath } from "@/lib/web/links";
import type { Query } from "./cell-filter";
import type { ListedRow } from "./cells";
import type { Column } from "./columns";
import { drawnRows, inventoryRow } from "./inventory-row";
import { useRows } from "./rows-context";

/** Height of a row before one was measured, in pixels. */
const GUESS_PX = 33;
const FOLDED_GUESS_PX = 84;
/** Rows that come and go together. */
const BLOCK = 8;
/** Blocks drawn beyond the window's edges. */
const MARGIN = 4;

/**
 * Rows of a long page: only the blocks near the window are in the document, between two rows that keep the others'
 * room; on paper all are. The first come with the page, the rest by a request of their own, which is kept while the
 * drawer opens and closes.
 * @param rows the first as JSON, as `PlainBody` takes them
 * @param count rows that the page has in all
 * @param source address of all of them
 */
export function VirtualBody({
  account,
  query,
  columns: given,
  opened,
  rows: text,
  count,
  source,
}: {
  account: string;
  query: Query;
  columns: readonly Column[];
  opened: string | null;
  rows: string;
  count: number;
  source: string;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const first = useMemo<readonly ListedRow[]>(() => JSON.parse(text), [text]);
  const { rows, failed } = useAllRows(source, first, count);
  const blocks = useMemo(() => blocksOf(rows), [rows]);
  // Blocks are drawn again only when what they show has changed; each answer of the server brings equal values anew.
  const columns = useSame(given);
  const shownQuery = useSame(query);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(GUESS_PX);
  const [folded, setFolded] = useState(false);
  const [drawn, setDrawn] = useState(false);
  const onPaper = useOnPaper();
  const { adopt, drawn: tell } = useRows();
  const virtualizer = useWindowVirtualizer({
    count: blocks.length,
    estimateSize: (index) => (blocks[index]?.length ?? 0) * height,
    overscan: MARGIN,
    scrollMargin: top,
    indexAttribute: "data-block",
    useFlushSync: false,
  });

  useLayoutEffect(() => {
    const measure = () => {
      const box = body.current?.getBoundingClientRect();
      const row = body.current?.parentElement?.querySelector("tr[data-index]");
      if (box === undefined) return;
      setTop(box.top + window.scrollY);
      if (row == null) return;
      const isFolded = getComputedStyle(row).display === "flex";
      setFolded(isFolded);
      // Folded rows are measured; what one of them has says nothing of the others.
      setHeight(isFolded ? FOLDED_GUESS_PX : row.getBoundingClientRect().height);
    };
    measure();
    setDrawn(true);
    const table = body.current?.parentElement;
    if (table == null) return;
    // The window, the drawer and the choice of row height all change its box; scrolling does not.
    const watch = new ResizeObserver(measure);
    watch.observe(table);
    return () => watch.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it was told before holds no longer.
  useLayoutEffect(() => virtualizer.measure(), [height, folded, virtualizer]);
  useEffect(() => {
    const show = (index: number) => {
      virtualizer.scrollToIndex(Math.floor(index / BLOCK), { align: "center" });
    };
    tell(drawnRows(rows, columns, show));
    return () => tell(null);
  }, [rows, columns, virtualizer, tell]);

  const all = !drawn || onPaper;
  const items = all ? [] : virtualizer.getVirtualItems();
  const before = all ? 0 : (items[0]?.start ?? top) - top;
  const known = all ? 0 : virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  const unknown = (count - rows.length) * height;
  const indexes = all ? blocks.keys() : items.map(({ index }) => index);
  return (
    <>
      <tbody ref={body}>
        <Spacer height={before} />
      </tbody>
      {Array.from(indexes, (index) => {
        const block = blocks[index] ?? [];
        return (
          <Block
            key={block[0]?.arn}
            rows={block}
            index={index}
            columns={columns}
            account={account}
            query={shownQuery}
            opened={block.some(({ arn }) => arn === opened) ? opened : null}
            adopt={adopt}
            measured={folded ? virtualizer.measureElement : undefined}
          />
        );
      })}
      <tbody>
        <Spacer height={known + unknown} />
        {failed ? (
          <tr>
            <td colSpan={columns.length}>The other rows did not arrive. Load the page again.</td>
          </tr>
        ) : null}
      </tbody>
    </>
  );
}

const Block = memo(function Block({
  rows,
  index,
  columns,
  account,
  query,
  opened,
  adopt,
  measured,
}: {
  rows: readonly ListedRow[];
  /** Of the block, from 0. */
  index: number;
  columns: readonly Column[];
  account: string;
  query: Query;
  opened: string | null;
  adopt: (line: HTMLTableRowElement | null) => void;
  /** Takes the block's element where its height cannot be told from the number of its rows. */
  measured: ((block: HTMLTableSectionElement | null) => void) | undefined;
}) {
  const hrefOf = (arn: string) => accountPath(account, "inventory", { ...query, open: arn });
  return (
    <tbody ref={measured} data-block={index}>
      {rows.map((row, at) => inventoryRow(row, index * BLOCK + at, { columns, hrefOf, opened }, adopt))}
    </tbody>
  );
});

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr className="spacer">
      <td style={{ height }} />
    </tr>
  );
}

function blocksOf(rows: readonly ListedRow[]): ListedRow[][] {
  return Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, index) =>
    rows.slice(index * BLOCK, (index + 1) * BLOCK),
  );
}

/** The value that was given first of all those equal to it. */
function useSame<T>(value: T): T {
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value.
  return useMemo(() => value, [text]);
}

/** True while the page is being printed; rendered before the browser looks. */
function useOnPaper(): boolean {
  const [onPaper, setOnPaper] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setOnPaper(true));
    const end = () => setOnPaper(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return onPaper;
}

/** All rows of a page, once they are here; those that came with it until then. */
function useAllRows(source: string, first: readonly ListedRow[], count: number) {
  const [all, setAll] = useState<{ source: string; rows: readonly ListedRow[] } | null>(null);
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
