import { z } from "zod";
import { AppError } from "@/lib/errors";
import { snapshotName } from "@/lib/model/snapshot";
import { findAccount } from "@/lib/operations/accounts/find-account";
import { defineCommand } from "@/lib/operations/define";

/**
 * Ends the scan under way. One that runs stops within seconds and keeps what it saw; one that still waits for a
 * worker ends at once without a snapshot. Throws `conflict` when there is none.
 */
export const cancelScan = defineCommand({
  id: "scan.cancel",
  permission: "scan:run",
  input: z.object({ account: z.string() }),
  run: async ({ tx, input }) => {
    const { id: accountId, name } = await findAccount(tx, input.account);
    const now = new Date();
    const waiting = await tx.scan.updateManyAndReturn({
      where: { accountId, status: "queued" },
      data: {
        status: "interrupted",
        error: "Cancelled before a worker began.",
        cancelRequestedAt: now,
        finishedAt: now,
      },
    });
    const running = await tx.scan.updateManyAndReturn({
      where: { accountId, status: "running" },
      data: { cancelRequestedAt: now },
    });
    const [scan] = [...waiting, ...running];
    if (scan === undefined) throw new AppError("conflict", `No scan of "${name}" is under way.`);
    const output = { account: name, name: snapshotName(scan.seq), status: scan.status };
    return { output, activity: { accountId, detail: output } };
  },
});
