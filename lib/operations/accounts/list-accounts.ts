import { z } from "zod";
import { database } from "@/lib/db/client";
import { defineQuery } from "@/lib/operations/define";
import { loadAccounts } from "./load-accounts";

/** All connections by name, each with its newest snapshot and running scan. */
export const listAccounts = defineQuery({
  id: "account.list",
  permission: "account:read",
  input: z.object({}),
  run: () => loadAccounts(database()),
});
