import { Configuration } from "@/components/configuration/configuration";
import { count } from "@/components/format";
import { Command } from "@/components/ui/code";
import { isBlank } from "@/lib/model/read-value";
import type { ResourceDetail } from "@/lib/operations/resources/detail-views";
import { NewestChange } from "./history";
import { Provenance } from "./provenance";
import { RelationsInShort } from "./relations";
import { Block, linkOf, ResourceLink, type ResourceView } from "./resource-view";
import { MovesByItself } from "./runtime";
import { Tags } from "./tags";
import { Gaps } from "./unseen";

/** Fields of the configuration that the overview shows. */
const MOST_FIELDS = 12;

/** What decides first: who keeps it, since when, what it is, what it is connected to, what changed last. */
export function Overview({ view, resource }: { view: ResourceView; resource: ResourceDetail }) {
  return (
    <div className="res-overview">
      <div className="facts">
        <Provenance view={view} resource={resource} />
      </div>
      <div className="what">
        <Gaps view={view} gaps={resource.gaps} />
        <Fields view={view} resource={resource} />
        <RelationsInShort view={view} resource={resource} />
        <NewestChange view={view} resource={resource} />
      </div>
      <div className="more">
        <Tags view={view} tags={resource.tags} />
        <MovesByItself view={view} resource={resource} />
        {resource.command === null ? null : (
          <Block view={view} title="Show it from a terminal">
            <Command text={resource.command} />
          </Block>
        )}
      </div>
    </div>
  );
}

function Fields({ view, resource }: { view: ResourceView; resource: ResourceDetail }) {
  const { arn, configuration, fields, id, name, type } = resource;
  const above: unknown[] = [arn, id, name];
  const said = fields.filter((field) => !isBlank(configuration[field]) && !above.includes(configuration[field]));
  const shown = said.slice(0, MOST_FIELDS);
  return (
    <Block
      view={view}
      title="Configuration"
      act={
        <ResourceLink view={view} arn={arn} tab="configuration">
          {shown.length === fields.length ? "as a whole" : `all ${count(fields.length)} fields`}
        </ResourceLink>
      }
    >
      <Configuration value={configuration} type={type} fields={shown} linkOf={linkOf(view, resource.mentions)} />
    </Block>
  );
}
