import { z } from "zod";
import { defineCommand } from "@/lib/operations/define";
import { findAccount } from "./find-account";
import { AccountName, ConnectionInput } from "./inputs";
import { loadAccount } from "./load-accounts";
import { nameTaken } from "./name-taken";

/**
 * Renames a connection or changes how it reaches AWS; what is left out stays. The AWS account that its snapshots
 * belong to stays as well: a scan that meets another one refuses.
 */
export const updateAccount = defineCommand({
  id: "account.update",
  permission: "account:write",
  input: z.object({
    name: z.string(),
    newName: AccountName.optional(),
    connection: ConnectionInput.optional(),
  }),
  run: async ({ tx, input }) => {
    const { id } = await findAccount(tx, input.name);
    const name = input.newName ?? input.name;
    await tx.account.update({
      where: { id },
      data: { name, ...(input.connection === undefined ? {} : { connection: input.connection }) },
    });
    return {
      output: await loadAccount(tx, name),
      activity: {
        accountId: id,
        detail: { name, before: input.name, connectionChanged: input.connection !== undefined },
      },
    };
  },
  refused: nameTaken,
});
