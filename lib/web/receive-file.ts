import "server-only";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@/lib/errors";
import { type FormPart, formParts } from "./multipart";
import { UPLOAD_BYTES } from "./upload-limit";

/** A form with a file, as it was sent. */
export type ReceivedFile = {
  /** Name chosen for the account; undefined for none. */
  account: string | undefined;
  /** May be read several times while the work with it lasts. */
  source: { name: string; open: () => AsyncIterable<Uint8Array> };
};

/** The form that is expected: the name of its field with the file, and what is said when there is none or too much of it. */
export type FileForm = { field: string; missing: string; tooLarge: string };

/** Longest text in a field of the form, in bytes. */
const TEXT = 1024;

/**
 * Takes the form's fields as they come, lays the file down in a folder of its own for as long as `work` takes, and
 * hands it over: no transaction waits for a slow sender.
 * @throws AppError `invalid` for a form without a file, or with one that is too large.
 */
export async function withReceivedFile<T>(
  request: Request,
  form: FileForm,
  work: (received: ReceivedFile) => Promise<T>,
): Promise<T> {
  if (Number(request.headers.get("content-length") ?? 0) > UPLOAD_BYTES + TEXT * 8) throw problem(form.tooLarge);
  if (request.body === null) throw problem(form.missing);
  const folder = await mkdtemp(join(tmpdir(), "bearings-upload-"));
  try {
    return await work(await receive(formParts(request.body, request.headers.get("content-type")), form, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(
  parts: AsyncIterable<FormPart>,
  { field, missing, tooLarge }: FileForm,
  folder: string,
): Promise<ReceivedFile> {
  const path = join(folder, "file");
  let account: string | undefined;
  let fileName: string | null = null;
  for await (const part of parts) {
    if (part.name === "account") account = (await textOf(part)).trim() || undefined;
    if (part.name !== field || part.fileName === null || part.fileName === "") continue;
    fileName = part.fileName;
    await pipeline(
      Readable.from(atMost(part.content, UPLOAD_BYTES, () => problem(tooLarge))),
      createWriteStream(path, { mode: 0o600 }),
    );
  }
  if (fileName === null) throw problem(missing);
  return { account, source: { name: fileName.slice(0, 200), open: () => createReadStream(path) } };
}

async function textOf({ content }: FormPart): Promise<string> {
  const pieces: Uint8Array[] = [];
  const tooLong = () => new AppError("invalid", "A name has 63 characters at most.", "account");
  for await (const piece of atMost(content, TEXT, tooLong)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

async function* atMost(
  content: AsyncIterable<Uint8Array>,
  bytes: number,
  refused: () => AppError,
): AsyncGenerator<Uint8Array> {
  let came = 0;
  for await (const piece of content) {
    came += piece.length;
    if (came > bytes) throw refused();
    yield piece;
  }
}

function problem(sentence: string): AppError {
  return new AppError("invalid", sentence, "file");
}
