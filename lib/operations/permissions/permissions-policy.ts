import { z } from "zod";
import { defineQuery } from "@/lib/operations/define";

/** The read-only policy that a role needs, generated from the collectors, as one text. */
export const permissionsPolicy = defineQuery({
  id: "policy.generate",
  permission: "policy:read",
  input: z.object({ format: z.enum(["json", "terraform", "cloudformation"]).default("json") }),
  run: async (): Promise<string> => {
    throw new Error("not there yet");
  },
});
