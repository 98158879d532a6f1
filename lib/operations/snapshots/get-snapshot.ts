import { z } from "zod";
import { database } from "@/lib/db/client";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { type SnapshotStats, snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { loadGaps } from "./load-gaps";
import { loadSnapshots } from "./load-snapshots";
import { resolveSnapshot } from "./resolve-snapshot";
import { StoredStats } from "./stored-stats";
import type { SnapshotDetail, TypeCount } from "./views";

/** What the snapshot's own row keeps, with the numbers of those before and after it. */
type Row = { stats: unknown; previous: number | null; next: number | null };

/** A snapshot with its gaps, calls and counts. Throws `not_found` with what exists. */
export const getSnapshot = defineQuery({
  id: "snapshot.get",
  permission: "snapshot:read",
  input: z.object({ account: z.string().optional(), at: z.string().default("latest") }),
  run: async ({ input }): Promise<SnapshotDetail> => {
    const tx = database();
    const { account, seq } = await resolveSnapshot(tx, input.account, input.at);
    const [[view], [row], gapList] = await Promise.all([
      loadSnapshots(tx, { accountId: account.id, seq }),
      tx.$queryRaw<Row[]>`
        select p.stats, (select max(b.seq) from snapshot b where b.account_id = p.account_id and b.seq < p.seq) as previous,
          (select min(b.seq) from snapshot b where b.account_id = p.account_id and b.seq > p.seq) as next
        from snapshot p where p.account_id = ${account.id} and p.seq = ${seq}`,
      loadGaps(account.id, seq),
    ]);
    if (view === undefined || row === undefined) throw new Error(`snapshot ${seq} went away while it was read`);
    const { types, calls, ...stats } = StoredStats.parse(row.stats);
    const { resources, notSeen, created, changed, deleted } = stats;
    return {
      ...view,
      awsAccountId: account.awsAccountId,
      gapList,
      counts: { resources, notSeen, created, changed, deleted },
      calls,
      types: typeCounts(types),
      previous: row.previous === null ? null : snapshotName(row.previous),
      next: row.next === null ? null : snapshotName(row.next),
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
