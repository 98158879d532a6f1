import { z } from "zod";
import { defineQuery } from "@/lib/operations/define";
import type { SnapshotDiff } from "./views";

/**
 * What changed from snapshot `a` to `b` of one account, as `bearings diff --json` prints it. `account` is needed
 * only when neither reference names one (`prod:S5`).
 */
export const diffSnapshots = defineQuery({
  id: "snapshot.diff",
  permission: "snapshot:read",
  input: z.object({ account: z.string().optional(), a: z.string(), b: z.string() }),
  run: async (): Promise<SnapshotDiff> => {
    throw new Error("not there yet");
  },
});
