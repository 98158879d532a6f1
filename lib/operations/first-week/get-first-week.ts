import { z } from "zod";
import { datedPlan } from "@/lib/analysis/first-week/dates";
import { keepingOf } from "@/lib/analysis/first-week/keeping";
import { profileOf } from "@/lib/analysis/first-week/profile";
import { extremes, regionsInUse } from "@/lib/analysis/first-week/regions";
import { coverageOf, withLeftOut } from "@/lib/analysis/first-week/sight";
import { nextSteps } from "@/lib/analysis/first-week/steps";
import { database, databasePool } from "@/lib/db/client";
import { readTargets } from "@/lib/db/snapshot-store/read-first-week";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { typeTitle } from "@/lib/operations/resources/resource-row";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import { StoredStats } from "@/lib/operations/snapshots/stored-stats";
import { factsOf } from "./facts-of";
import { gapSummary, leftOutBy } from "./gap-summary";
import type { FirstWeek } from "./views";

/**
 * What a snapshot tells of an account to somebody who sees it for the first time. Throws `not_found` with what exists.
 * Reads the snapshot's own figures, and of resources only what its summary needs, however many there are.
 */
export const getFirstWeek = defineQuery({
  id: "account.first-week",
  permission: "resource:read",
  input: z.object({ account: z.string(), at: z.string().default("latest") }),
  run: async ({ input }): Promise<FirstWeek> => {
    const { account, seq } = await resolveSnapshot(database(), input.account, input.at);
    const where = { accountId_seq: { accountId: account.id, seq } };
    const row = await database().snapshot.findUniqueOrThrow({ where, select: { finishedAt: true, stats: true } });
    const { resources, notSeen, types, regions, services, gaps: count } = StoredStats.parse(row.stats);
    const byType = Object.fromEntries(Object.entries(types).map(([type, counts]) => [type, counts.resources]));
    const plan = datedPlan(byType);
    const at = { accountId: account.id, seq };
    const { tallies, listed, dates, schemes, gaps, changes } = await factsOf(at, plan.fields);
    const targets = await readTargets(databasePool(), at);
    const finishedAt = row.finishedAt.toISOString();
    const leftOut = leftOutBy(gaps);
    const sights = withLeftOut(listed, leftOut.regions);
    const coverage = coverageOf(sights);
    const summary = gapSummary(gaps, count);
    const keeping = keepingOf(tallies);
    const inUse = regionsInUse(tallies, dates, regions, finishedAt);
    const span = extremes(dates);
    return {
      account: account.name,
      at: snapshotName(seq),
      finishedAt,
      ...{ resources, notSeen, types: Object.values(byType).filter((held) => held > 0).length },
      ...{ coverage, leftOut },
      services: Object.entries(services)
        .map(([service, held]) => ({ service, resources: held }))
        .sort((one, other) => other.resources - one.resources || (one.service < other.service ? -1 : 1)),
      profile: profileOf(tallies, sights),
      ...{ targets, schemes, regions: inUse, keeping },
      dates: span && {
        dated: span.dated,
        looked: plan.resources,
        leftOut: plan.leftOut,
        oldest: { ...span.oldest, typeTitle: typeTitle(span.oldest.type) },
        newest: { ...span.newest, typeTitle: typeTitle(span.newest.type) },
      },
      gaps: summary,
      changes,
      steps: nextSteps({
        ...{ coverage, gaps: count, resources, keeping, regions: inUse, at: finishedAt },
        chosen: summary.reasons.find(({ reason }) => reason === "excluded")?.gaps ?? 0,
        grant: summary.grant && { actions: summary.grant.statement.Action.length, closes: summary.grant.closes },
        changes: changes && { from: changes.from, to: snapshotName(seq), counts: changes.counts },
      }),
    };
  },
});
