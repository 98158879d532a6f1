import { OutcomeMark, SeverityMark } from "@/components/ui/verdict";
import type { FindingView } from "@/lib/operations/findings/views";
import { type FindingKey, findingKey } from "@/lib/web/finding-params";
import type { FindingLinks } from "./finding-links";
import { outcomeOf, sinceWords } from "./finding-words";

type RowProps = { row: FindingView; index: number; opened: FindingKey | null; links: FindingLinks };

/** What a row carries for those who walk it: its place in the page, and which finding it is. */
export function rowProps({ row, index, opened }: Omit<RowProps, "links">) {
  const key = findingKey(row);
  return {
    "data-index": index,
    "data-key": key,
    "data-id": row.arn ?? row.subject,
    "aria-current": opened !== null && findingKey(opened) === key ? ("true" as const) : undefined,
  };
}

/** The name of a finding's subject, the link that opens it. */
export function NameCell({ row, links }: Pick<RowProps, "row" | "links">) {
  const id = row.arn?.split(":").slice(5).join(":").split("/").at(-1) ?? "";
  return (
    <>
      <a className="name" href={links.open(row)} title={row.arn ?? row.name}>
        <bdi>{row.name.slice(0, 300)}</bdi>
      </a>{" "}
      {id === "" || row.name.includes(id) ? null : <code className="t3 xs">{id.slice(0, 120)}</code>}{" "}
      {row.unused ? <span className="tag">unused</span> : null}
    </>
  );
}

/** Since when it fails, what is new of it in another colour. */
export function Since({ row }: Pick<RowProps, "row">) {
  const words = sinceWords(row);
  if (words === null) return null;
  return <span className={row.news === "standing" ? undefined : "is-new"}>{words}</span>;
}

/** A finding under its check. */
export function ChildRow({ row, index, opened, links }: RowProps) {
  return (
    <tr className={row.status === "not_seen" ? "child unseen" : "child"} {...rowProps({ row, index, opened })}>
      <td>
        <span>
          <NameCell row={row} links={links} />
        </span>
      </td>
      <td data-p="2">
        <span>{row.region}</span>
      </td>
      <td>
        <OutcomeMark of={outcomeOf(row)} />
      </td>
      <td className="num">
        <Since row={row} />
      </td>
      <td data-p="3" className="t2" title={row.reason}>
        <span>{row.reason}</span>
      </td>
    </tr>
  );
}

/** A finding in the flat list. */
export function FlatRow({ row, index, opened, links }: RowProps) {
  return (
    <tr className={row.status === "not_seen" ? "unseen" : undefined} {...rowProps({ row, index, opened })}>
      <td>
        <span>
          <NameCell row={row} links={links} />
        </span>
      </td>
      <td data-p="2" title={row.checkTitle}>
        <span>{row.checkTitle}</span>
      </td>
      <td>
        <OutcomeMark of={outcomeOf(row)} />
      </td>
      <td>
        <SeverityMark of={row.severity} quiet={outcomeOf(row) !== "fail"} />
      </td>
      <td data-p="3">
        <span>{row.region}</span>
      </td>
      <td>
        <Since row={row} />
      </td>
      <td data-p="3" className="t2" title={row.reason}>
        <span>{row.reason}</span>
      </td>
    </tr>
  );
}
