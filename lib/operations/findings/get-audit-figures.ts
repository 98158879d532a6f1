import { z } from "zod";
import { type AuditCounts, countByCheck, noAuditCounts, sumCounts } from "@/lib/analysis/findings/query";
import { database, databasePool } from "@/lib/db/client";
import { type CheckStatRow, readCheckStats } from "@/lib/db/finding-store/read-findings";
import { FRAMEWORKS } from "@/lib/frameworks/registry";
import { defineQuery } from "@/lib/operations/define";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import { auditOf } from "./audit-of";
import { controlViews, totals } from "./get-framework";
import { loadDecisions } from "./load-decisions";
import type { AuditFigures } from "./views";

/** Every page asks for the figures: findings beyond so many are not brought into memory for them. */
const MOST_FINDINGS = 200_000;

/**
 * What a snapshot's audit came to, for the navigation; null when it was not judged, or when decisions would have to be
 * laid over more findings than a page should wait for.
 */
export const getAuditFigures = defineQuery({
  id: "audit.figures",
  permission: "finding:read",
  input: z.object({ account: z.string(), at: z.string().default("latest") }),
  run: async ({ input }): Promise<AuditFigures | null> => {
    const { account, seq } = await resolveSnapshot(database(), input.account, input.at);
    const [stats, { exceptions, attestations }] = await Promise.all([
      readCheckStats(databasePool(), { accountId: account.id, seq }),
      loadDecisions(account.id),
    ]);
    const [framework] = FRAMEWORKS;
    if (stats.length === 0 || framework === undefined) return null;
    const stored = new Map(stats.map((stat) => [stat.check, countsOf(stat)]));
    const { fail, pass, manual, not_seen, not_applicable } = sumCounts(stored.values());
    const decided = exceptions.length + attestations.length > 0;
    if (decided && fail + pass + manual + not_seen + not_applicable > MOST_FINDINGS) return null;
    const counts = decided ? await decidedCounts(account.name, `S${seq}`) : stored;
    return { fail: sumCounts(counts.values()).fail, score: totals(controlViews(framework, counts)).score };
  },
});

function countsOf({ fail, not_seen, manual, pass, not_applicable }: CheckStatRow): AuditCounts {
  return { ...noAuditCounts(), fail, not_seen, manual, pass, not_applicable };
}

async function decidedCounts(account: string, at: string): Promise<Map<string, AuditCounts>> {
  const { view } = await auditOf(account, at);
  return countByCheck(view, new Uint8Array(view.index.size));
}
