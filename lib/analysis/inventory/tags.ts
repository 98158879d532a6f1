import type { TagGroup } from "@/lib/model/tag-choice";
import { textBytes } from "./columns";

/** Tags of all resources: those of resource `i` are the `pairs` from `start[i]` to `start[i + 1]`. */
export type Tags = {
  start: Uint32Array;
  pairs: Uint32Array;
  keys: readonly string[];
  /** Of each pair of key and value: its key's number, and its value. */
  pairKey: Uint32Array;
  pairValue: readonly string[];
  /** What the values take in memory. */
  valueBytes: number;
};

/** Collects the tags of one resource after the other. */
export class TagsBuilder {
  readonly #start: number[] = [0];
  readonly #pairs: number[] = [];
  readonly #keys: string[] = [];
  readonly #pairKey: number[] = [];
  readonly #pairValue: string[] = [];
  #valueBytes = 0;
  readonly #known = new Map<string, { code: number; values: Map<string, number> }>();

  add(tags: Readonly<Record<string, string>>): void {
    for (const [key, value] of Object.entries(tags)) this.#pairs.push(this.#pair(key, value));
    this.#start.push(this.#pairs.length);
  }

  #pair(key: string, value: string): number {
    let known = this.#known.get(key);
    if (known === undefined) {
      known = { code: this.#keys.push(key) - 1, values: new Map() };
      this.#known.set(key, known);
    }
    const pair = known.values.get(value);
    if (pair !== undefined) return pair;
    const made = this.#pairValue.push(value) - 1;
    this.#pairKey.push(known.code);
    this.#valueBytes += 8 + textBytes(value);
    known.values.set(value, made);
    return made;
  }

  build(): Tags {
    return {
      start: Uint32Array.from(this.#start),
      pairs: Uint32Array.from(this.#pairs),
      keys: this.#keys,
      pairKey: Uint32Array.from(this.#pairKey),
      pairValue: this.#pairValue,
      valueBytes: this.#valueBytes,
    };
  }
}

/** Tags of a resource as a record. */
export function tagsOf({ start, pairs, keys, pairKey, pairValue }: Tags, resource: number): Record<string, string> {
  const entries: [string, string][] = [];
  for (let at = start[resource] ?? 0; at < (start[resource + 1] ?? 0); at += 1) {
    const pair = pairs[at] ?? 0;
    entries.push([keys[pairKey[pair] ?? 0] ?? "", pairValue[pair] ?? ""]);
  }
  return Object.fromEntries(entries);
}

/**
 * Names, for each resource, the groups of choices that it does not fit. A tag that could not be read is not absent.
 * @param miss is told the resource and the number of the group.
 */
export function missKeys(
  { tags, tagsSeen }: { tags: Tags; tagsSeen: Uint8Array },
  groups: readonly TagGroup[],
  miss: (resource: number, group: number) => void,
): void {
  if (groups.length === 0) return;
  const { start, pairs, keys, pairKey, pairValue } = tags;
  const groupOfKey = groupsOfKeys(keys, groups);
  const pairFits = Uint8Array.from(pairKey, (key, pair) => {
    const group = groups[(groupOfKey[key] ?? 0) - 1];
    return Number(group !== undefined && (standsAlone(group) || group.values.has(pairValue[pair] ?? "")));
  });
  const fits = new Uint8Array(groups.length);
  for (let resource = 0; resource < tagsSeen.length; resource += 1) {
    for (let group = 0; group < fits.length; group += 1) {
      fits[group] = groups[group]?.none === true ? (tagsSeen[resource] ?? 0) : 0;
    }
    const end = start[resource + 1] ?? 0;
    for (let at = start[resource] ?? 0; at < end; at += 1) {
      const pair = pairs[at] ?? 0;
      const group = groupOfKey[pairKey[pair] ?? 0] ?? 0;
      if (group !== 0) fits[group - 1] = pairFits[pair] ?? 0;
    }
    for (let group = 0; group < fits.length; group += 1) if (fits[group] === 0) miss(resource, group);
  }
}

/** Of each key, the number of the group of its choices, counted from 1; 0 for a key without a choice. */
export function groupsOfKeys(keys: readonly string[], groups: readonly TagGroup[]): Uint8Array {
  const numbers = new Map(groups.map(({ key }, group) => [key, group + 1]));
  return Uint8Array.from(keys, (key) => numbers.get(key) ?? 0);
}

/** True for a key that stands alone, so that every value of it fits. */
function standsAlone({ none, values }: TagGroup): boolean {
  return !none && values.size === 0;
}
