import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { FindingSort, FindingSortKey } from "@/lib/model/finding-filter";
import type { FindingList } from "@/lib/operations/findings/views";
import type { FindingKey } from "@/lib/web/finding-params";
import type { FindingLinks } from "./finding-links";
import { FlatRow } from "./finding-rows";
import { SORT_WORDS } from "./finding-words";

const COLUMNS: readonly { title: string; sort: FindingSortKey | null; width: string; priority?: 2 | 3 }[] = [
  { title: "Name", sort: "name", width: "auto" },
  { title: "Check", sort: "check", width: "19%", priority: 2 },
  { title: "Status", sort: "status", width: "112px" },
  { title: "Severity", sort: "severity", width: "92px" },
  { title: "Region", sort: "region", width: "116px", priority: 3 },
  { title: "Failing", sort: "since", width: "104px" },
  { title: "What was found", sort: null, width: "19%", priority: 3 },
];

/** Findings one by one, in the order of the address. */
export function FlatTable({
  list,
  sort,
  shown,
  links,
}: {
  list: FindingList;
  sort: FindingSort;
  /** The finding in the drawer. */
  shown: FindingKey | null;
  links: FindingLinks;
}) {
  return (
    <div className="tbl-wrap">
      <table className="tbl cards flat">
        <caption>
          Findings of {list.at}, {sortWords(sort)}
        </caption>
        <colgroup>
          {COLUMNS.map(({ title, width, priority }) => (
            <col key={title} data-p={priority} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <Head key={column.title} {...column} shown={sort} links={links} />
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row, index) => (
            <FlatRow key={`${row.check}|${row.subject}`} row={row} index={index} opened={shown} links={links} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({
  title,
  sort,
  priority,
  shown,
  links,
}: (typeof COLUMNS)[number] & { shown: FindingSort; links: FindingLinks }) {
  if (sort === null) {
    return (
      <th scope="col" data-p={priority}>
        {title}
      </th>
    );
  }
  const descending = shown === `-${sort}`;
  const sorted = descending || shown === sort;
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      data-p={priority}
      aria-sort={sorted ? (descending ? "descending" : "ascending") : undefined}
      title={`Sort ${SORT_WORDS[sort]}`}
    >
      <Link href={links.sort(sort)} prefetch={false} scroll={false}>
        {title}
        {sorted ? <Arrow className="i" aria-hidden="true" /> : null}
      </Link>
    </th>
  );
}

function sortWords(sort: FindingSort): string {
  const key = (Object.keys(SORT_WORDS) as FindingSortKey[]).find((one) => one === sort.replace(/^-/, ""));
  const words = SORT_WORDS[key ?? "severity"];
  return sort.startsWith("-") ? `${words}, the other way round` : words;
}
