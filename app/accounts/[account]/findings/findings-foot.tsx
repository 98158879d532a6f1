import { count, counted } from "@/components/format";
import type { FindingList } from "@/lib/operations/findings/views";
import { FINDING_ROW_COUNTS, type FindingParams } from "@/lib/web/finding-params";
import { PageLinks } from "../list/page-links";
import type { FindingLinks } from "./finding-links";
import { sumOf } from "./parts-of-counts";

/** How many there are, of how many, what the keys do, and the way to the other pages of the flat list. */
export function FindingsFoot({
  list,
  params,
  links,
}: {
  list: FindingList;
  params: FindingParams;
  links: FindingLinks;
}) {
  const isGrouped = params.group === "check";
  const last = list.first + list.rows.length - 1;
  const paged = !isGrouped && (params.after !== null || list.next !== null);
  return (
    <div className="tbl-foot">
      <span>
        {count(list.total)} of {counted(sumOf(list.whole), "finding")}
        {isGrouped ? ` in ${counted(list.groups.length, "check")}` : ""}
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
          <kbd>y</kbd> copy ARN
        </span>
      </span>
      {isGrouped ? null : (
        <PageLinks
          label="Findings on a page"
          sizes={list.total <= FINDING_ROW_COUNTS[0] ? [] : FINDING_ROW_COUNTS}
          rows={params.rows}
          hrefOf={(rows) => links.here({ rows: rows })}
          first={params.after === null ? null : links.here()}
          next={
            list.next === null ? null : { href: links.after(list.next), rows: Math.min(params.rows, list.total - last) }
          }
        />
      )}
    </div>
  );
}
