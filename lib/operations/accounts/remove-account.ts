import { z } from "zod";
import { removeStored } from "@/lib/db/snapshot-store/remove-stored";
import { AppError } from "@/lib/errors";
import { defineCommand } from "@/lib/operations/define";
import { findAccount } from "./find-account";

/** Removing years of snapshots of a large account takes longer than a command otherwise may, in milliseconds. */
const TIMEOUT_MS = 300_000;

/**
 * Removes an account with all of its snapshots, scans and saved views; the log of what was done stays. Who asks for it
 * writes the name once more. Throws `conflict` while a scan is under way.
 */
export const removeAccount = defineCommand({
  id: "account.remove",
  permission: "account:write",
  input: z.object({ name: z.string(), confirm: z.string().trim() }).refine(({ name, confirm }) => name === confirm, {
    error: "This is not the name of the account. Type it as it stands above.",
    path: ["confirm"],
  }),
  timeoutMs: TIMEOUT_MS,
  run: async ({ tx, input }) => {
    const { id, name } = await findAccount(tx, input.name);
    const active = await tx.scan.count({ where: { accountId: id, status: { in: ["queued", "running"] } } });
    if (active > 0) throw new AppError("conflict", `A scan of "${name}" is under way: cancel it or wait for its end.`);
    const snapshots = await tx.snapshot.count({ where: { accountId: id } });
    await removeStored(tx, id);
    await tx.account.delete({ where: { id } });
    return { output: { name, snapshots }, activity: { accountId: id, detail: { name, snapshots } } };
  },
});
