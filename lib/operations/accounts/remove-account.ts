import { z } from "zod";
import { AppError } from "@/lib/errors";
import { defineCommand } from "@/lib/operations/define";
import { findAccount } from "./find-account";

/** Removes a connection that has no snapshots and no scan under way. Throws `conflict` otherwise. */
export const removeAccount = defineCommand({
  id: "account.remove",
  permission: "account:write",
  input: z.object({ name: z.string() }),
  run: async ({ tx, input }) => {
    const { id, name } = await findAccount(tx, input.name);
    const snapshots = await tx.snapshot.count({ where: { accountId: id } });
    if (snapshots > 0) {
      const many = snapshots === 1 ? "a snapshot" : `${snapshots} snapshots`;
      throw new AppError("conflict", `"${name}" has ${many}, and snapshots are not deleted by hand.`);
    }
    const active = await tx.scan.count({ where: { accountId: id, status: { in: ["queued", "running"] } } });
    if (active > 0) throw new AppError("conflict", `A scan of "${name}" is under way: cancel it or wait for its end.`);
    await tx.account.delete({ where: { id } });
    return { output: { name }, activity: { accountId: id, detail: { name } } };
  },
});
