import type { RefCallback } from "react";
import { NotSeen } from "@/components/ui/status";
import { FIELD } from "./cell-filter";
import { cellOf, type ListedRow } from "./cells";
import type { Column } from "./columns";
import type { DrawnRows } from "./rows-context";

/** A name may have 10,000 letters; a cell shows one line of it, and the title more. */
const SHOWN = 300;
const TITLE = 2_000;

/** Said outright: some browsers take what is no table by its display for no table by its meaning. */
export const ROLE = { table: "table", rows: "rowgroup", row: "row", head: "columnheader", cell: "cell" } as const;

/** What all rows of a table share. */
export type RowsShown = {
  columns: readonly Column[];
  /** Address that opens a row. */
  hrefOf: (arn: string) => string;
  /** ARN in the drawer; null when it is closed. */
  opened: string | null;
};

/**
 * One row of the inventory. A row that was not seen this time is hatched and shows the last known state. The name is
 * the link that opens the drawer. There may be thousands of them, so each has as few elements and attributes as will
 * do: what a cell stands for and its whole text are asked for by its place (`drawnRows`).
 * @param index of the row in the page, from 0
 */
export function inventoryRow(
  row: ListedRow,
  index: number,
  { columns, hrefOf, opened }: RowsShown,
  adopt: RefCallback<HTMLTableRowElement>,
) {
  return (
    <tr
      key={row.arn}
      role={ROLE.row}
      ref={adopt}
      className={row.seen ? undefined : "unseen"}
      aria-current={row.arn === opened ? "true" : undefined}
      aria-rowindex={index + 2}
      data-index={index}
      data-arn={row.arn}
      data-id={row.id}
    >
      {columns.map((column) => {
        const { text } = cellOf(column, row);
        return (
          <td
            key={column.key}
            role={ROLE.cell}
            className={column.mono ? "id" : undefined}
            data-p={column.priority === 1 ? undefined : column.priority}
            data-l={column.named ? column.title : undefined}
            data-none={text === "" && row.seen ? "" : undefined}
          >
            {column.key === "name" ? (
              <a className="name" href={hrefOf(row.arn)}>
                {row.name.slice(0, SHOWN)}
              </a>
            ) : column.key === "state" && !row.seen ? (
              <NotSeen title={`Last known state: ${row.state ?? "none"}`} />
            ) : text === null ? (
              <NotSeen />
            ) : row.seen ? (
              text.slice(0, SHOWN)
            ) : (
              // On the hatch a text has a ground of its own.
              <span>{text.slice(0, SHOWN)}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** What the table's keys ask about rows by their place in the page. */
export function drawnRows(rows: readonly ListedRow[], columns: readonly Column[], show: DrawnRows["show"]): DrawnRows {
  const at = (index: number, place: number) => {
    const row = rows[index];
    const column = columns[place];
    return row === undefined || column === undefined ? null : { row, column, ...cellOf(column, row) };
  };
  return {
    count: rows.length,
    show,
    rowAt: (index) => rows[index] ?? null,
    titleAt: (index, place) => {
      const cell = at(index, place);
      if (cell === null || cell.text === null || (cell.column.key === "state" && !cell.row.seen)) return null;
      return (cell.column.key === "id" ? cell.row.arn : cell.text).slice(0, TITLE) || null;
    },
    filterAt: (index, place) => {
      const cell = at(index, place);
      const { facet, key } = cell?.column ?? {};
      if (cell === null || cell.filter === null || facet === undefined) return null;
      return { filter: facet === "field" ? `${FIELD}${key}` : facet, value: cell.filter.slice(0, SHOWN) };
    },
  };
}
