import { z } from "zod";
import { findAccount } from "@/lib/operations/accounts/find-account";
import { defineCommand } from "@/lib/operations/define";
import { ViewName, ViewQuery, viewNameTaken } from "./inputs";
import { savedView } from "./saved-view";

/** Gives a filter of the inventory a name. Throws `conflict` on `name` when the account has a view of that name. */
export const saveView = defineCommand({
  id: "view.save",
  permission: "view:write",
  input: z.object({ account: z.string(), name: ViewName, query: ViewQuery }),
  run: async ({ tx, actor, input: { account, name, query } }) => {
    const { id } = await findAccount(tx, account);
    const row = await tx.savedView.create({ data: { accountId: id, name, query, madeBy: actor.name } });
    return { output: savedView(row), activity: { accountId: id, detail: { name, query } } };
  },
  refused: (error, { name }) => viewNameTaken(error, name),
});
