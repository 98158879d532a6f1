/** Tags of all resources: those of resource `i` are the `pairs` from `start[i]` to `start[i + 1]`. */
export type Tags = {
  start: Uint32Array;
  pairs: Uint32Array;
  keys: readonly string[];
  /** Of each pair of key and value: its key's number, and its value. */
  pairKey: Uint32Array;
  pairValue: readonly string[];
};

/** Collects the tags of one resource after the other. */
export class TagsBuilder {
  readonly #start: number[] = [0];
  readonly #pairs: number[] = [];
  readonly #keys: string[] = [];
  readonly #pairKey: number[] = [];
  readonly #pairValue: string[] = [];
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

/**
 * The pairs that a choice of `Key` and `Key=Value` means. A key may itself hold `=`, so each text is tried as both. A
 * key beside values of it stands for those values only: it opened the list from which they were chosen.
 */
export function chosenPairs(tags: Tags, choices: readonly string[]): { pairs: Uint8Array; openKeys: Set<number> } {
  const { keys, pairKey, pairValue } = tags;
  const chosen = new Set(choices);
  const pairs = new Uint8Array(pairValue.length);
  const openKeys = new Set<number>();
  const narrowed = new Set<number>();
  const candidates = new Set(
    keys.flatMap((key, code) => (choices.some((one) => one.startsWith(`${key}=`)) ? code : [])),
  );
  pairKey.forEach((key, pair) => {
    if (!candidates.has(key) || !chosen.has(pairText(tags, pair))) return;
    pairs[pair] = 1;
    narrowed.add(key);
    openKeys.add(key);
  });
  keys.forEach((key, code) => {
    if (chosen.has(key)) openKeys.add(code);
  });
  pairKey.forEach((key, pair) => {
    if (!narrowed.has(key) && chosen.has(keys[key] ?? "")) pairs[pair] = 1;
  });
  return { pairs, openKeys };
}
