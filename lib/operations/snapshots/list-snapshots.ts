import { z } from "zod";
import { database } from "@/lib/db/client";
import { findAccount } from "@/lib/operations/accounts/find-account";
import { defineQuery } from "@/lib/operations/define";
import { loadSnapshots } from "./load-snapshots";

/** Snapshots of one connection, or of all, newest first; running and interrupted scans included. */
export const listSnapshots = defineQuery({
  id: "snapshot.list",
  permission: "snapshot:read",
  input: z.object({ account: z.string().optional(), limit: z.number().int().positive().optional() }),
  run: async ({ input }) => {
    if (input.account === undefined) return loadSnapshots(database(), { limit: input.limit });
    const { id } = await findAccount(database(), input.account);
    return loadSnapshots(database(), { accountId: id, limit: input.limit });
  },
});
