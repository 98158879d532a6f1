import { z } from "zod";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findAccount } from "@/lib/operations/accounts/find-account";
import { defineQuery } from "@/lib/operations/define";
import { progressView } from "./scan-view";

/** A scan as it goes, or as it ended. `seq` is its number; left out means the newest. Throws `not_found`. */
export const getScanProgress = defineQuery({
  id: "scan.progress",
  permission: "snapshot:read",
  input: z.object({ account: z.string(), seq: z.number().int().positive().optional() }),
  run: async ({ input }) => {
    const account = await findAccount(database(), input.account);
    const scan = await database().scan.findFirst({
      where: { accountId: account.id, ...(input.seq === undefined ? {} : { seq: input.seq }) },
      orderBy: { seq: "desc" },
    });
    if (scan === null) {
      const which = input.seq === undefined ? "was not scanned yet" : `has no scan S${input.seq}`;
      throw new AppError("not_found", `"${account.name}" ${which}.`, "seq");
    }
    return progressView(account.name, scan);
  },
});
