import { z } from "zod";
import { defineQuery } from "@/lib/operations/define";
import type { ResourceDetail } from "./views";

/** Everything known of one resource at a snapshot. Throws `not_found` when the snapshot does not hold it. */
export const getResource = defineQuery({
  id: "resource.get",
  permission: "resource:read",
  input: z.object({ account: z.string(), at: z.string().default("latest"), arn: z.string() }),
  run: async (): Promise<ResourceDetail> => {
    throw new Error("not there yet");
  },
});
