import { FACETS, type FacetName, NONE } from "@/lib/model/inventory-filter";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { type InventoryIndex, managerOf } from "./build";
import { byCount, type Choice, isOpen, mostFrequent, narrowest } from "./choices";
import type { Coded } from "./columns";
import type { Narrowed } from "./narrowed";
import { countTags } from "./tag-facet";

/** The choices of one facet, and how many more there are. */
export type FacetCounts = { name: FacetName; choices: Choice[]; more: number };

/** The facets of which a resource has values of one column; tags are counted by their keys. */
type CodedFacet = Exclude<FacetName, "tag">;

/** 1 for each resource that fits one of a facet's choices. */
export function allows(index: InventoryIndex, name: CodedFacet, choices: readonly string[]): Uint8Array {
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
    if (name === "tag") return { name, ...countTags(index, fails, chosen.tag) };
    const counts = new Map<string, { label: string; count: number }>();
    const add = (value: string, label: string, count: number) => {
      counts.set(value, { label, count: (counts.get(value)?.count ?? 0) + count });
    };
    countInto(index, name, { fails, own: facet + 1 }, chosen[name], add);
    const picked = new Set(chosen[name]);
    for (const value of picked) if (!counts.has(value)) add(value, labelOf(index, name, value), 0);
    const choices = [...counts]
      .map(([value, { label, count }]): Choice => ({ value, label, count, chosen: picked.has(value) }))
      .filter((choice) => choice.count > 0 || choice.chosen);
    const shown = mostFrequent(
      choices,
      ({ count }) => count,
      (choice) => choice.chosen,
    ).toSorted(byCount);
    return { name, choices: shown, more: choices.length - shown.length };
  });
}

/** Which resources count for a facet: those that nothing leaves out but, perhaps, this facet itself. */
type Counted = { fails: Narrowed; own: number };
type Add = (value: string, label: string, count: number) => void;

/** Adds the choices of a facet with their counts. */
function countInto(
  index: InventoryIndex,
  name: CodedFacet,
  counted: Counted,
  chosen: readonly string[],
  add: Add,
): void {
  switch (name) {
    case "seen": {
      const [no = 0, yes = 0] = tally(index.seen, 2, counted);
      add("yes", "seen", yes);
      add("no", "not seen", no);
      return;
    }
    case "vpc": {
      const { codes, sets, ids } = index.vpcs;
      tally(codes, sets.length, counted).forEach((count, code) => {
        const set = sets[code] ?? [];
        if (set.length === 0) add(NONE, labelOf(index, name, NONE), count);
        for (const vpc of set) add(ids[vpc] ?? "", vpcLabel(index, vpc), count);
      });
      return;
    }
    case "managed": {
      const { codes, values } = index.managed;
      tally(codes, values.length, counted).forEach((count, code) => {
        const text = values[code] ?? null;
        const { kind, title } = text === null ? { kind: NONE, title: labelOf(index, name, NONE) } : managerOf(text);
        add(kind, title, count);
        if (text !== null && isOpen(kind, chosen)) add(text, labelOf(index, name, text), count);
      });
      return;
    }
    default: {
      const { codes, values }: Coded = index[name];
      tally(codes, values.length, counted).forEach((count, code) => {
        const value = values[code] ?? NONE;
        add(value, labelOf(index, name, value), count);
      });
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
