import Link from "next/link";
import { count, counted } from "@/components/format";
import type { ResourceList } from "@/lib/operations/resources/views";
import type { InventoryParams } from "@/lib/web/inventory-params";
import { ROW_COUNTS } from "@/lib/web/param-parsers";
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
      <span className="act">
        {list.whole.resources <= ROW_COUNTS[0] ? null : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are links.
          <span className="seg" role="group" aria-label="Resources on a page">
            {ROW_COUNTS.map((rows) => (
              <Link
                key={rows}
                href={links.here({ rows })}
                prefetch={false}
                scroll={false}
                aria-current={rows === params.rows ? "true" : undefined}
                aria-label={`${count(rows)} on a page`}
              >
                {count(rows)}
              </Link>
            ))}
          </span>
        )}
        {params.after === null ? null : (
          <Link className="btn sm" href={links.here()} prefetch={false}>
            First page
          </Link>
        )}
        {list.next === null ? null : (
          <Link className="btn sm" href={links.after(list.next)} prefetch={false}>
            Next {count(Math.min(params.rows, list.total - last))}
          </Link>
        )}
      </span>
    </div>
  );
}
