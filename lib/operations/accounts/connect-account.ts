import { z } from "zod";
import { defineCommand } from "@/lib/operations/define";
import { AccountName, ConnectionInput } from "./inputs";
import { loadAccount } from "./load-accounts";
import { nameTaken } from "./name-taken";

/** Adds a named connection. Asks nothing of AWS: see testConnection. Throws `conflict` when the name is taken. */
export const connectAccount = defineCommand({
  id: "account.connect",
  permission: "account:write",
  input: z.object({ name: AccountName, connection: ConnectionInput }),
  run: async ({ tx, input }) => {
    const { id } = await tx.account.create({ data: { name: input.name, connection: input.connection } });
    const { credentials, endpointUrl } = input.connection;
    return {
      output: await loadAccount(tx, input.name),
      activity: { accountId: id, detail: { name: input.name, credentials: credentials.kind, endpointUrl } },
    };
  },
  refused: nameTaken,
});
