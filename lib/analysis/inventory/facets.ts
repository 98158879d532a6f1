import { FACETS, type FacetName, NONE } from "@/lib/model/inventory-filter";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { type InventoryIndex, managerOf } from "./build";
import { isOpen, narrowest } from "./choices";
import type { Coded } from "./columns";
import type { Narrowed } from "./query";
import { chosenPairs, pairText } from "./tags";

/** A choice of a facet with how many fit it. */
export type Choice = { value: string; label: string; count: number; chosen: boolean };
export type FacetCounts = { name: FacetName; choices: Choice[]; more: number };

/** More choices than this are no help; what is left out is counted. */
const MAX_CHOICES = 500;

/** 1 for each resource that fits one of a facet's choices. */
export function allows(index: InventoryIndex, name: FacetName, choices: readonly string[]): Uint8Array {
  const fits = new Uint8Array(index.size);
  const chosen = new Set(choices);
  switch (name) {
    case "seen":
      for (let at = 0; at < fits.length; at += 1) fits[at] = chosen.has(index.seen[at] === 1 ? "yes" : "no") ? 1 : 0;
      return fits;
    case "vpc": {
      const { codes, sets, ids } = index.vpcs;
      const wanted = Uint8Array.from(sets, (set) =>
        Number(set.length === 0 ? chosen.has(NONE) : set.some((vpc) => chosen.has(ids[vpc] ?? ""))),
      );
      return pick(fits, codes, wanted);
    }
    case "managed": {
      const narrow = narrowest(choices);
      const wanted = Uint8Array.from(index.managed.values, (text) =>
        Number(text === null ? narrow.has(NONE) : narrow.has(text) || narrow.has(managerOf(text).kind)),
      );
      return pick(fits, index.managed.codes, wanted);
    }
    case "tag": {
      const { start, pairs } = index.tags;
      const wanted = chosenPairs(index.tags, choices);
      for (let resource = 0; resource < fits.length; resource += 1) {
        const end = start[resource + 1] ?? 0;
        for (let at = start[resource] ?? 0; at < end; at += 1) if (wanted[pairs[at] ?? 0] === 1) fits[resource] = 1;
      }
      return fits;
    }
    default: {
      const { codes, values } = index[name];
      return pick(
        fits,
        codes,
        Uint8Array.from(values, (value) => Number(chosen.has(value ?? NONE))),
      );
    }
  }
}

function pick(fits: Uint8Array, codes: Uint32Array, wanted: Uint8Array): Uint8Array {
  for (let at = 0; at < fits.length; at += 1) fits[at] = wanted[codes[at] ?? 0] ?? 0;
  return fits;
}

/**
 * The choices of every facet, each counted under the rest of the filter.
 * @param fails what `narrow` made of the filter.
 * @param chosen the filter's own choices.
 */
export function countFacets(
  index: InventoryIndex,
  fails: Narrowed,
  chosen: Readonly<Record<FacetName, readonly string[]>>,
): FacetCounts[] {
  return FACETS.map((name, facet) => {
    const counts = new Map<string, { label: string; count: number }>();
    const add = (value: string, label: string, count: number) => {
      counts.set(value, { label, count: (counts.get(value)?.count ?? 0) + count });
    };
    const left = countInto(index, name, { fails, own: facet + 1 }, chosen[name], add);
    const picked = new Set(chosen[name]);
    for (const value of picked) if (!counts.has(value)) add(value, labelOf(index, name, value), 0);
    const choices = [...counts]
      .map(([value, { label, count }]): Choice => ({ value, label, count, chosen: picked.has(value) }))
      .filter((choice) => choice.count > 0 || choice.chosen);
    const shown = mostFrequent(
      choices,
      ({ count }) => count,
      (choice) => choice.chosen,
    ).toSorted((a, b) => b.count - a.count || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
    return { name, choices: shown, more: left + choices.length - shown.length };
  });
}

/** At most so many choices, those with the highest counts, and what is chosen; in the order given. */
function mostFrequent<T>(
  choices: readonly T[],
  countOf: (choice: T) => number,
  isChosen: (choice: T) => boolean,
): readonly T[] {
  if (choices.length <= MAX_CHOICES) return choices;
  const least = Uint32Array.from(choices, countOf).sort()[choices.length - MAX_CHOICES] ?? 0;
  let room = MAX_CHOICES - choices.filter((choice) => countOf(choice) > least).length;
  return choices.filter((choice) => {
    if (countOf(choice) > least) return true;
    if (countOf(choice) < least || room === 0) return isChosen(choice);
    room -= 1;
    return true;
  });
}

/** Which resources count for a facet: those that nothing leaves out but, perhaps, this facet itself. */
type Counted = { fails: Narrowed; own: number };
type Add = (value: string, label: string, count: number) => void;

/** Adds the choices of a facet with their counts; returns how many more it left out because there are too many. */
function countInto(
  index: InventoryIndex,
  name: FacetName,
  counted: Counted,
  chosen: readonly string[],
  add: Add,
): number {
  switch (name) {
    case "seen": {
      const [no = 0, yes = 0] = tally(index.seen, 2, counted);
      add("yes", "seen", yes);
      add("no", "not seen", no);
      return 0;
    }
    case "vpc": {
      const { codes, sets, ids } = index.vpcs;
      tally(codes, sets.length, counted).forEach((count, code) => {
        const set = sets[code] ?? [];
        if (set.length === 0) add(NONE, labelOf(index, name, NONE), count);
        for (const vpc of set) add(ids[vpc] ?? "", vpcLabel(index, vpc), count);
      });
      return 0;
    }
    case "managed": {
      const { codes, values } = index.managed;
      tally(codes, values.length, counted).forEach((count, code) => {
        const text = values[code] ?? null;
        const { kind, title } = text === null ? { kind: NONE, title: labelOf(index, name, NONE) } : managerOf(text);
        add(kind, title, count);
        if (text !== null && isOpen(kind, chosen)) add(text, labelOf(index, name, text), count);
      });
      return 0;
    }
    case "tag":
      return countTags(index, counted, chosen, add);
    default: {
      const { codes, values }: Coded = index[name];
      tally(codes, values.length, counted).forEach((count, code) => {
        const value = values[code] ?? NONE;
        add(value, labelOf(index, name, value), count);
      });
      return 0;
    }
  }
}

function tally(codes: Uint32Array | Uint8Array, size: number, { fails, own }: Counted): Uint32Array {
  const sums = new Uint32Array(size);
  for (let at = 0; at < codes.length; at += 1) {
    const fail = fails[at];
    if (fail !== 0 && fail !== own) continue;
    const code = codes[at] ?? 0;
    sums[code] = (sums[code] ?? 0) + 1;
  }
  return sums;
}

function countTags(index: InventoryIndex, { fails, own }: Counted, chosen: readonly string[], add: Add): number {
  const { start, pairs, keys, pairKey, pairValue } = index.tags;
  // A resource has a key once, so a key's count is the sum over its values.
  const ofKey = new Uint32Array(keys.length);
  const open = Uint8Array.from(keys, (key) => Number(isOpen(key, chosen)));
  const ofPair = new Uint32Array(open.includes(1) ? pairValue.length : 0);
  for (let resource = 0; resource < index.size; resource += 1) {
    const fail = fails[resource];
    if (fail !== 0 && fail !== own) continue;
    const end = start[resource + 1] ?? 0;
    for (let at = start[resource] ?? 0; at < end; at += 1) {
      const pair = pairs[at] ?? 0;
      const key = pairKey[pair] ?? 0;
      ofKey[key] = (ofKey[key] ?? 0) + 1;
      if (open[key] === 1) ofPair[pair] = (ofPair[pair] ?? 0) + 1;
    }
  }
  const names = new Set(keys);
  const isOpenKey = (key: string) => names.has(key) && isOpen(key, chosen);
  // `a=b` may be a key, and a key `a` with the value `b`; a resource with both counts once.
  const isAmbiguous = (text: string) => keysIn(text).filter((key) => key === text || isOpenKey(key)).length > 2;
  const exactly = (text: string) => tally(allows(index, "tag", [text]), 2, { fails, own })[1] ?? 0;
  keys.forEach((key, code) => {
    add(key, key, keysIn(key).some((one) => one !== key && isOpenKey(one)) ? exactly(key) : (ofKey[code] ?? 0));
  });
  // Texts are made only of what is shown: a key such as Name has a value for each resource.
  const picked = chosenPairs(index.tags, chosen);
  const present = Array.from(ofPair.keys()).filter((pair) => ofPair[pair] !== 0);
  const kept = mostFrequent(
    present,
    (pair) => ofPair[pair] ?? 0,
    (pair) => picked[pair] === 1,
  );
  const done = new Set<string>(keys);
  for (const pair of kept) {
    const text = pairText(index.tags, pair);
    if (done.has(text)) continue;
    done.add(text);
    add(text, text, isAmbiguous(text) ? exactly(text) : (ofPair[pair] ?? 0));
  }
  return present.length - kept.length;
}

/** The keys that a text of a choice may begin with, the whole included. */
function keysIn(text: string): string[] {
  const starts = [...text.matchAll(/=/g)].map(({ index }) => text.slice(0, index));
  return [...starts, text];
}

function labelOf(index: InventoryIndex, name: FacetName, value: string): string {
  if (name === "type") return resourceTypeOf(value)?.title ?? value;
  if (name === "seen") return value === "yes" ? "seen" : "not seen";
  if (name === "managed" && value !== NONE) {
    const { kind, title, name: own } = managerOf(value.includes("=") ? value : `${value}=`);
    return own === "" ? (title ?? kind) : `${title} ${own}`;
  }
  if (name === "managed") return "not told";
  if (name === "vpc" && value !== NONE) return vpcLabel(index, index.vpcs.ids.indexOf(value), value);
  if (value === NONE) return name === "vpc" ? "no VPC" : name === "state" ? "no state" : value;
  return value;
}

function vpcLabel({ vpcs }: InventoryIndex, vpc: number, id = vpcs.ids[vpc] ?? ""): string {
  const own = vpcs.names[vpc] ?? null;
  return own === null || own === id ? id : `${own} (${id})`;
}
