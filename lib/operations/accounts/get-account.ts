import { z } from "zod";
import { database } from "@/lib/db/client";
import { defineQuery } from "@/lib/operations/define";
import { loadAccount } from "./load-accounts";

/** One connection by name. Throws `not_found` with the names that exist. */
export const getAccount = defineQuery({
  id: "account.get",
  permission: "account:read",
  input: z.object({ name: z.string() }),
  run: ({ input }) => loadAccount(database(), input.name),
});
