import type { Account } from "@/lib/db/generated/client";
import { snapshotName } from "@/lib/model/snapshot";

/** How the name of every file made from a snapshot begins: `prod-S5`, `pinecrate-sample-S5` for a labelled account. */
export function fileStem({ name, label }: Pick<Account, "name" | "label">, seq: number): string {
  const words = label === null ? [name] : [name, label.replaceAll(" ", "-")];
  return [...words, snapshotName(seq)].join("-");
}

/** Longest part of a file name that tells of the filter. */
const MAX_FILTER_NAME = 80;

/** A filter as a part of a file name: letters, digits and what stands in file names everywhere; `!Owner` in a word. */
export function filterPart(words: string): string {
  const plain = words
    .replace(/(^|&)tag=!/g, "$1tag=without-")
    .replace(/[^\p{L}\p{N}=._]+/gu, "-")
    .replace(/^-|-$/g, "");
  return plain.length > MAX_FILTER_NAME ? `${plain.slice(0, MAX_FILTER_NAME)}…` : plain;
}
