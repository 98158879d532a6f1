import {
  type IncomingHolder,
  type Named,
  type RelationEnd,
  relationsFrom,
  resolve,
} from "@/lib/db/snapshot-store/read-relations";
import type { JsonObject } from "@/lib/model/json";
import type { RelationGroup, RelationKind, RelationView } from "./detail-views";
import { linked } from "./linked";
import { typeTitle } from "./resource-row";

/** Relations of a group that are shown before "show all". */
const SHOWN_RELATIONS = 20;

/** Holders of one type that are looked at to tell their verbs; so many are told exactly. */
export const HOLDERS_OF_TYPE = 100;

type Found = RelationKind & RelationView;

/** What a resource names, in the order of its declaration. */
export function outgoing(resource: { type: string; region: string; configuration: JsonObject }, named: Named): Found[] {
  return relationsFrom(resource).map((relation) => {
    const other = resolve(relation, resource.region, named);
    return view({ direction: "out", verb: relation.verb, type: other?.type ?? relation.type }, relation.target, other);
  });
}

/** What the first holders of each type say of a resource. */
function incoming(holders: readonly IncomingHolder[]): Found[] {
  return holders.flatMap((holder) =>
    holder.verbs.map((verb) => view({ direction: "in", verb, type: holder.type }, holder.arn, holder)),
  );
}

function view(kind: RelationKind, target: string, other: RelationEnd | null): Found {
  return { ...kind, target, other: other === null ? null : linked(other) };
}

/** Relations by direction, verb and kind, the first of each. */
export function relationGroups(outgoingOnes: readonly Found[], holders: readonly IncomingHolder[]): RelationGroup[] {
  const groups = grouped([...outgoingOnes, ...incoming(holders)]);
  return groups.map(([kind, found]) => ({
    ...kind,
    typeTitle: typeTitle(kind.type),
    ...(kind.direction === "out" ? { count: found.length, exact: true } : counted(kind, found.length, holders)),
    relations: found.slice(0, SHOWN_RELATIONS).map(({ target, other }) => ({ target, other })),
  }));
}

function grouped(relations: readonly Found[]): [RelationKind, Found[]][] {
  const groups = new Map<string, [RelationKind, Found[]]>();
  for (const relation of relations) {
    const { direction, verb, type } = relation;
    const key = [direction, verb, type].join("|");
    const group = groups.get(key) ?? [{ direction, verb, type }, []];
    group[1].push(relation);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * How many name it in one way. Of a type with more holders than are read, all are known to do what all of those do
 * that were; where they differ, only what was read is certain.
 */
function counted(
  { verb, type }: RelationKind,
  found: number,
  holders: readonly IncomingHolder[],
): Pick<RelationGroup, "count" | "exact"> {
  const read = holders.filter((holder) => holder.type === type);
  const all = read[0]?.ofType ?? 0;
  if (all === read.length) return { count: found, exact: true };
  const alike = read.every(({ verbs }) => verbs.length === 1 && verbs[0] === verb);
  return alike ? { count: all, exact: true } : { count: found, exact: false };
}
