import { counted } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { oneOf } from "@/lib/model/kind-words";
import type { MakerView, ResourceDetail } from "@/lib/operations/resources/detail-views";
import { Block, ResourceLink, type ResourceView } from "./resource-view";

/** Who keeps a resource, where it is, and since when it is as it is. */
export function Provenance({ view, resource }: { view: ResourceView; resource: ResourceDetail }) {
  const { arn, firstSeen, history, kind, laterStates, makers, region, type } = resource;
  const [newest] = history;
  const changed = history.find((version) => version.shown && version.kind === "changed");
  return (
    <Block view={view} title="In short">
      <dl className="kv">
        <dt>Managed by</dt>
        <dd>
          {makers.length === 0 ? (
            <>
              not told <span className="t3">by a tag, a stack or a field</span>
            </>
          ) : (
            <ul>
              {makers.map((maker) => (
                <li key={`${maker.kind} ${maker.name}`}>
                  <Maker view={view} maker={maker} />
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt>First seen</dt>
        <dd>
          {firstSeen.name}, <DateTime iso={firstSeen.at} form="day" />
        </dd>
        <dt>Last changed</dt>
        <dd>
          {changed === undefined ? (
            `no change seen since ${newest?.from ?? firstSeen.name}`
          ) : (
            <ResourceLink view={view} arn={arn} tab="history">
              {changed.from}, <DateTime iso={changed.fromAt} form="day" />
            </ResourceLink>
          )}
          {laterStates === 0 ? null : (
            <>
              {"; "}
              <ResourceLink view={view} arn={arn} tab="history">
                newer snapshots show {counted(laterStates, "change")}
              </ResourceLink>
            </>
          )}
        </dd>
        <dt>Region</dt>
        <dd>{region}</dd>
        <dt>Kind</dt>
        <dd>
          {kind} <code className="t3">{type}</code>
        </dd>
      </dl>
    </Block>
  );
}

function Maker({ view, maker: { kind, name, resource, evidence } }: { view: ResourceView; maker: MakerView }) {
  return (
    <>
      {kind}{" "}
      {resource === null ? (
        <bdi>{name}</bdi>
      ) : (
        <ResourceLink view={view} arn={resource.arn} title={oneOf(resource.typeTitle)}>
          <bdi>{resource.name}</bdi>
        </ResourceLink>
      )}{" "}
      <span className="t3">{evidence}</span>
    </>
  );
}
