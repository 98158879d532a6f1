import { z } from "zod";
import { database } from "@/lib/db/client";
import { findAccount } from "@/lib/operations/accounts/find-account";
import { defineQuery } from "@/lib/operations/define";
import { savedView } from "./saved-view";
import type { SavedViewView } from "./views";

/** The saved views of an account, by name. */
export const listViews = defineQuery({
  id: "view.list",
  permission: "view:read",
  input: z.object({ account: z.string() }),
  run: async ({ input }): Promise<SavedViewView[]> => {
    const { id } = await findAccount(database(), input.account);
    const rows = await database().savedView.findMany({ where: { accountId: id }, orderBy: { name: "asc" } });
    return rows.map(savedView);
  },
});
