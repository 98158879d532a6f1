import { NotSeen } from "@/components/ui/status";
import type { ResourceRow } from "@/lib/operations/resources/views";
import { FIELD } from "./cell-filter";
import { type Column, cellOf } from "./columns";

/** A name may have 10,000 letters; a cell shows one line of it, and the title more. */
const SHOWN = 300;
const TITLE = 2_000;

/**
 * One row of the inventory. A row that was not seen this time is hatched and shows the last known state. The name is
 * the link that opens the drawer; `data-` attributes tell the table's keys what stands where.
 * @param index of the row in the page, from 0
 * @param href opens it
 */
export function InventoryRow({
  row,
  index,
  columns,
  href,
  opened,
  adopt,
}: {
  row: ResourceRow;
  index: number;
  columns: readonly Column[];
  href: string;
  opened: boolean;
  adopt?: ((line: HTMLTableRowElement | null) => void) | undefined;
}) {
  return (
    <tr
      ref={adopt}
      className={row.seen ? undefined : "unseen"}
      aria-current={opened ? "true" : undefined}
      aria-rowindex={index + 2}
      data-index={index}
      data-arn={row.arn}
      data-id={row.id}
    >
      {columns.map((column) => {
        const { text, filter } = cellOf(column, row);
        const name = column.facet === "field" ? `${FIELD}${column.key}` : column.facet;
        return (
          <td
            key={column.key}
            className={column.mono ? "id" : undefined}
            title={(column.key === "id" ? row.arn : (text ?? "")).slice(0, TITLE) || undefined}
            data-p={column.priority}
            data-l={column.named ? column.title : undefined}
            data-none={text === "" && row.seen ? "" : undefined}
            data-filter={filter === null ? undefined : name}
            data-value={filter?.slice(0, SHOWN)}
          >
            {column.key === "name" ? (
              <a className="name" href={href}>
                <bdi>{row.name.slice(0, SHOWN)}</bdi>
              </a>
            ) : column.key === "state" && !row.seen ? (
              <NotSeen title={`Last known state: ${row.state ?? "none"}`} />
            ) : text === null ? (
              <NotSeen />
            ) : (
              <bdi>{text.slice(0, SHOWN)}</bdi>
            )}
          </td>
        );
      })}
    </tr>
  );
}
