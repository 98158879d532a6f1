import Link from "next/link";
import { count, counted } from "@/components/format";
import type { FindingList } from "@/lib/operations/findings/views";
import { FINDING_ROW_COUNTS, type FindingParams } from "@/lib/web/finding-params";
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
        <span className="act">
          {list.total <= FINDING_ROW_COUNTS[0] ? null : (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are links.
            <span className="seg" role="group" aria-label="Findings on a page">
              {FINDING_ROW_COUNTS.map((rows) => (
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
      )}
    </div>
  );
}
