import { FACETS, type FacetName, type Sort } from "@/lib/model/inventory-filter";
import { tagGroups } from "@/lib/model/tag-choice";
import type { InventoryIndex } from "./build";
import { allows } from "./facets";
import { FIRST_KEY, type Narrowed, OUT } from "./narrowed";
import { orderOf } from "./orders";
import { missKeys } from "./tags";
import { findWords, wordsOf } from "./words";

/** What narrows a list; an empty list of choices means all. */
export type IndexFilter = Readonly<Record<FacetName, readonly string[]>> & {
  q?: string | undefined;
  /** Only resources with one of these ids of the store. */
  only?: ReadonlySet<number> | undefined;
};

/** Applies a filter to all resources. */
export function narrow(index: InventoryIndex, filter: IndexFilter): Narrowed {
  const fails = new Uint8Array(index.size);
  const words = wordsOf(filter.q ?? "");
  if (words.length > 0) {
    const found = findWords(index.search, index.arns, words);
    for (let resource = 0; resource < fails.length; resource += 1) if (found[resource] === 0) fails[resource] = OUT;
  }
  const { only } = filter;
  if (only !== undefined) {
    for (let resource = 0; resource < fails.length; resource += 1) {
      if (!only.has(index.resourceIds[resource] ?? 0)) fails[resource] = OUT;
    }
  }
  const leaveOut = (resource: number, reason: number) => {
    fails[resource] = fails[resource] === 0 ? reason : OUT;
  };
  FACETS.forEach((name, facet) => {
    const choices = filter[name];
    if (choices.length === 0 || name === "tag") return;
    const fits = allows(index, name, choices);
    for (let resource = 0; resource < fails.length; resource += 1) {
      if (fits[resource] === 0) leaveOut(resource, facet + 1);
    }
  });
  missKeys(index, tagGroups(filter.tag), (resource, group) => leaveOut(resource, FIRST_KEY + group));
  return fails;
}

/** A page of a list. */
export type Page = {
  /** Numbers of the resources on it. */
  resources: number[];
  /** Position of the first in the list, from 1; 0 when there is none. */
  first: number;
  total: number;
  hasMore: boolean;
};

/**
 * The page after a resource.
 * @param after number of the last resource of the page before, which need not fit the filter itself; null for the
 *   first page.
 */
export function pageOf(
  index: InventoryIndex,
  fails: Narrowed,
  { sort, after, limit }: { sort: Sort; after: number | null; limit: number },
): Page {
  const resources: number[] = [];
  let total = 0;
  let first = 0;
  let isPast = after === null;
  const order = orderOf(index, sort);
  for (let place = 0; place < order.length; place += 1) {
    const resource = order[place] ?? 0;
    if (fails[resource] === 0) {
      total += 1;
      if (isPast && resources.length < limit) {
        if (resources.length === 0) first = total;
        resources.push(resource);
      }
    }
    if (resource === after) isPast = true;
  }
  return { resources, first, total, hasMore: resources.length > 0 && first + resources.length - 1 < total };
}

/** Where a resource stands in a list, with its neighbours; position null when the filter leaves it out. */
export function placeOf(
  index: InventoryIndex,
  fails: Narrowed,
  sort: Sort,
  resource: number,
): { position: number | null; total: number; previous: number | null; next: number | null } {
  let total = 0;
  let position: number | null = null;
  let previous: number | null = null;
  let next: number | null = null;
  let last: number | null = null;
  const order = orderOf(index, sort);
  for (let place = 0; place < order.length; place += 1) {
    const one = order[place] ?? 0;
    if (fails[one] !== 0) continue;
    total += 1;
    if (one === resource) {
      position = total;
      previous = last;
    } else if (last === resource) next = one;
    last = one;
  }
  return { position, total, previous, next };
}

/** Number of the resource with an ARN, null when there is none. */
export function findArn(index: InventoryIndex, arn: string): number | null {
  const found = index.arns.indexOf(arn);
  return found === -1 ? null : found;
}

/** All that fit, in the order of their ARNs. */
export function fitting(fails: Narrowed): number[] {
  const found: number[] = [];
  fails.forEach((fail, resource) => {
    if (fail === 0) found.push(resource);
  });
  return found;
}

/**
 * The resources that somebody who types a text may mean: those whose id it is, then those whose name begins with it,
 * then all others that a search finds; each by name.
 */
export function lookUp(index: InventoryIndex, q: string, limit: number): number[] {
  const words = wordsOf(q);
  if (words.length === 0) return [];
  const found = findWords(index.search, index.arns, words);
  const text = q.trim().toLowerCase();
  const groups: [number[], number[], number[]] = [[], [], []];
  for (const resource of orderOf(index, "name")) {
    if (found[resource] === 0) continue;
    const id = (index.ids[resource] ?? "").toLowerCase();
    const name = (index.names[resource] ?? "").toLowerCase();
    const group =
      id === text || (index.arns[resource] ?? "").toLowerCase() === text ? 0 : name.startsWith(text) ? 1 : 2;
    if (groups[group].length < limit) groups[group].push(resource);
  }
  return groups.flat().slice(0, limit);
}
