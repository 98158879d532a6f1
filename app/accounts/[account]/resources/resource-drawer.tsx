import type { Route } from "next";
import { DrawerBar } from "../list/drawer-bar";
import { Absent } from "./absent";
import { FocusTitle } from "./focus-title";
import { resourceAt } from "./loader";
import { ResourceBody } from "./resource-body";
import { ConsoleLink, ResourceTitle } from "./resource-head";
import { type HrefTo, resourcePath, resourceTab } from "./resource-links";
import { ResourceTabs } from "./resource-tabs";
import type { ResourceView } from "./resource-view";

/** Where a resource stands in the list beside it. */
export type DrawerPlace = { position: number; total: number; previous: string | null; next: string | null };

/**
 * A resource beside the list that it was opened from. It is no dialog: the list keeps working.
 * @param tab word of the address; the overview when it is none of the tabs
 * @param place null when the filter of the list does not hold it
 * @param closeHref address of the list without a drawer
 * @param hrefTo address of the list with another resource or tab in the drawer
 */
export async function ResourceDrawer({
  account,
  at,
  arn,
  tab: word,
  place,
  closeHref,
  hrefTo,
}: {
  account: string;
  at: string;
  arn: string;
  tab: string | undefined;
  place: DrawerPlace | null;
  closeHref: Route;
  hrefTo: HrefTo;
}) {
  const tab = resourceTab(word);
  const resource = await resourceAt(account, at, arn, tab);
  const view: ResourceView = { account, at: resource.at, place: "drawer", hrefTo: plainly(hrefTo) };
  const beside = (other: string | null) => (other === null ? null : view.hrefTo(other, tab));
  const bar = {
    noun: "resource",
    place: place && { ...place, previous: beside(place.previous), next: beside(place.next) },
    pageHref: resourcePath(account, view.at, arn, tab),
    closeHref,
  };
  if (!resource.found) {
    return (
      <aside className="drawer" aria-label="Resource">
        <div className="drawer-head">
          <DrawerBar {...bar} kind="Resource" />
          <FocusTitle level={2} of={arn} focus>
            <bdi>{resource.known?.name ?? arn}</bdi>
          </FocusTitle>
        </div>
        <Absent view={view} resource={resource} />
      </aside>
    );
  }
  return (
    <aside className="drawer" aria-label={`Resource ${resource.name}`}>
      <div className="drawer-head">
        <DrawerBar {...bar} kind={resource.kind}>
          {resource.consoleHref === null ? null : <ConsoleLink href={resource.consoleHref} />}
        </DrawerBar>
        <ResourceTitle view={view} resource={resource} />
        <ResourceTabs view={view} resource={resource} tab={tab} />
      </div>
      <ResourceBody view={view} resource={resource} tab={tab} />
    </aside>
  );
}

/** The overview is what an address without a tab shows, so that equal views have equal addresses. */
function plainly(hrefTo: HrefTo): HrefTo {
  return (arn, tab) => (tab === "overview" ? hrefTo(arn) : hrefTo(arn, tab));
}
