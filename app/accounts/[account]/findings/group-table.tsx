import { ChevronDown, ChevronRight } from "lucide-react";
import { count, counted } from "@/components/format";
import { SeverityMark } from "@/components/ui/verdict";
import type { FindingGroup, FindingList, FindingView } from "@/lib/operations/findings/views";
import type { FindingKey } from "@/lib/web/finding-params";
import type { FindingLinks } from "./finding-links";
import { ChildRow } from "./finding-rows";
import { failedOf, notCounted, sumOf } from "./parts-of-counts";

/** The findings of a check that is shown opened: the first of them, and how many there are with and without the folded. */
export type Opened = { rows: FindingView[]; total: number; folded: number };

/** The newest framework, whose numbers stand beside the checks. */
const NEWEST = "cis-7.0";

/** Checks, those that fail first, each with its counts and, where it is opened, its findings under it. */
export function GroupTable({
  list,
  opened,
  shown,
  links,
}: {
  list: FindingList;
  /** Opened checks with their findings. */
  opened: ReadonlyMap<string, Opened>;
  /** The finding in the drawer. */
  shown: FindingKey | null;
  links: FindingLinks;
}) {
  let index = 0;
  return (
    <div className="tbl-wrap">
      <table className="tbl cards by-check">
        <caption>Findings of {list.at} by check, those that fail first</caption>
        <colgroup>
          <col />
          <col data-p="2" style={{ width: 110 }} />
          <col style={{ width: 118 }} />
          <col style={{ width: 124 }} />
          <col data-p="3" style={{ width: "25%" }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Check, and what it judged</th>
            <th scope="col" data-p="2">
              CIS 7.0, region
            </th>
            <th scope="col">Severity, status</th>
            <th scope="col" className="num">
              Failing, since
            </th>
            <th scope="col" data-p="3">
              Not counted, what was found
            </th>
          </tr>
        </thead>
        {list.groups.map((group) => {
          const inside = opened.get(group.check);
          const first = index;
          index +=
            1 + (inside?.rows.length ?? 0) + (inside === undefined ? 0 : moreOf(inside) + Number(inside.folded > 0));
          return (
            <tbody key={group.check}>
              <GroupRow group={group} index={first} isOpen={inside !== undefined} links={links} />
              {inside?.rows.map((row, at) => (
                <ChildRow key={row.subject} row={row} index={first + 1 + at} opened={shown} links={links} />
              ))}
              {inside === undefined ? null : (
                <Rest group={group} inside={inside} index={first + 1 + inside.rows.length} links={links} />
              )}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function moreOf({ rows, total }: Opened): 0 | 1 {
  return total > rows.length ? 1 : 0;
}

type GroupProps = { group: FindingGroup; index: number; isOpen: boolean; links: FindingLinks };

function GroupRow({ group, index, isOpen, links }: GroupProps) {
  const { check, title, severity, counts, of, unused, controls } = group;
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  const failed = failedOf(of);
  const listed = sumOf(counts);
  const rest = notCounted(of);
  const numbers = controls.filter(({ framework }) => framework === NEWEST).map(({ id }) => id);
  return (
    <tr className="of-check" data-index={index} data-id={check}>
      <td>
        <a className="name" href={links.expand(check)} aria-expanded={isOpen} title={title}>
          <Arrow className="i" aria-hidden="true" />
          {title}
        </a>{" "}
        {listed === sumOf(of) ? null : <span className="tag">{count(listed)} listed</span>}{" "}
        {unused.fail === 0 ? null : <span className="tag">{count(unused.fail)} unused</span>}
      </td>
      <td data-p="2" className="id" data-l={numbers.length === 0 ? undefined : "CIS 7.0"}>
        {numbers.join(", ")}
      </td>
      <td>
        <SeverityMark of={severity} quiet={of.fail === 0} />
      </td>
      <td className="num" data-l="failing">
        {of.fail === 0 ? <span className="t3">{failed.fail}</span> : <b>{failed.fail}</b>}
        {failed.of === null ? null : <span className="t3"> of {failed.of}</span>}
      </td>
      <td data-p="3" className="t3" data-l={rest === "" ? undefined : "not counted"} title={rest}>
        {rest}
      </td>
    </tr>
  );
}

function Rest({
  group,
  inside,
  index,
  links,
}: {
  group: FindingGroup;
  inside: Opened;
  index: number;
  links: FindingLinks;
}) {
  const { check, counts } = group;
  const more = moreOf(inside);
  return (
    <>
      {more === 0 ? null : (
        <tr className="child" data-index={index}>
          <td colSpan={5}>
            <a className="name" href={links.check(check)}>
              All {count(sumOf(counts))} of this check
            </a>{" "}
            <span className="t3">{count(inside.rows.length)} are shown</span>
          </td>
        </tr>
      )}
      {inside.folded === 0 ? null : (
        <tr className="child" data-index={index + more}>
          <td colSpan={5}>
            <a className="name" href={links.here({ fold: "no" })}>
              Show {counted(inside.folded, "unused thing")}
            </a>{" "}
            <span className="t3">counted above, folded because nobody uses them</span>
          </td>
        </tr>
      )}
    </>
  );
}
