import { z } from "zod";
import { findAccount } from "@/lib/operations/accounts/find-account";
import { defineCommand } from "@/lib/operations/define";
import { ViewName, viewNameTaken } from "./inputs";
import { findView, savedView } from "./saved-view";

/** Gives a view another name. Throws `conflict` on `name` when that one is taken. */
export const renameView = defineCommand({
  id: "view.rename",
  permission: "view:write",
  input: z.object({ account: z.string(), name: z.string(), newName: ViewName }),
  run: async ({ tx, input: { account: accountName, name: before, newName: name } }) => {
    const account = await findAccount(tx, accountName);
    const { id } = await findView(tx, account, before);
    const row = await tx.savedView.update({ where: { id }, data: { name } });
    return { output: savedView(row), activity: { accountId: account.id, detail: { name, before } } };
  },
  refused: (error, { newName }) => viewNameTaken(error, newName),
});
