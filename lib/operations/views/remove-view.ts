import { z } from "zod";
import { findAccount } from "@/lib/operations/accounts/find-account";
import { defineCommand } from "@/lib/operations/define";
import { findView, savedView } from "./saved-view";

/** Removes a view; returns it, so that it can be saved again. */
export const removeView = defineCommand({
  id: "view.remove",
  permission: "view:write",
  input: z.object({ account: z.string(), name: z.string() }),
  run: async ({ tx, input }) => {
    const account = await findAccount(tx, input.account);
    const view = await findView(tx, account, input.name);
    await tx.savedView.delete({ where: { id: view.id } });
    const { name, query } = view;
    return { output: savedView(view), activity: { accountId: account.id, detail: { name, query } } };
  },
});
