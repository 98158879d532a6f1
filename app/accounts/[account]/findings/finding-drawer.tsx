import { placeOfFinding } from "@/lib/operations/findings/place-of-finding";
import { type FindingKey, type FindingParams, findingFilter } from "@/lib/web/finding-params";
import { load } from "@/lib/web/load";
import { DrawerBar } from "../list/drawer-bar";
import { snapshotAt } from "../loaders";
import { FocusTitle } from "../resources/focus-title";
import { DecisionPart, FixPart, FoundPart, HistoryPart, OthersPart } from "./finding-body";
import { FindingTabs, FindingTitle } from "./finding-head";
import { type FindingLinks, findingPath } from "./finding-links";
import { findingAt } from "./finding-loader";
import { type FindingPlaceView, findingTab } from "./finding-view";

/** The opened finding beside the list. It is no dialog: the list keeps working. */
export async function FindingDrawer({
  account,
  at,
  open,
  params,
  links,
}: {
  account: string;
  at: string;
  open: FindingKey;
  params: FindingParams;
  links: FindingLinks;
}) {
  const isGrouped = params.group === "check";
  const filter = findingFilter(params);
  const [found, place, snapshot] = await Promise.all([
    findingAt(account, at, open.check, open.subject),
    load(placeOfFinding, {
      ...{ account, at, of: open, sort: params.sort },
      ...(isGrouped ? { ...filter, check: [open.check], use: foldedUse(params) } : filter),
    }),
    snapshotAt(account, at),
  ]);
  const tab = findingTab(params.tab);
  const view: FindingPlaceView = {
    ...{ account, at, place: "drawer" },
    hrefTo: (key, other) => links.open(key, other === "evidence" ? null : (other ?? null)),
  };
  const beside = (key: FindingKey | null) => key && view.hrefTo(key, tab);
  const bar = {
    kind: "Finding",
    noun: "finding",
    place: place.position === 0 ? null : { ...place, previous: beside(place.previous), next: beside(place.next) },
    ...(isGrouped ? { within: "in this check" } : {}),
    pageHref: findingPath(account, at, open),
    closeHref: links.open(null),
  };
  if (!found.found) {
    return (
      <aside className="drawer" aria-label="Finding">
        <div className="drawer-head">
          <DrawerBar {...bar} />
          <FocusTitle level={2} of={`${open.check}|${open.subject}`} focus>
            Not in {at}
          </FocusTitle>
        </div>
        <div className="res-body">
          <p className="t2">{found.why}</p>
          <code className="brk xs">{open.subject}</code>
        </div>
      </aside>
    );
  }
  const { finding } = found;
  const part = { view, finding, readAt: snapshot.finishedAt };
  return (
    <aside className="drawer" aria-label={`Finding ${finding.checkTitle}, ${finding.name}`}>
      <div className="drawer-head">
        <DrawerBar {...bar} />
        <FindingTitle view={view} finding={finding} />
        <FindingTabs view={view} finding={finding} tab={tab} />
      </div>
      <div className="res-body">
        {tab === "others" ? (
          <OthersPart {...part} />
        ) : tab === "history" ? (
          <HistoryPart {...part} />
        ) : (
          <>
            <FoundPart {...part} />
            <FixPart {...part} />
            <DecisionPart {...part} />
          </>
        )}
      </div>
    </aside>
  );
}

/** Under a check, things that nobody uses are folded away unless somebody asks for them. */
export function foldedUse({ fold, use }: Pick<FindingParams, "fold" | "use">): FindingParams["use"] {
  return fold === "yes" && use.length === 0 ? ["used"] : use;
}
