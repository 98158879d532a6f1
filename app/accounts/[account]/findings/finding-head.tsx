import Link from "next/link";
import { count } from "@/components/format";
import { CopyButton } from "@/components/ui/copy-button";
import { DateTime } from "@/components/ui/date-time";
import { OutcomeMark, SeverityMark } from "@/components/ui/verdict";
import { oneOf } from "@/lib/model/kind-words";
import type { FindingDetailView } from "@/lib/operations/findings/views";
import { FocusTitle } from "../resources/focus-title";
import { shortTitle } from "./finding-controls";
import { FINDING_TABS, type FindingPlaceView, type FindingTab, ResourceOf } from "./finding-view";
import { outcomeOf, sinceWords } from "./finding-words";

/** What is judged, by which check, with what outcome and since when. */
export function FindingTitle({ view, finding }: { view: FindingPlaceView; finding: FindingDetailView }) {
  const { arn, check, checkTitle, controls, name, region, severity, sinceAt, subject, typeTitle, unused } = finding;
  const [newest] = controls;
  const outcome = outcomeOf(finding);
  const since = sinceWords(finding);
  return (
    <>
      <div className="row between title-line">
        <FocusTitle level={view.place === "page" ? 1 : 2} of={`${check}|${subject}`} focus={view.place === "drawer"}>
          {checkTitle}
        </FocusTitle>
      </div>
      <p className="finding-of">
        {arn === null ? (
          <bdi>{name}</bdi>
        ) : (
          <ResourceOf view={view} arn={arn}>
            <bdi>{name}</bdi>
          </ResourceOf>
        )}{" "}
        <span className="t3">
          {[typeTitle === null ? null : oneOf(typeTitle), region]
            .filter((word) => word !== null && word !== name)
            .join(", ")}
        </span>{" "}
        {unused ? <span className="tag">unused</span> : null}
        {arn === null ? null : <CopyButton text={arn} what="ARN" label="Copy ARN" />}
      </p>
      <p className="row wrap finding-facts">
        <OutcomeMark of={outcome} />
        {outcome === "fail" || outcome === "excused" ? <SeverityMark of={severity} /> : null}
        {newest === undefined ? null : (
          <span>
            {shortTitle(newest)} {newest.id}, Level {newest.level}
          </span>
        )}
        {since === null ? null : (
          <span className="t3">
            failing {since}
            {sinceAt === null ? null : (
              <>
                , <DateTime iso={sinceAt} form="day" />
              </>
            )}
          </span>
        )}
      </p>
    </>
  );
}

const TAB_TITLES: Readonly<Record<FindingTab, string>> = {
  evidence: "Evidence and fix",
  others: "Others here",
  history: "History",
};

/** The parts of a finding as links, so that an address leads to each. */
export function FindingTabs({
  view,
  finding,
  tab: shown,
}: {
  view: FindingPlaceView;
  finding: FindingDetailView;
  tab: FindingTab;
}) {
  const figures = { evidence: null, others: finding.others.length, history: finding.history.length };
  return (
    <nav className="tabs" aria-label="Parts of the finding">
      {FINDING_TABS.map((tab) => {
        const figure = figures[tab];
        return (
          <Link
            key={tab}
            href={view.hrefTo(finding, tab)}
            prefetch={false}
            scroll={false}
            aria-current={tab === shown ? "page" : undefined}
          >
            {TAB_TITLES[tab]} {figure === null ? null : <span className="n">{count(figure)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
