import Link from "next/link";
import type { ReactNode } from "react";
import { count } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { Section } from "@/components/ui/page-head";
import { NotSeen } from "@/components/ui/status";
import { oneOf } from "@/lib/model/kind-words";
import type { FirstWeek } from "@/lib/operations/first-week/views";
import { accountPath } from "@/lib/web/links";

const WORDS = { created: "new", deleted: "gone", changed: "changed", not_comparable: "not comparable" } as const;

/**
 * What differs from the snapshot before; those come first that decide who gets in or what is noticed.
 * @param children what else came and went
 */
export function Changes({ week: { account, at, changes }, children }: { week: FirstWeek; children?: ReactNode }) {
  if (changes === null) {
    return (
      <Section title="Changes">
        <p className="t3 part">{at} is the first snapshot. Changes show from the second one on.</p>
      </Section>
    );
  }
  const { from, fromAt, counts, heads } = changes;
  const all = counts.created + counts.deleted + counts.changed;
  return (
    <Section title={`Since ${from}`} note={<DateTime iso={fromAt} />}>
      <p className="row wrap part">
        {(["created", "deleted", "changed"] as const).map((kind) => (
          <span key={kind} className="tag">
            {count(counts[kind])} {WORDS[kind]}
          </span>
        ))}
        {counts.not_comparable === 0 ? null : <NotSeen>{count(counts.not_comparable)} not comparable</NotSeen>}
      </p>
      {children}
      <ul className="lines">
        {heads.map(({ kind, arn, name, typeTitle, region }) => (
          <li key={`${kind} ${arn}`} className="head-line">
            <span className={`tag ${kind}`}>{WORDS[kind]}</span>
            <span>
              <Link
                className="brk"
                href={accountPath(account, "resources", { at: kind === "deleted" ? from : at, arn, tab: "history" })}
                prefetch={false}
              >
                {name}
              </Link>
              <br />
              <span className="t3 xs">
                {oneOf(typeTitle)}, {region}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {all > heads.length ? (
        <p className="t3 xs part">
          {count(heads.length)} of {count(all)}, security first.{" "}
          <Link href={accountPath(account, "inventory", { at, sort: "-changed" })} prefetch={false}>
            Last changed first
          </Link>
        </p>
      ) : null}
    </Section>
  );
}
