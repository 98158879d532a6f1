import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { LIMITS } from "./limits";
import { refused, refusedLine } from "./refused";

/** A line of a bundle. */
export type Line = {
  /** From 1. */
  number: number;
  text: string;
  /** SHA-256 of every byte before this line, in hexadecimal. */
  digestBefore: () => string;
};

const NEW_LINE = 10;
/** First bytes of every gzip file (RFC 1952, 2.3.1). */
const MAGIC = Buffer.from([0x1f, 0x8b]);

/**
 * The lines of a compressed file, one at a time: memory holds the longest line.
 * @param source the file's bytes.
 * @throws AppError `invalid` for what is no gzip, is cut off, has bytes behind its end, or exceeds a limit.
 */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line, void, undefined> {
  const hash = createHash("sha256");
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let number = 0;
  for await (const bytes of splitLines(inflate(source))) {
    number += 1;
    yield { number, text: textOf(decoder, bytes, number), digestBefore: () => hash.copy().digest("hex") };
    hash.update(bytes).update("\n");
  }
}

function textOf(decoder: TextDecoder, bytes: Uint8Array, number: number): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw refusedLine(number, "is not UTF-8");
  }
}

async function* inflate(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  let fed = 0;
  let start = Buffer.alloc(0);
  async function* counted() {
    for await (const chunk of source) {
      if (start.length < MAGIC.length) start = Buffer.concat([start, chunk.subarray(0, MAGIC.length)]);
      fed += chunk.length;
      if (fed > LIMITS.fileBytes) throw refused(`The file is larger than ${mebibytes(LIMITS.fileBytes)}.`);
      yield chunk;
    }
  }
  const fill = pipeline(Readable.from(counted()), gunzip);
  // Told by the loop below, which reads the same stream.
  fill.catch(() => undefined);
  let inflated = 0;
  try {
    for await (const chunk of gunzip) {
      inflated += chunk.length;
      if (inflated > LIMITS.inflatedBytes) {
        throw refused(`The file holds more than ${mebibytes(LIMITS.inflatedBytes)} when it is decompressed.`);
      }
      yield chunk;
    }
  } catch (error) {
    throw gzipProblem(error, start.subarray(0, MAGIC.length).equals(MAGIC));
  }
  // What is no gzip behind the end of one is left lying without a word.
  if (gunzip.bytesWritten < fed) throw refused("The file has bytes behind its end.");
}

function gzipProblem(error: unknown, isGzip: boolean): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "Z_BUF_ERROR") return refused("The file is cut off: its end is missing.");
  if (code === "Z_DATA_ERROR" && !isGzip) return refused("The file is no bundle: it is not compressed by gzip.");
  if (typeof code === "string" && code.startsWith("Z_"))
    return refused("The file is damaged: it cannot be decompressed.");
  return error;
}

/** Bytes between line breaks; the last line has to end with one. */
async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let begun: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  for await (const chunk of chunks) {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(NEW_LINE, from);
      const part = chunk.subarray(from, end === -1 ? undefined : end);
      length += part.length;
      if (length > LIMITS.lineBytes) throw refusedLine(number, `is longer than ${mebibytes(LIMITS.lineBytes)}`);
      begun.push(part);
      if (end === -1) break;
      yield begun.length === 1 ? part : Buffer.concat(begun);
      begun = [];
      length = 0;
      number += 1;
      from = end + 1;
    }
  }
  if (length > 0) throw refused("The file is cut off: its last line has no end.");
}

function mebibytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MiB`;
}
