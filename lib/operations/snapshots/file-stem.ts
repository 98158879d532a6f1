import type { Account } from "@/lib/db/generated/client";
import { snapshotName } from "@/lib/model/snapshot";

/** How the name of every file made from a snapshot begins: `prod-S5`, `pinecrate-sample-S5` for a labelled account. */
export function fileStem({ name, label }: Pick<Account, "name" | "label">, seq: number): string {
  const words = label === null ? [name] : [name, label.replaceAll(" ", "-")];
  return [...words, snapshotName(seq)].join("-");
}
