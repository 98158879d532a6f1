import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ResourceList } from "@/lib/operations/resources/views";
import { type InventoryParams, inventoryQuery } from "@/lib/web/inventory-params";
import { accountApiPath } from "@/lib/web/links";
import type { ListedRow } from "./cells";
import { type Column, fieldsOf } from "./columns";
import { ROLE } from "./inventory-row";
import { RowBlocks } from "./row-blocks";
import type { ViewLinks } from "./view-links";

/** Rows that come with a page; what a page has beyond them follows. */
export const PLAIN_ROWS = 200;

/** What a page of the inventory shows, with the columns chosen for it. */
export type TableProps = { list: ResourceList; params: InventoryParams; columns: Column[]; links: ViewLinks };

/** The resources of a page as a table. */
export function InventoryTable({ list, params, columns, links }: TableProps) {
  const count = Math.min(params.rows, list.total - Math.max(0, list.first - 1));
  // Columns that somebody chose, which may be many, keep their width, and the table scrolls in its box.
  const wide = params.cols !== null;
  const sum = columns.reduce((all, { width }) => all + width, 0);
  const source = accountApiPath(
    list.account,
    "inventory/rows",
    inventoryQuery({ ...params, open: null, tab: null, cols: fieldsOf(columns) }),
  );
  const tracks = (most: number) =>
    columns
      .filter(({ priority }) => priority <= most)
      .map(({ width }) => `minmax(${wide ? width : 0}px, ${width}fr)`)
      .join(" ");
  const tracked = { "--cols-1": tracks(1), "--cols-2": tracks(2), "--cols-3": tracks(3), "--least": `${sum}px` };
  return (
    <div className="tbl-wrap" data-wide={wide ? "" : undefined}>
      <table
        role={ROLE.table}
        className="tbl cards blocks"
        data-long={count > PLAIN_ROWS ? "" : undefined}
        style={tracked}
        aria-rowcount={count + 1}
      >
        <caption>
          Resources of {list.at}, {sortWords(params.sort)}
        </caption>
        <colgroup>
          {columns.map(({ key, width, priority }) => (
            <col key={key} data-p={priority} style={{ width: wide ? width : `${(width / sum) * 100}%` }} />
          ))}
        </colgroup>
        <thead role={ROLE.rows}>
          <tr role={ROLE.row}>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={params.sort} links={links} />
            ))}
          </tr>
        </thead>
        <RowBlocks
          // A long page of other rows is filled anew.
          key={params.rows > PLAIN_ROWS ? source : undefined}
          account={list.account}
          query={inventoryQuery({ ...params, open: null, tab: null })}
          columns={columns}
          opened={params.open}
          rows={JSON.stringify(list.rows.map(({ tags: _, ...row }): ListedRow => row))}
          count={count}
          source={source}
        />
      </table>
    </div>
  );
}

function Head({ column, sort, links }: { column: Column; sort: InventoryParams["sort"]; links: ViewLinks }) {
  const { title, key, priority, sort: by } = column;
  if (by === undefined) {
    return (
      <th scope="col" role={ROLE.head} data-p={priority} title={key}>
        {title}
      </th>
    );
  }
  const descending = sort === `-${by}`;
  const sorted = sort === by || descending;
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      role={ROLE.head}
      data-p={priority}
      aria-sort={sorted ? (descending ? "descending" : "ascending") : undefined}
      title={`Sort by ${title.toLowerCase()}`}
    >
      <Link href={links.sort(by)} prefetch={false} scroll={false}>
        {title}
        {sorted ? <Arrow className="i" aria-hidden="true" /> : null}
      </Link>
    </th>
  );
}

function sortWords(sort: string): string {
  return sort.startsWith("-") ? `by ${sort.slice(1)}, from the last` : `by ${sort}`;
}
