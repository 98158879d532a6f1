import Link from "next/link";
import { cache } from "react";
import { count } from "@/components/format";
import { denominatorWords } from "@/components/ui/denominator-bar";
import { OutcomeMark, SeverityMark } from "@/components/ui/verdict";
import { listFindings } from "@/lib/operations/findings/list-findings";
import { accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { findingPath } from "../findings/finding-links";
import { outcomeOf, sinceWords } from "../findings/finding-words";
import { partsOf } from "../findings/parts-of-counts";
import { Block, type ResourceView } from "./resource-view";

/** Checks that judge one resource are few; parts of it (keys, rules) may be more. */
const MOST = 100;

/** The findings of a resource at a date, failures first; read once for a request. */
export const findingsOf = cache((account: string, at: string, arn: string) =>
  load(listFindings, { account, at, arn, limit: MOST }),
);

/** What the checks say of a resource. */
export async function ResourceFindings({ view, arn }: { view: ResourceView; arn: string }) {
  const { account, at } = view;
  const { counts, digest, rows, total } = await findingsOf(account, at, arn);
  const all = accountPath(account, "findings", { at, arn, group: "none" });
  if (digest === null) {
    return <p className="t2">{at} was stored before there were checks, so nothing in it was judged.</p>;
  }
  return (
    <Block
      view={view}
      title="Findings"
      note={total === 0 ? undefined : denominatorWords(partsOf(counts))}
      act={
        total === 0 ? undefined : (
          <Link href={all} prefetch={false}>
            {rows.length < total ? `all ${count(total)} in the list` : "in the list"}
          </Link>
        )
      }
    >
      {total === 0 ? <p className="t3">No check judges this kind of resource, so nothing is said of it.</p> : null}
      <ul className="lines others">
        {rows.map((row) => (
          <li key={`${row.check} ${row.subject}`}>
            <span className="row between">
              <Link href={findingPath(account, at, row)} prefetch={false}>
                {row.checkTitle}
              </Link>
              <span className="row">
                {outcomeOf(row) === "fail" ? <SeverityMark of={row.severity} /> : null}
                <OutcomeMark of={outcomeOf(row)} />
              </span>
            </span>
            <span className="t3 xs brk">
              {row.subject === arn ? null : (
                <>
                  <bdi>{row.name}</bdi>:{" "}
                </>
              )}
              {row.reason} {sinceWords(row)}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
