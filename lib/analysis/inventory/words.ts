/** Search text of all resources, one after the other in UTF-8: that of resource `i` begins at `start[i]`. */
export type SearchText = { text: Buffer; start: Uint32Array };

/** More words than this in a search are left out. */
const MAX_WORDS = 8;

/** Between the texts of two resources; no word of a search holds white space. */
const BETWEEN = "\n";

/** Collects the search text of one resource after the other. */
export class SearchTextBuilder {
  #text = Buffer.allocUnsafe(1 << 16);
  #length = 0;
  readonly #start: number[] = [];

  add(text: string): void {
    this.#start.push(this.#length);
    const line = text + BETWEEN;
    const most = line.length * 3;
    if (this.#length + most > this.#text.length) {
      const grown = Buffer.allocUnsafe(Math.max(2 * this.#text.length, this.#length + most));
      this.#text.copy(grown, 0, 0, this.#length);
      this.#text = grown;
    }
    this.#length += this.#text.write(line, this.#length);
  }

  build(): SearchText {
    return {
      text: Buffer.from(this.#text.subarray(0, this.#length)),
      start: Uint32Array.from([...this.#start, this.#length]),
    };
  }
}

/** The words of a search, in lower case. */
export function wordsOf(q: string): string[] {
  return [...new Set(q.toLowerCase().split(/\s+/).filter(Boolean))].slice(0, MAX_WORDS);
}

/**
 * Marks the resources that a search finds: every word stands in the search text, or, where it begins with `arn:`, at
 * the beginning of the ARN.
 * @param words as `wordsOf` gives them.
 * @returns 1 for each that is found.
 */
export function findWords(search: SearchText, arns: readonly string[], words: readonly string[]): Uint8Array {
  const hits = new Uint8Array(arns.length);
  for (const word of words) {
    if (word.startsWith("arn:")) {
      arns.forEach((arn, resource) => {
        if (arn.toLowerCase().startsWith(word)) hits[resource] = (hits[resource] ?? 0) + 1;
      });
    } else markWord(search, word, hits);
  }
  for (let at = 0; at < hits.length; at += 1) hits[at] = hits[at] === words.length ? 1 : 0;
  return hits;
}

function markWord({ text, start }: SearchText, word: string, hits: Uint8Array): void {
  const needle = Buffer.from(word);
  let resource = 0;
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, start[resource + 1] ?? text.length)) {
    resource = resourceAt(start, at, resource);
    hits[resource] = (hits[resource] ?? 0) + 1;
  }
}

/** The resource whose text holds a position, at or after a known one. */
function resourceAt(start: Uint32Array, position: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < start.length - 1 && (start[low + step] ?? 0) <= position) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, start.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((start[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low;
}
