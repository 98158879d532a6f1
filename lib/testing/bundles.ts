import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";

/** All bytes of a bundle. */
export async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The lines of a bundle, without its end. */
export function linesOf(bundle: Uint8Array): string[] {
  return gunzipSync(bundle).toString("utf8").split("\n").slice(0, -2);
}

/** A bundle of the lines given, with an end that fits them unless one is given. */
export function bundleOf(lines: readonly string[], end?: string): Buffer {
  const text = lines.map((line) => `${line}\n`).join("");
  const count = (kind: string) => lines.filter((line) => line.startsWith(`{"kind":"${kind}"`)).length;
  const made = {
    kind: "end",
    scopes: count("scope"),
    places: count("place"),
    gaps: count("gap"),
    resources: count("resource"),
    notSeen: lines.filter((line) => line.startsWith('{"kind":"resource"') && line.includes('"seen":false,"tags"'))
      .length,
    sha256: createHash("sha256").update(text).digest("hex"),
  };
  return gzipSync(`${text}${end ?? JSON.stringify(made)}\n`);
}

/** A file to import, of these bytes. */
export function sourceOf(bytes: Uint8Array, name = "test.bearings") {
  return { name, open: () => Readable.from([bytes]) };
}
