import Link from "next/link";
import { DateTime } from "@/components/ui/date-time";
import { OutcomeMark } from "@/components/ui/verdict";
import type { FindingDetailView } from "@/lib/operations/findings/views";
import { findingPath } from "./finding-links";
import { ENDED_WORDS, type PastLine, pastLines } from "./finding-past";
import type { FindingPlaceView } from "./finding-view";

/** What the check said of it through all snapshots, newest first, and why each of that ended. */
export function FindingHistory({ view, finding }: { view: FindingPlaceView; finding: FindingDetailView }) {
  return (
    <ol className="history">
      {pastLines(finding.history).map((line) => (
        <Interval key={line.from} view={view} finding={finding} line={line} />
      ))}
    </ol>
  );
}

function Interval({ view, finding, line }: { view: FindingPlaceView; finding: FindingDetailView; line: PastLine }) {
  const { began, ended, from, fromAt, outcome, reason, to, toAt } = line;
  const number = (name: string) => Number(name.slice(1));
  const shown = number(from) <= number(view.at) && (to === null || number(to) > number(view.at));
  return (
    <li aria-current={shown ? "true" : undefined}>
      <p className="row wrap">
        <OutcomeMark of={outcome} />
        <span>
          {began} in{" "}
          <Link href={findingPath(view.account, from, finding)} prefetch={false} title={`Show it as of ${from}`}>
            {from}
          </Link>
          {fromAt === null ? null : (
            <>
              , <DateTime iso={fromAt} form="day" />
            </>
          )}
        </span>
        {shown ? <span className="tag">shown</span> : null}
      </p>
      <p className="t2 brk">{reason}</p>
      {ended === null || to === null ? (
        <p className="t3 xs">It holds.</p>
      ) : (
        <p className="t3 xs">
          Ended in {to}
          {toAt === null ? null : (
            <>
              , <DateTime iso={toAt} form="day" />
            </>
          )}
          : {ENDED_WORDS[ended]}.
        </p>
      )}
    </li>
  );
}
