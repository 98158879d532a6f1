import { AppError } from "@/lib/errors";
import type { BundleHeader } from "@/lib/exports/bundle/header";
import { type OpenBundle, openBundle } from "@/lib/exports/bundle/read-bundle";

/** A file to import. It is opened twice: for its first line, by which files are put into order, and to be read. */
export type BundleSource = {
  /** What to call it in sentences. */
  name: string;
  open: () => AsyncIterable<Uint8Array>;
};

/** A file whose first line was read. */
export type KnownBundle = { source: BundleSource; header: BundleHeader };

/** Reads the first line of each file, and puts the files into the order of their snapshots. */
export async function readHeaders(sources: readonly BundleSource[]): Promise<KnownBundle[]> {
  const known: KnownBundle[] = [];
  for (const source of sources) {
    const { header, close } = await openSource(source);
    await close();
    known.push({ source, header });
  }
  const moment = ({ header }: KnownBundle) => Date.parse(header.snapshot.finishedAt);
  return known.sort((one, other) => moment(one) - moment(other));
}

/** Begins to read a file; what is wrong with it is said with its name. */
export async function openSource(source: BundleSource): Promise<OpenBundle> {
  return naming(source, () => openBundle(source.open()));
}

/** Runs a part of an import, and says of which file an error tells. */
export async function naming<T>({ name }: BundleSource, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.field !== "file") throw error;
    throw new AppError(error.code, `${name} cannot be imported. ${error.message}`, "file", { cause: error });
  }
}
