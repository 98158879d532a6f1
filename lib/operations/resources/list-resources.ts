import { z } from "zod";
import { database, databasePool } from "@/lib/db/client";
import { readSnapshot } from "@/lib/db/snapshot-store/at";
import { countResources, listResources as readList } from "@/lib/db/snapshot-store/list-resources";
import { type SnapshotStats, snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { typeCounts } from "@/lib/operations/snapshots/get-snapshot";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import { StoredStats } from "@/lib/operations/snapshots/stored-stats";
import { ResourceFilters } from "./filters";
import { resourceRow } from "./resource-row";
import type { ResourceList } from "./views";

/** One page of the resources of a snapshot. `after` is the `next` of the page before. */
export const listResources = defineQuery({
  id: "resource.list",
  permission: "resource:read",
  input: ResourceFilters.extend({
    account: z.string(),
    at: z.string().default("latest"),
    after: z.string().optional(),
    limit: z.number().int().min(1).max(1000).default(100),
  }),
  run: async ({ input }): Promise<ResourceList> => {
    const { account: name, at: reference, after, limit, ...filter } = input;
    const { account, seq } = await resolveSnapshot(database(), name, reference);
    const pool = databasePool();
    const at = { accountId: account.id, seq };
    const [{ resources, next }, total, snapshot] = await Promise.all([
      readList(pool, at, filter, { after, limit }),
      countResources(pool, at, filter),
      readSnapshot(pool, at),
    ]);
    if (snapshot === null) throw new Error(`snapshot ${seq} went away while it was read`);
    return {
      account: account.name,
      at: snapshotName(seq),
      rows: resources.map(resourceRow),
      total,
      next,
      counts: choices(StoredStats.parse(snapshot.stats)),
    };
  },
});

function choices({ resources, notSeen, types, regions, services }: SnapshotStats): ResourceList["counts"] {
  const byName = (counts: Record<string, number>) => Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    resources,
    notSeen,
    types: typeCounts(types),
    regions: byName(regions).map(([region, count]) => ({ region, resources: count })),
    services: byName(services).map(([service, count]) => ({ service, resources: count })),
  };
}
