import { Configuration } from "@/components/configuration/configuration";
import { Code } from "@/components/ui/code";
import type { ResourceDetail } from "@/lib/operations/resources/detail-views";
import { History } from "./history";
import { Overview } from "./overview";
import { Relations } from "./relations";
import { ResourceFindings } from "./resource-findings";
import type { ResourceTab } from "./resource-links";
import { Block, linkOf, type ResourceView } from "./resource-view";
import { MovesByItself } from "./runtime";
import { Gaps, NotSeenNow } from "./unseen";

/** One part of a resource, the same in the drawer and on its own page. */
export function ResourceBody({
  view,
  resource,
  tab,
}: {
  view: ResourceView;
  resource: ResourceDetail;
  tab: ResourceTab;
}) {
  return (
    <div className="res-body">
      <NotSeenNow view={view} resource={resource} />
      {part(view, resource, tab)}
    </div>
  );
}

function part(view: ResourceView, resource: ResourceDetail, tab: ResourceTab) {
  const { configuration, type } = resource;
  switch (tab) {
    case "configuration":
      return (
        <>
          <Gaps view={view} gaps={resource.gaps} />
          <Block view={view} title="Configuration" note="as AWS names it">
            <Configuration
              value={configuration}
              type={type}
              fields={resource.fields}
              linkOf={linkOf(view, resource.mentions)}
            />
          </Block>
          <MovesByItself view={view} resource={resource} />
        </>
      );
    case "relations":
      return <Relations view={view} resource={resource} />;
    case "findings":
      return <ResourceFindings view={view} arn={resource.arn} />;
    case "history":
      return <History view={view} resource={resource} />;
    case "json":
      return (
        <Block view={view} title="JSON" note="the configuration as it is kept">
          <Code text={JSON.stringify(configuration, null, 2)} what="Configuration as JSON" />
        </Block>
      );
    default:
      return <Overview view={view} resource={resource} />;
  }
}
