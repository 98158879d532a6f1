import Link from "next/link";
import { count, counted } from "@/components/format";
import type { ResourceList } from "@/lib/operations/resources/views";
import type { InventoryParams } from "@/lib/web/inventory-params";
import { ROW_COUNTS } from "@/lib/web/param-parsers";
import { PageLinks } from "../list/page-links";
import { PLAIN_ROWS } from "./inventory-table";
import type { ViewLinks } from "./view-links";

/** How many there are, of how many, what the keys do, and the way to the other pages. */
export function TableFoot({ list, params, links }: { list: ResourceList; params: InventoryParams; links: ViewLinks }) {
  const last = Math.min(list.total, list.first + params.rows - 1);
  const paged = params.after !== null || last < list.total;
  return (
    <div className="tbl-foot">
      <span>
        {count(list.total)} of {counted(list.whole.resources, "resource")}
        {paged ? `, ${count(list.first)} to ${count(last)} here` : ""}
      </span>
      <span className="keys" aria-hidden="true">
        <span>
          <kbd>j</kbd> <kbd>k</kbd> row
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        <span>
          <kbd>f</kbd> filter by this cell
        </span>
        <span>
          <kbd>x</kbd> select
        </span>
      </span>
      {params.rows > PLAIN_ROWS ? (
        <noscript>
          Without scripts the first {PLAIN_ROWS} are shown.{" "}
          <Link href={links.here({ rows: PLAIN_ROWS })}>Show {PLAIN_ROWS} on a page</Link>
        </noscript>
      ) : null}
      <PageLinks
        label="Resources on a page"
        sizes={list.whole.resources <= ROW_COUNTS[0] ? [] : ROW_COUNTS}
        rows={params.rows}
        hrefOf={(rows) => links.here({ rows })}
        first={params.after === null ? null : links.here()}
        next={
          list.next === null ? null : { href: links.after(list.next), rows: Math.min(params.rows, list.total - last) }
        }
      />
    </div>
  );
}
