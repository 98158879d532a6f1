import Link from "next/link";
import { count } from "@/components/format";
import { oneOf } from "@/lib/model/kind-words";
import type { RelationGroup, RelationView, ResourceDetail } from "@/lib/operations/resources/detail-views";
import { accountPath } from "@/lib/web/links";
import { relationCount } from "./resource-tabs";
import { Block, ResourceLink, type ResourceView } from "./resource-view";

/** Others of a kind that the overview names before it leads to all of them. */
const IN_SHORT = 4;

type Props = { view: ResourceView; resource: ResourceDetail };

/** What a resource is connected to, a few of each kind. */
export function RelationsInShort({ view, resource }: Props) {
  const { arn, relations } = resource;
  return (
    <Block
      view={view}
      title="Relations"
      note={relations.length === 0 ? undefined : relationCount(resource)}
      act={
        relations.length === 0 ? undefined : (
          <ResourceLink view={view} arn={arn} tab="relations">
            all of them
          </ResourceLink>
        )
      }
    >
      {relations.length === 0 ? (
        <p className="t3">It names no other resource, and none in this snapshot names it.</p>
      ) : (
        <dl className="kv">
          {relations.map((group) => (
            <div key={keyOf(group)} className="kv-row">
              <dt>{verbWords(group)}</dt>
              <dd>
                {group.relations.slice(0, IN_SHORT).map((relation, index) => (
                  <span key={relation.target}>
                    {index === 0 ? "" : ", "}
                    <Other view={view} relation={relation} />
                  </span>
                ))}{" "}
                {group.count > IN_SHORT ? (
                  <ResourceLink view={view} arn={arn} tab="relations">
                    and {group.exact ? "" : "over "}
                    {count(group.count - IN_SHORT)} more
                  </ResourceLink>
                ) : null}{" "}
                <span className="t3">{kindWords(group)}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Block>
  );
}

/** All kinds of relations of a resource, the first of each with a link to all. */
export function Relations({ view, resource }: Props) {
  const names = resource.relations.filter(({ direction }) => direction === "out");
  const namedBy = resource.relations.filter(({ direction }) => direction === "in");
  return (
    <>
      <Block view={view} title="It names" note={sum(names)}>
        {names.length === 0 ? <p className="t3">It names no other resource.</p> : null}
        {names.map((group) => (
          <Group key={keyOf(group)} view={view} arn={resource.arn} group={group} />
        ))}
      </Block>
      <Block view={view} title="Named by" note={sum(namedBy)}>
        {namedBy.length === 0 ? <p className="t3">No resource in this snapshot names it.</p> : null}
        {namedBy.map((group) => (
          <Group key={keyOf(group)} view={view} arn={resource.arn} group={group} />
        ))}
      </Block>
    </>
  );
}

function Group({ view, arn, group }: { view: ResourceView; arn: string; group: RelationGroup }) {
  const { direction, verb, type } = group;
  return (
    <div className="relation-group">
      <p>
        <span className="t3">{verbWords(group)}</span> <b>{kindWords(group)}</b>{" "}
        <span className="t3">
          {group.exact ? "" : "over "}
          {count(group.count)}
        </span>
      </p>
      <RelationList view={view} relations={group.relations} />
      {group.count > group.relations.length || !group.exact ? (
        <Link
          href={accountPath(view.account, "resources/related", { at: view.at, arn, direction, verb, type })}
          prefetch={false}
        >
          Show all {group.exact ? count(group.count) : ""}
        </Link>
      ) : null}
    </div>
  );
}

/** Others of one kind, by name. */
export function RelationList({ view, relations }: { view: ResourceView; relations: readonly RelationView[] }) {
  return (
    <ul>
      {relations.map((relation) => (
        <li key={relation.target}>
          <Other view={view} relation={relation} />
        </li>
      ))}
    </ul>
  );
}

function Other({ view, relation: { target, other } }: { view: ResourceView; relation: RelationView }) {
  if (other === null) {
    return (
      <span title="Not in this snapshot: gone, of another account, or of a kind that is not read">
        <bdi>{target}</bdi>
      </span>
    );
  }
  return (
    <ResourceLink view={view} arn={other.arn} title={other.arn}>
      <bdi>{other.name}</bdi>
    </ResourceLink>
  );
}

/** The verb as it reads beside the others: "runs in" of what this one names, "runs in this" of those that name it. */
function verbWords({ direction, verb }: Pick<RelationGroup, "direction" | "verb">): string {
  return direction === "out" ? verb : `${verb} this`;
}

function keyOf({ direction, verb, type }: RelationGroup): string {
  return `${direction} ${verb} ${type}`;
}

function sum(groups: readonly RelationGroup[]): string {
  const all = groups.reduce((so, group) => so + group.count, 0);
  return `${groups.every(({ exact }) => exact) ? "" : "over "}${count(all)}`;
}

function kindWords({ count: members, typeTitle }: RelationGroup): string {
  return members === 1 ? oneOf(typeTitle) : typeTitle;
}
