import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { AppError } from "@/lib/errors";
import { type BundleHeader, Header } from "./header";
import { LIMITS } from "./limits";
import { wrongIn } from "./plain";
import { type BundleEnd, BundleRecord, ruleOf } from "./records";

/** A record but for the last one, which the writer makes. */
export type BundlePart = Exclude<BundleRecord, BundleEnd>;

/** Text gathered before it is handed on: compressing line by line would take three times as long. */
const CHUNK = 64 * 1024;

/**
 * A snapshot as the bytes of a bundle, made as fast as they are taken. The same header and parts give the same bytes.
 * @param parts scopes, places, gaps, resources in the order of their scopes.
 * @throws AppError `invalid` for what a reader would refuse, naming it.
 */
export async function* writeBundle(
  header: BundleHeader,
  parts: AsyncIterable<BundlePart>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const gzip = createGzip();
  const source = Readable.from(chunks(lines(header, parts)));
  source.on("error", (error) => gzip.destroy(error));
  yield* source.pipe(gzip);
}

async function* lines(header: BundleHeader, parts: AsyncIterable<BundlePart>): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const counts = { scopes: 0, places: 0, gaps: 0, resources: 0, notSeen: 0 };
  let bytes = 0;
  const line = (value: BundleHeader | BundlePart): string => {
    const made = `${JSON.stringify(value)}\n`;
    const length = Buffer.byteLength(made);
    bytes += length;
    if (length > LIMITS.lineBytes) throw unwritable(value, `takes more than ${LIMITS.lineBytes} bytes`);
    if (bytes > LIMITS.inflatedBytes) throw unwritable(header, `comes to more than ${LIMITS.inflatedBytes} bytes`);
    hash.update(made);
    return made;
  };
  const checked = Header.safeParse(header);
  if (!checked.success) throw unwritable(header, ruleOf(checked.error));
  yield line(header);
  for await (const part of parts) {
    const wrong = wrongIn(part) ?? brokenRule(part);
    if (wrong !== null) throw unwritable(part, wrong);
    counts[`${part.kind}s`] += 1;
    if (part.kind === "resource" && !part.seen) counts.notSeen += 1;
    yield line(part);
  }
  const end: BundleEnd = { kind: "end", ...counts, sha256: hash.digest("hex") };
  yield `${JSON.stringify(end)}\n`;
}

function brokenRule(part: BundlePart): string | null {
  const checked = BundleRecord.safeParse(part);
  return checked.success ? null : ruleOf(checked.error);
}

function unwritable(value: BundleHeader | BundlePart, wrong: string): AppError {
  const what = "arn" in value ? value.arn : "kind" in value ? `a ${value.kind}` : "it";
  return new AppError("invalid", `This snapshot cannot be written as a bundle: ${what}: ${wrong}.`);
}

async function* chunks(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let gathered = "";
  for await (const text of texts) {
    gathered += text;
    if (gathered.length < CHUNK) continue;
    yield gathered;
    gathered = "";
  }
  if (gathered !== "") yield gathered;
}
