"use client";

import { memo, type RefCallback, useEffect, useMemo, useState } from "react";
import { accountPath } from "@/lib/web/links";
import type { Query } from "../list/use-hands";
import { type BlockQueue, useFilling } from "./block-queue";
import type { ListedRow } from "./cells";
import type { Column } from "./columns";
import { drawnRows, inventoryRow, ROLE } from "./inventory-row";
import { useRows } from "./rows-context";
import { useAllRows } from "./use-all-rows";

/** Rows of a block, which the browser lays out and paints only when it comes near the window. */
const BLOCK = 20;

/**
 * The rows of a page in blocks. Those that came with the page are there at once; of a long page the others follow by a
 * request of their own, and their blocks are filled while the processor rests, at once where somebody looks. All rows
 * are then in the document, and scrolling runs no script.
 * @param rows those that came with the page, as JSON: React's own form of them would cost more than the rest of the
 *   page, and the elements twice that
 * @param count rows that the page has in all
 * @param source address of all of them
 */
export function RowBlocks({
  account,
  query: givenQuery,
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
  const first = useMemo<readonly ListedRow[]>(() => JSON.parse(text), [text]);
  const { rows, failed } = useAllRows(source, first, count);
  const blocks = useMemo(() => blocksOf(rows, count), [rows, count]);
  // Blocks are rendered again only when what they show has changed; each answer of the server brings equal values anew.
  const columns = useSame(given);
  const query = useSame(givenQuery);
  const { adopt, drawn } = useRows();
  const queue = useFilling(rows);
  useEffect(() => {
    drawn(drawnRows(rows, columns, (index) => queue.fill(Math.floor(index / BLOCK))));
    return () => drawn(null);
  }, [rows, columns, queue, drawn]);
  return (
    <>
      {blocks.map((block, index) => (
        <Block
          // biome-ignore lint/suspicious/noArrayIndexKey: a block is a place in the page; its rows have keys of their own.
          key={index}
          rows={block}
          index={index}
          size={Math.min(BLOCK, count - index * BLOCK)}
          came={index * BLOCK < first.length}
          columns={columns}
          account={account}
          query={query}
          opened={block.some(({ arn }) => arn === opened) ? opened : null}
          adopt={adopt}
          queue={queue}
        />
      ))}
      {failed ? (
        <tbody>
          <tr>
            <td colSpan={columns.length}>The other rows did not arrive. Load the page again.</td>
          </tr>
        </tbody>
      ) : null}
    </>
  );
}

const Block = memo(function Block({
  rows,
  index,
  size,
  came,
  columns,
  account,
  query,
  opened,
  adopt,
  queue,
}: {
  rows: readonly ListedRow[];
  /** Of the block, from 0. */
  index: number;
  /** Rows that it will have. */
  size: number;
  /** True where its rows came with the page. */
  came: boolean;
  columns: readonly Column[];
  account: string;
  query: Query;
  opened: string | null;
  adopt: RefCallback<HTMLTableRowElement>;
  queue: BlockQueue;
}) {
  const [filled, setFilled] = useState(came);
  const waits = !filled && rows.length > 0;
  useEffect(() => (waits ? queue.wait(index, () => setFilled(true)) : undefined), [waits, queue, index]);
  const hrefOf = (arn: string) => accountPath(account, "inventory", { ...query, open: arn });
  return (
    <tbody role={ROLE.rows} data-block={index} style={size === BLOCK ? undefined : { "--rows": size }}>
      {filled || came
        ? rows.map((row, at) => inventoryRow(row, index * BLOCK + at, { columns, hrefOf, opened }, adopt))
        : null}
    </tbody>
  );
});

function blocksOf(rows: readonly ListedRow[], count: number): (readonly ListedRow[])[] {
  return Array.from({ length: Math.ceil(count / BLOCK) }, (_, index) => rows.slice(index * BLOCK, (index + 1) * BLOCK));
}

/** The value that was given first of all those equal to it. */
function useSame<T>(value: T): T {
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value.
  return useMemo(() => value, [text]);
}
