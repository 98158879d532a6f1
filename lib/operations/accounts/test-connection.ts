import { z } from "zod";
import { defineQuery } from "@/lib/operations/define";
import { ConnectionInput } from "./inputs";
import type { ConnectionTest } from "./views";

/** Signs in and says who we are and which regions are switched on. A failure is an answer, not an error. */
export const testConnection = defineQuery({
  id: "account.test",
  permission: "account:write",
  input: z.object({ connection: ConnectionInput }),
  run: async (): Promise<ConnectionTest> => {
    throw new Error("not there yet");
  },
});
