import { z } from "zod";
import { listRegions } from "@/lib/aws/identity";
import { AppError } from "@/lib/errors";
import { defineQuery } from "@/lib/operations/define";
import { ConnectionInput } from "./inputs";
import { type SignedIn, signIn } from "./sign-in";
import type { ConnectionTest } from "./views";

/** Longest that one call of a test may take, in milliseconds: somebody is waiting. */
const CALL_TIMEOUT_MS = 20_000;

/** Signs in and says who we are and which regions are switched on. A failure is an answer, not an error. */
export const testConnection = defineQuery({
  id: "account.test",
  permission: "account:write",
  input: z.object({ connection: ConnectionInput }),
  run: async ({ input }): Promise<ConnectionTest> => {
    try {
      const signedIn = await signIn(input.connection, { limits: { attempts: 2 }, callTimeoutMs: CALL_TIMEOUT_MS });
      try {
        return await describe(signedIn);
      } finally {
        signedIn.session.close();
      }
    } catch (error) {
      if (error instanceof AppError) return { ok: false, message: error.message };
      throw error;
    }
  },
});

async function describe({ session, identity }: SignedIn): Promise<ConnectionTest> {
  const { awsAccountId, arn: callerArn, partition } = identity;
  try {
    const regions = await listRegions(session, identity);
    const named = (enabled: boolean) => regions.filter((region) => region.enabled === enabled).map(({ name }) => name);
    return {
      ok: true,
      awsAccountId,
      callerArn,
      partition,
      enabledRegions: named(true),
      disabledRegions: named(false),
      warnings: [],
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const nothing = { enabledRegions: [], disabledRegions: [] };
    return { ok: true, awsAccountId, callerArn, partition, ...nothing, warnings: [error.message] };
  }
}
