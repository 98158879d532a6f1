/** A column as numbers: the value of resource `i` is `values[codes[i]]`. */
export type Coded = { codes: Uint32Array; values: readonly (string | null)[] };

/** Builds a coded column value by value. */
export class Coder {
  readonly #codes: number[] = [];
  readonly #values: (string | null)[] = [];
  readonly #known = new Map<string | null, number>();

  /** Number of a value; a new one for a value that was not there. */
  code(value: string | null): number {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const code = this.#values.push(value) - 1;
    this.#known.set(value, code);
    return code;
  }

  /** Appends the value of the next resource. */
  add(value: string | null): void {
    this.#codes.push(this.code(value));
  }

  values(): readonly (string | null)[] {
    return this.#values;
  }

  column(): Coded {
    return { codes: Uint32Array.from(this.#codes), values: this.#values };
  }
}

/** Bytes that a text takes in memory: one for a character while all are Latin-1, else two, and a head. */
export function textBytes(text: string | null): number {
  if (text === null) return 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is Latin-1, of which these are part.
  return 24 + (/^[\u0000-\u00ff]*$/.test(text) ? text.length : 2 * text.length);
}

/** Bytes of a list of texts with its pointers. */
export function textsBytes(texts: readonly (string | null)[]): number {
  return texts.reduce((sum, text) => sum + 8 + textBytes(text), 0);
}
