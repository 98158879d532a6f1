import { z } from "zod";
import { AppError } from "@/lib/errors";
import { defineCommand } from "@/lib/operations/define";
import { findAccount } from "./find-account";
import { AccountName, ConnectionInput } from "./inputs";
import { loadAccount } from "./load-accounts";
import { nameTaken } from "./name-taken";
import { isImported } from "./way-in";

/**
 * Renames a connection or changes how it reaches AWS; what is left out stays. The AWS account that its snapshots
 * belong to stays as well: a scan that meets another one refuses. One that is fed by bundles stays so.
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
    const account = await findAccount(tx, input.name);
    if (input.connection !== undefined && isImported(account)) {
      throw new AppError(
        "conflict",
        `"${account.name}" is fed by bundles. Connect the account under a name of its own to scan it.`,
        "connection",
      );
    }
    const { id } = account;
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
