import { cache } from "react";
import { getFinding } from "@/lib/operations/findings/get-finding";
import type { FindingDetailView } from "@/lib/operations/findings/views";
import { load } from "@/lib/web/load";
import { missingSentence } from "@/lib/web/missing";

/** A finding, or the sentence that says why its snapshot has none such. */
export type FoundFinding = { found: true; finding: FindingDetailView } | { found: false; why: string };

/** A finding at a date; read once for a request. */
export const findingAt = cache(
  async (account: string, at: string, check: string, subject: string): Promise<FoundFinding> => {
    try {
      return { found: true, finding: await load(getFinding, { account, at, check, subject }) };
    } catch (error) {
      const why = error instanceof Error && "digest" in error ? missingSentence(error.digest) : null;
      if (why === null) throw error;
      return { found: false, why };
    }
  },
);
