import { byCause, type HiddenProperty } from "@/lib/model/gap";
import { oneOf } from "@/lib/model/kind-words";
import type { UnseenReason } from "@/lib/model/read";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { statementGranting } from "@/lib/operations/permissions/statement";
import type { GapCause, GapGroup, GapView, PolicyStatement } from "./views";

/**
 * One cause for each (service, operation, reason): first those that a grant would close, else in the order of gaps.
 * @param hidden which properties the gaps of single resources hide
 */
export function gapCauses(gaps: readonly GapView[], hidden: readonly HiddenProperty[] = []): GapCause[] {
  const hiddenByCause = byCause(hidden);
  const all = [...byCause(gaps)].map(([key, some]) => cause(some, hiddenByCause.get(key) ?? []));
  return [...all.filter(({ statement }) => statement !== null), ...all.filter(({ statement }) => statement === null)];
}

/** Causes by reason: first what a grant closes, then what a second scan may, last what somebody chose. */
export function gapGroups(causes: readonly GapCause[]): GapGroup[] {
  return ORDER.flatMap((reason) => {
    const some = causes.filter((one) => one.reason === reason);
    return some.length === 0 ? [] : [{ reason, causes: some, statement: oneStatement(some) }];
  });
}

const ORDER: readonly UnseenReason[] = [
  "denied",
  "denied_by_organisation",
  "suspect",
  "throttled",
  "timed_out",
  "failed",
  "broken_answer",
  "truncated",
  "cancelled",
  "not_offered",
  "excluded",
  "region_disabled",
];

function cause(gaps: GapView[], hidden: HiddenProperty[]): GapCause {
  const [first] = gaps;
  if (first === undefined) throw new Error("a cause has at least one gap");
  const oldest = gaps.reduce((older, gap) => (number(gap.firstSeen) < number(older.firstSeen) ? gap : older), first);
  return {
    service: first.service,
    operation: first.operation,
    reason: first.reason,
    regions: [...new Set(gaps.map((gap) => gap.region))].sort(),
    messages: [...new Set(gaps.map((gap) => gap.message).filter((message) => message !== ""))],
    types: [...new Set(gaps.flatMap((gap) => gap.types))].sort(),
    affected: gaps.reduce((sum, gap) => sum + gap.affected, 0),
    properties: summed(hidden),
    firstSeen: oldest.firstSeen,
    firstSeenAt: oldest.firstSeenAt,
    statement: oneStatement(gaps),
  };
}

/** Regions added up. */
function summed(hidden: readonly HiddenProperty[]): GapCause["properties"] {
  const sums = new Map<string, GapCause["properties"][number]>();
  for (const { type, property, resources } of hidden) {
    const key = `${type} ${property}`;
    sums.set(key, { type, property, resources: resources + (sums.get(key)?.resources ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.resources - a.resources);
}

function number(snapshot: string): number {
  return Number(snapshot.slice(1));
}

/** One statement with the actions of all; null when none of them can be granted. */
export function oneStatement(gaps: readonly { statement: PolicyStatement | null }[]): PolicyStatement | null {
  return statementGranting(gaps.flatMap((gap) => gap.statement?.Action ?? []));
}

/** Things named one by one in a sentence. */
const NAMED = 4;

/** What a cause makes unknown, in words: `SNS topics in eu-west-1`, `Policy of 12 S3 buckets`. */
export function hiddenWords({ types, properties, affected, regions }: GapCause): string {
  const where = whereWords(regions);
  const parts = [
    ...(types.length === 0 ? [] : [`${some(types.map(title))} ${where}`]),
    ...properties.slice(0, NAMED).map(propertyWords),
    ...(properties.length > NAMED ? [`${properties.length - NAMED} more properties`] : []),
    ...(properties.length === 0 && affected > 0
      ? [`one property of ${affected} resource${affected === 1 ? "" : "s"}`]
      : []),
  ];
  return parts.length === 0 ? `whatever is ${where}` : parts.join("; ");
}

function propertyWords({ type, property, resources }: GapCause["properties"][number]): string {
  const [kinds, many] = [title(type), resources.toLocaleString("en-US")];
  return `${property} of ${resources === 1 ? `one ${oneOf(kinds)}` : `${many} ${kinds}`}`;
}

/** Where a cause lies, in words. */
export function whereWords(regions: readonly string[]): string {
  if (regions.includes("*")) return "everywhere";
  if (regions.length === 1 && regions[0] === "global") return "in the whole account";
  return `in ${regions.length <= 3 ? some(regions) : `${regions.length} regions`}`;
}

function title(type: string): string {
  return resourceTypeOf(type)?.title ?? type;
}

function some(words: readonly string[]): string {
  const named = words.slice(0, NAMED);
  if (words.length > NAMED) return `${named.join(", ")} and ${words.length - NAMED} more`;
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}
