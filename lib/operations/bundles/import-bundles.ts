import { z } from "zod";
import { AppError } from "@/lib/errors";
import { AccountName } from "@/lib/operations/accounts/inputs";
import { defineTask } from "@/lib/operations/define";
import { type BundleSource, readHeaders } from "./source";
import { type ImportedSnapshot, storeBundles } from "./store-bundles";

/**
 * Imports bundles in the order of their snapshots' dates, all of them or none. An account that does not exist is made,
 * under the bundle's name for it unless one is given; it is fed by bundles from then on and cannot be scanned.
 * @throws AppError `invalid` for a file that is no whole and undamaged bundle, `conflict` for one that does not fit
 *   what is there (an older snapshot, another AWS account, an account that is scanned); nothing is left behind.
 */
export const importBundles = defineTask({
  id: "bundle.import",
  permission: "snapshot:import",
  input: z.object({ account: AccountName.optional() }),
  run: async ({ actor, input }, sources: readonly BundleSource[]): Promise<ImportedSnapshot[]> => {
    if (sources.length === 0) throw new AppError("invalid", "Name a bundle to import.", "file");
    return storeBundles(actor, await readHeaders(sources), { account: input.account });
  },
});
