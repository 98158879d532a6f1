/** Where two files begin to differ. */
export type Difference = {
  /** Counted from 1. */
  line: number;
  /** What stands there around the place, in the one and in the other; null where that one has ended. */
  found: string | null;
  expected: string | null;
};

/** Bytes shown before and after the place. */
const BEFORE = 60;
const AFTER = 120;
const LINE_FEED = 10;

/**
 * Compares a file with what it should be, both read as streams: memory holds a piece of each.
 * @returns null when they are the same to the last byte
 */
export async function firstDifference(
  found: AsyncIterable<Uint8Array>,
  expected: AsyncIterable<string | Uint8Array>,
): Promise<Difference | null> {
  const [one, other] = [new Bytes(found), new Bytes(expected)];
  let line = 1;
  let before = Buffer.alloc(0);
  try {
    for (;;) {
      await Promise.all([one.atLeast(1), other.atLeast(1)]);
      const length = Math.min(one.held.length, other.held.length);
      if (length === 0) {
        if (one.held.length === other.held.length) return null;
        break;
      }
      const same = sameBytes(one.held, other.held, length);
      const passed = one.take(same);
      other.take(same);
      line += lineFeeds(passed);
      before = Buffer.concat([before, passed]).subarray(-BEFORE);
      if (same < length) break;
    }
    await Promise.all([one.atLeast(AFTER), other.atLeast(AFTER)]);
    const start = before.subarray(before.lastIndexOf(LINE_FEED) + 1);
    return { line, found: excerpt(start, one.held), expected: excerpt(start, other.held) };
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
}

function sameBytes(one: Buffer, other: Buffer, length: number): number {
  if (one.subarray(0, length).equals(other.subarray(0, length))) return length;
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at;
  return length;
}

function lineFeeds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}

function excerpt(start: Buffer, rest: Buffer): string | null {
  if (rest.length === 0) return null;
  const after = rest.subarray(0, AFTER);
  const end = after.indexOf(LINE_FEED);
  return Buffer.concat([start, end === -1 ? after : after.subarray(0, end)]).toString("utf8");
}

/** Bytes that came and were not used yet. */
class Bytes {
  readonly #source: AsyncIterator<string | Uint8Array>;
  #ended = false;
  held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<string | Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async atLeast(count: number): Promise<void> {
    while (this.held.length < count && !this.#ended) {
      const { done, value } = await this.#source.next();
      if (done === true) this.#ended = true;
      else {
        const piece =
          typeof value === "string" ? Buffer.from(value) : Buffer.from(value.buffer, value.byteOffset, value.length);
        this.held = this.held.length === 0 ? piece : Buffer.concat([this.held, piece]);
      }
    }
  }

  take(count: number): Buffer {
    const taken = this.held.subarray(0, count);
    this.held = this.held.subarray(count);
    return taken;
  }

  async close(): Promise<void> {
    if (!this.#ended) await this.#source.return?.();
  }
}
