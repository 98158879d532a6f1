import { createReadStream, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { checkout } from "@/lib/db/home";
import { AppError } from "@/lib/errors";
import { defineTask } from "@/lib/operations/define";
import { readHeaders } from "./source";
import { storeBundles } from "./store-bundles";

/** Folder of the sample account's bundles, in the checkout. */
const FOLDER = join("lib", "sample");

/**
 * Makes the sample account from the bundles that come with Bearings, as an import does, unless it is there: several at
 * once make one.
 * @returns name of the account.
 * @throws AppError `unavailable` in a checkout without them.
 */
export const openSample = defineTask({
  id: "bundle.sample",
  permission: "snapshot:import",
  input: z.object({}),
  run: async ({ actor }): Promise<{ account: string }> => {
    const folder = join(checkout(), FOLDER);
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".bearings")) : [];
    const sources = files.map((name) => ({ name, open: () => createReadStream(join(folder, name)) }));
    const bundles = await readHeaders(sources);
    const [first] = bundles;
    if (first === undefined)
      throw new AppError("unavailable", `There is no sample in this checkout: ${FOLDER} is empty.`);
    await storeBundles(actor, bundles, { leaveKnown: true });
    return { account: first.header.account };
  },
});
