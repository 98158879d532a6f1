import Link from "next/link";
import { count } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { Section } from "@/components/ui/page-head";
import { oneOf } from "@/lib/model/kind-words";
import type { FirstWeek } from "@/lib/operations/first-week/views";
import { accountPath } from "@/lib/web/links";

/** The oldest and the newest thing, of those that AWS tells a date of. */
export function Ages({ week: { account, at, dates } }: { week: FirstWeek }) {
  if (dates === null) return null;
  const { oldest, newest, dated, leftOut } = dates;
  return (
    <Section title="Oldest and newest" note={`of ${count(dated)} with a date`}>
      <ul className="lines">
        {[oldest, newest].map((thing, index) => (
          <li key={index === 0 ? "oldest" : "newest"} className="row between top">
            <span>
              <Link
                className="brk"
                href={accountPath(account, "resources", { at, arn: thing.arn })}
                prefetch={false}
                aria-label={`${index === 0 ? "Oldest" : "Newest"}: ${thing.name}`}
              >
                {thing.name}
              </Link>
              <br />
              <span className="t3 xs">
                {oneOf(thing.typeTitle)}, {thing.region}
              </span>
            </span>
            <span className="t2 nowrap">
              <DateTime iso={thing.at} form="day" />
            </span>
          </li>
        ))}
      </ul>
      {leftOut === 0 ? null : (
        <p className="t3 xs part">{count(leftOut)} more were too many to look at for their dates.</p>
      )}
    </Section>
  );
}
