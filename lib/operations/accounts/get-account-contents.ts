import { z } from "zod";
import { database } from "@/lib/db/client";
import { countStored } from "@/lib/db/snapshot-store/remove-stored";
import { defineQuery } from "@/lib/operations/define";
import { findAccount } from "./find-account";
import type { AccountContents } from "./views";

/** What belongs to an account, and would go with it. Throws `not_found`. */
export const getAccountContents = defineQuery({
  id: "account.contents",
  permission: "account:read",
  input: z.object({ name: z.string() }),
  run: async ({ input }): Promise<AccountContents> => {
    const tx = database();
    const { id } = await findAccount(tx, input.name);
    const where = { accountId: id };
    const [stored, scans, views] = await Promise.all([
      countStored(tx, id),
      tx.scan.count({ where }),
      tx.savedView.count({ where }),
    ]);
    const { firstAt, lastAt, ...counts } = stored;
    return { ...counts, scans, views, firstAt: firstAt?.toISOString() ?? null, lastAt: lastAt?.toISOString() ?? null };
  },
});
