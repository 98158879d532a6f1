import { MANAGERS, managedBy } from "@/lib/analysis/managed-by";
import type { InventoryRow } from "@/lib/model/inventory";
import { FACETS, type FacetName, NONE, type Sort } from "@/lib/model/inventory-filter";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { parseTagChoice, type TagChoice, tagChoiceText } from "@/lib/model/tag-choice";

/** Choices of each facet, and a search. */
export type ModelFilter = Record<FacetName, string[]> & { q: string };

/** A filter that narrows nothing. */
export const noFilter: ModelFilter = {
  q: "",
  service: [],
  type: [],
  region: [],
  vpc: [],
  state: [],
  managed: [],
  tag: [],
  seen: [],
};

/**
 * What the inventory's index must answer, said as simply as possible: rows, looked at one by one. Takes one VPC or
 * several from words `vpc-…` among the references; of subnets it knows nothing.
 */
export class InventoryModel {
  readonly #rows: readonly InventoryRow[];

  constructor(rows: readonly InventoryRow[]) {
    this.#rows = rows;
  }

  /** ARNs of what fits, in an order. */
  list(filter: ModelFilter, sort: Sort): string[] {
    return this.#sorted(
      this.#rows.filter((row) => this.#fits(row, filter, null)),
      sort,
    ).map(({ arn }) => arn);
  }

  /** Counts of a facet's choices, chosen ones included that have none. */
  counts(filter: ModelFilter, name: FacetName): Map<string, number> {
    if (name === "tag") return this.#countTags(filter);
    const counts = new Map(filter[name].map((value) => [value, 0]));
    for (const row of this.#rows) {
      if (!this.#fits(row, filter, name)) continue;
      const offered = valuesOf(row, name).filter((value) => isOffered(value, row, name, filter[name]));
      for (const value of new Set(offered)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  /** Each key is counted as if nothing of it were chosen: what has it, its values, and what has it not. */
  #countTags(filter: ModelFilter): Map<string, number> {
    const chosenKeys = new Set(filter.tag.map((text) => parseTagChoice(text)?.key ?? ""));
    const counts = new Map<string, number>();
    for (const key of new Set([...chosenKeys, ...this.#rows.flatMap(({ tags }) => Object.keys(tags))])) {
      const others = filter.tag.filter((text) => parseTagChoice(text)?.key !== key);
      const rows = this.#rows.filter((row) => this.#fits(row, { ...filter, tag: others }, null));
      const having = rows.filter(({ tags }) => Object.hasOwn(tags, key));
      if (having.length === 0 && !chosenKeys.has(key)) continue;
      const count = (wanted: TagChoice["wanted"], number: number) => counts.set(tagChoiceText({ key, wanted }), number);
      count("any", having.length);
      count("none", rows.filter((row) => row.tagsSeen && !Object.hasOwn(row.tags, key)).length);
      if (!chosenKeys.has(key)) continue;
      for (const value of having.map(({ tags }) => tags[key] ?? "")) {
        count({ value }, having.filter(({ tags }) => tags[key] === value).length);
      }
    }
    for (const text of filter.tag) if (!counts.has(text)) counts.set(text, 0);
    return counts;
  }

  #fits(row: InventoryRow, filter: ModelFilter, without: FacetName | null): boolean {
    const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
    const hasWord = (word: string) =>
      word.startsWith("arn:") ? row.arn.toLowerCase().startsWith(word) : row.search.includes(word);
    return (
      words.every(hasWord) &&
      FACETS.every((name) => name === without || filter[name].length === 0 || fitsFacet(row, name, filter[name]))
    );
  }

  #sorted(rows: InventoryRow[], sort: Sort): InventoryRow[] {
    const isDescending = sort.startsWith("-");
    const key = sort.replace("-", "");
    const byArn = rows.toSorted((a, b) => (a.arn < b.arn ? -1 : 1));
    const known = byArn.filter((row) => this.#value(row, key) !== null);
    known.sort((a, b) => compare(this.#value(a, key), this.#value(b, key)));
    const unknown = byArn.filter((row) => this.#value(row, key) === null);
    return [...(isDescending ? known.reverse() : known), ...unknown];
  }

  /** What a row is sorted by; a VPC by its name, which its own row knows. */
  #value(row: InventoryRow, key: string): string | number | null {
    const [vpc] = vpcsOf(row);
    if (key !== "vpc" || vpc === undefined) return sortValue(row, key);
    const byArn = this.#rows.toSorted((a, b) => (a.arn < b.arn ? -1 : 1));
    const own = byArn.findLast(({ type, id }) => type === "AWS::EC2::VPC" && id === vpc);
    return `${own?.name ?? vpc} ${vpc}`.toLowerCase();
  }
}

function compare(a: string | number | null, b: string | number | null): number {
  return a === b || a === null || b === null ? 0 : a < b ? -1 : 1;
}

function vpcsOf({ type, id, refs }: InventoryRow): string[] {
  return type === "AWS::EC2::VPC" ? [id] : refs.split(" ").filter((word) => word.startsWith("vpc-"));
}

/** All values of a row that a choice can name. */
function valuesOf(row: InventoryRow, name: Exclude<FacetName, "tag">): string[] {
  switch (name) {
    case "vpc":
      return vpcsOf(row).length === 0 ? [NONE] : vpcsOf(row);
    case "managed": {
      const by = managedBy(row.tags);
      return by === null ? [NONE] : [by.kind, `${by.kind}=${by.name}`];
    }
    case "seen":
      return [row.seen ? "yes" : "no"];
    default:
      return [row[name] ?? NONE];
  }
}

/** The groups of a row's values: a kind of maker and `kind=name` belong together. */
function groupsOf(row: InventoryRow, name: Exclude<FacetName, "tag">): { head: string; full: string }[] {
  const by = name === "managed" ? managedBy(row.tags) : null;
  if (by) return [{ head: by.kind, full: `${by.kind}=${by.name}` }];
  return valuesOf(row, name).map((value) => ({ head: value, full: value }));
}

function isOffered(value: string, row: InventoryRow, name: Exclude<FacetName, "tag">, chosen: string[]): boolean {
  return groupsOf(row, name).some(
    ({ head, full }) =>
      value === head || (value === full && chosen.some((one) => one === head || one.startsWith(`${head}=`))),
  );
}

function fitsFacet(row: InventoryRow, name: FacetName, chosen: string[]): boolean {
  if (name === "tag") return fitsTags(row, chosen);
  return groupsOf(row, name).some(
    ({ head, full }) =>
      chosen.includes(full) || (chosen.includes(head) && !chosen.some((one) => one.startsWith(`${head}=`))),
  );
}

/** Of each key that is chosen, one of its choices must fit; the key alone says nothing beside others. */
function fitsTags({ tags, tagsSeen }: InventoryRow, chosen: string[]): boolean {
  const choices = chosen.map(parseTagChoice).filter((choice) => choice !== null);
  return choices.every(({ key }) => {
    const ofKey = choices.filter((choice) => choice.key === key);
    const isAlone = ofKey.every(({ wanted }) => wanted === "any");
    return ofKey.some(({ wanted }) => {
      if (wanted === "any") return isAlone && Object.hasOwn(tags, key);
      if (wanted === "none") return tagsSeen && !Object.hasOwn(tags, key);
      return Object.hasOwn(tags, key) && tags[key] === wanted.value;
    });
  });
}

function sortValue(row: InventoryRow, key: string): string | number | null {
  const by = managedBy(row.tags);
  const values: Record<string, string | number | null> = {
    name: row.name,
    id: row.id,
    type: resourceTypeOf(row.type)?.title ?? row.type,
    service: row.service,
    region: row.region,
    state: row.state,
    managed: by === null ? null : `${MANAGERS[by.kind]} ${by.name}`,
    since: row.firstSeq,
    changed: row.changedSeq,
  };
  const value = values[key] ?? null;
  return typeof value === "string" ? value.toLowerCase() : value;
}
