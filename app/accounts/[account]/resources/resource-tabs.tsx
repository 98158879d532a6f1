import Link from "next/link";
import { count } from "@/components/format";
import type { ResourceDetail } from "@/lib/operations/resources/detail-views";
import { findingsOf } from "./resource-findings";
import { RESOURCE_TABS, type ResourceTab } from "./resource-links";
import type { ResourceView } from "./resource-view";

const TITLES: Readonly<Record<ResourceTab, string>> = {
  overview: "Overview",
  configuration: "Configuration",
  relations: "Relations",
  findings: "Findings",
  history: "History",
  json: "JSON",
};

/** The parts of a resource as links, so that an address leads to each. */
export async function ResourceTabs({
  view,
  resource,
  tab: shown,
}: {
  view: ResourceView;
  resource: ResourceDetail;
  tab: ResourceTab;
}) {
  const { total } = await findingsOf(view.account, view.at, resource.arn);
  const figures: Partial<Record<ResourceTab, string>> = {
    relations: relationCount(resource),
    findings: count(total),
    history: count(resource.states),
  };
  return (
    <nav className="tabs" aria-label="Parts of the resource">
      {RESOURCE_TABS.map((tab) => (
        <Link
          key={tab}
          href={view.hrefTo(resource.arn, tab)}
          prefetch={false}
          scroll={false}
          aria-current={tab === shown ? "page" : undefined}
        >
          {TITLES[tab]} {figures[tab] === undefined ? null : <span className="n">{figures[tab]}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** All relations together; "at least" where a kind could not be counted. */
export function relationCount({ relations }: ResourceDetail): string {
  const sum = relations.reduce((all, group) => all + group.count, 0);
  return `${relations.every(({ exact }) => exact) ? "" : "over "}${count(sum)}`;
}
