import { z } from "zod";
import { defineQuery } from "@/lib/operations/define";
import type { SnapshotDetail } from "./views";

/** A snapshot with its gaps, calls and counts. Throws `not_found` with what exists. */
export const getSnapshot = defineQuery({
  id: "snapshot.get",
  permission: "snapshot:read",
  input: z.object({ account: z.string(), at: z.string().default("latest") }),
  run: async (): Promise<SnapshotDetail> => {
    throw new Error("not there yet");
  },
});
