import { z } from "zod";
import { countByCheck, findingOrder, narrowFindings, sumCounts } from "@/lib/analysis/findings/query";
import { databasePool } from "@/lib/db/client";
import { readAuditBefore, readCheckStats, readResolved } from "@/lib/db/finding-store/read-findings";
import { FRAMEWORKS } from "@/lib/frameworks/registry";
import { SEVERITIES, type Severity } from "@/lib/model/finding";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { type AuditOf, auditOf, checkTitle } from "./audit-of";
import { FindingFilters } from "./filters";
import { findingRows } from "./finding-row";
import { getAuditFigures } from "./get-audit-figures";
import { controlViews, totals } from "./get-framework";
import { filterOf } from "./list-findings";
import type { AuditSummary } from "./views";

const WORST = 5;
const MOST_RESOLVED = 20;

/** What an audit says to somebody who has a minute: what is worst, the score, and what came and went since the one before. */
export const getAuditSummary = defineQuery({
  id: "audit.summary",
  permission: "finding:read",
  input: z.object({ account: z.string(), at: z.string().default("latest") }),
  run: async ({ actor, input }): Promise<AuditSummary> => {
    const audit = await auditOf(input.account, input.at);
    const { view } = audit;
    const byCheck = countByCheck(view, new Uint8Array(view.index.size));
    const [framework] = FRAMEWORKS;
    if (framework === undefined) throw new Error("there is no framework");
    const open = narrowFindings(view, filterOf(FindingFilters.parse({ status: ["fail"], decision: ["open"] })));
    const severities: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, informational: 0 };
    for (let finding = 0; finding < open.length; finding += 1) {
      if (open[finding] !== 0) continue;
      severities[SEVERITIES[view.index.severity[finding] ?? 0] ?? "medium"] += 1;
    }
    const worst = await findingRows(audit, worstOf(audit, open));
    const before = await readAuditBefore(databasePool(), audit.at);
    return {
      account: audit.account.name,
      at: snapshotName(audit.at.seq),
      digest: audit.digest,
      decided: audit.decided?.toISOString() ?? null,
      counts: sumCounts(byCheck.values()),
      severities,
      failing: [...byCheck.values()].filter(({ fail }) => fail > 0).length,
      worst: worst.map((row) => ({ ...row, failures: byCheck.get(row.check)?.fail ?? 0 })),
      framework: { id: framework.id, title: framework.title, totals: totals(controlViews(framework, byCheck)) },
      since:
        before === null || audit.digest === null
          ? null
          : {
              from: snapshotName(before.seq),
              fromAt: before.at.toISOString(),
              ...(await changesOf(audit)),
              score:
                (await getAuditFigures(actor, { account: audit.account.name, at: snapshotName(before.seq) }))?.score ??
                null,
            },
    };
  },
});

/** The worst failure of each of the worst checks; things that nobody uses come last. */
function worstOf({ view: { index } }: AuditOf, open: Uint8Array): number[] {
  const first = new Map<number, number>();
  for (const unused of [0, 1]) {
    for (const finding of findingOrder(index, "severity")) {
      const check = index.check.codes[finding] ?? 0;
      if (first.size === WORST) return [...first.values()];
      if (open[finding] === 0 && index.unused[finding] === unused && !first.has(check)) first.set(check, finding);
    }
  }
  return [...first.values()];
}

async function changesOf({ at, view: { index, seq } }: AuditOf) {
  const stats = await readCheckStats(databasePool(), at);
  const ended = stats.filter(({ resolved }) => resolved > 0).map(({ check }) => check);
  const first =
    ended.length === 0 ? [] : await readResolved(databasePool(), at, { checks: ended, limit: MOST_RESOLVED });
  let regressed = 0;
  for (let finding = 0; finding < index.size; finding += 1) {
    if (index.problemSeq[finding] === seq && (index.failures[finding] ?? 0) > 1) regressed += 1;
  }
  return {
    opened: stats.reduce((all, { opened }) => all + opened, 0),
    regressed,
    resolved: stats.reduce((all, { resolved }) => all + resolved, 0),
    resolvedFirst: first.map((row) => ({ ...row, checkTitle: checkTitle(row.check) })),
  };
}
