import { narrowest } from "./choices";
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

/** `Key=Value` of a pair. */
export function pairText({ keys, pairKey, pairValue }: Tags, pair: number): string {
  return `${keys[pairKey[pair] ?? 0]}=${pairValue[pair]}`;
}

/** 1 for each pair that a choice of `Key` and `Key=Value` means. A key may hold `=`, so each text is tried as both. */
export function chosenPairs(tags: Tags, choices: readonly string[]): Uint8Array {
  const narrow = narrowest(choices);
  const wholeKeys = tags.keys.map((key) => narrow.has(key));
  // `a=b` beside `a=b=c` is the key `a=b`, opened; it is also the key `a` with the value `b`, which narrows.
  const chosen = new Set(choices);
  // Texts are made only where one may be chosen: a key such as Name has as many values as there are resources.
  const someValue = tags.keys.map((key) => choices.some((choice) => choice.startsWith(`${key}=`)));
  return Uint8Array.from(tags.pairKey, (key, pair) =>
    Number(wholeKeys[key] === true || (someValue[key] === true && chosen.has(pairText(tags, pair)))),
  );
}
