import { z } from "zod";
import { database } from "@/lib/db/client";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { type SnapshotStats, snapshotName } from "@/lib/model/snapshot";
import { defineQuery, type Transaction } from "@/lib/operations/define";
import { loadGaps } from "./load-gaps";
import { loadSnapshots } from "./load-snapshots";
import { resolveSnapshot } from "./resolve-snapshot";
import { StoredStats } from "./stored-stats";
import type { SnapshotDetail, TypeCount } from "./views";

/** A snapshot with its gaps, calls and counts. Throws `not_found` with what exists. */
export const getSnapshot = defineQuery({
  id: "snapshot.get",
  permission: "snapshot:read",
  input: z.object({ account: z.string().optional(), at: z.string().default("latest") }),
  run: async ({ input }): Promise<SnapshotDetail> => {
    const tx = database();
    const { account, seq } = await resolveSnapshot(tx, input.account, input.at);
    const [view] = await loadSnapshots(tx, { accountId: account.id, seq });
    const row = await tx.snapshot.findUnique({ where: { accountId_seq: { accountId: account.id, seq } } });
    if (view === undefined || row === null) throw new Error(`snapshot ${seq} went away while it was read`);
    const { types, calls, ...stats } = StoredStats.parse(row.stats);
    const { resources, notSeen, created, changed, deleted } = stats;
    return {
      ...view,
      awsAccountId: account.awsAccountId,
      gapList: await loadGaps(account.id, seq),
      counts: { resources, notSeen, created, changed, deleted },
      calls,
      types: typeCounts(types),
      previous: await neighbour(tx, account.id, { lt: seq }),
      next: await neighbour(tx, account.id, { gt: seq }),
    };
  },
});

/** Resources by type, most first; types that hold none any more are left out. */
export function typeCounts(types: SnapshotStats["types"]): TypeCount[] {
  return Object.entries(types)
    .flatMap(([type, { resources }]) => {
      const known = resourceTypeOf(type);
      return resources === 0 ? [] : [{ type, title: known?.title ?? type, service: known?.service ?? "", resources }];
    })
    .sort((one, other) => other.resources - one.resources || (one.type < other.type ? -1 : 1));
}

async function neighbour(tx: Transaction, accountId: number, seq: { lt: number } | { gt: number }) {
  const found = await tx.snapshot.findFirst({
    where: { accountId, seq },
    orderBy: { seq: "lt" in seq ? "desc" : "asc" },
    select: { seq: true },
  });
  return found === null ? null : snapshotName(found.seq);
}
