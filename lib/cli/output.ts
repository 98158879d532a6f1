import { once } from "node:events";
import { accessSync, constants, createWriteStream, lstatSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { AppError } from "@/lib/errors";

/** What a command writes: a text, or pieces of one or of a binary file. */
type Content = string | AsyncIterable<string | Uint8Array>;

/**
 * Writes data to standard output, or to a file when one is named. A file appears whole or not at all.
 * @throws AppError `unavailable` when the file cannot be written.
 */
export async function writeData(content: Content, file: string | undefined): Promise<void> {
  if (file === undefined) return pour(content, process.stdout);
  const replaceable = isReplaceable(file);
  const target = replaceable ? `${file}.${process.pid}.partial` : file;
  try {
    const stream = createWriteStream(target);
    const done = finished(stream);
    // Reported by the await below; until then a failure must not count as unhandled.
    done.catch(() => undefined);
    await Promise.race([pour(content, stream), done.then(() => undefined)]);
    stream.end();
    await done;
    if (replaceable) renameSync(target, file);
  } catch (error) {
    if (replaceable) rmSync(target, { force: true });
    throw isSystemError(error) ? new AppError("unavailable", fileSentence(error, file)) : error;
  }
}

/**
 * Checks, before work whose result goes there, that a file can be written.
 * @throws AppError `unavailable` with what to do.
 */
export function requireWritable(file: string | undefined): void {
  if (file === undefined) return;
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new AppError("unavailable", isFolder(file));
    // It is written beside its place and moved there.
    accessSync(isReplaceable(file) ? dirname(file) : file, constants.W_OK);
  } catch (error) {
    throw isSystemError(error) ? new AppError("unavailable", fileSentence(error, file)) : error;
  }
}

/**
 * Checks, before the work, that a file can be read.
 * @throws AppError `unavailable` with what to do.
 */
export function requireReadable(file: string): void {
  try {
    if (statSync(file).isDirectory()) throw new AppError("unavailable", isFolder(file));
    accessSync(file, constants.R_OK);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const why = error.code === "ENOENT" ? "there is no such file" : error.message;
    throw new AppError("unavailable", `${file} cannot be read: ${why}.`);
  }
}

async function pour(content: Content, stream: Writable): Promise<void> {
  const pieces = typeof content === "string" ? [content] : content;
  for await (const piece of pieces) {
    if (!stream.write(piece)) await once(stream, "drain");
  }
}

// A device or a pipe (/dev/null) must be written to, never replaced; a link keeps pointing where it does.
function isReplaceable(file: string): boolean {
  try {
    return lstatSync(file).isFile();
  } catch {
    return statSync(file, { throwIfNoEntry: false }) === undefined;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

function isFolder(file: string): string {
  return `${file} is a folder. Name a file in it.`;
}

function fileSentence(error: NodeJS.ErrnoException, file: string): string {
  switch (error.code) {
    case "ENOENT":
      return `${file} cannot be written: its folder does not exist. Make the folder first.`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `${file} cannot be written: this user may not write there. Choose another place.`;
    case "EISDIR":
      return isFolder(file);
    case "ENOSPC":
      return `${file} could not be written: the disk is full.`;
    default:
      return `${file} cannot be written: ${error.message}.`;
  }
}

/**
 * A reader that has seen enough (`bearings … | head`) ends the program quietly, as other tools do. Any other failure of
 * standard output ends it with a sentence.
 */
export function endQuietlyWhenReaderLeaves(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0);
      if (stream === process.stdout) process.stderr.write(`bearings: ${fileSentence(error, "Standard output")}\n`);
      process.exit(1);
    });
  }
}

/** Waits until all that was written is handed over; a pipe may still hold some. */
export async function flush(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0) await new Promise<void>((resolve) => stream.write("", () => resolve()));
  }
}

/** A line for the person, on standard error. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
