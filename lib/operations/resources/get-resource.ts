import { z } from "zod";
import { database, databasePool } from "@/lib/db/client";
import type { At } from "@/lib/db/snapshot-store/at";
import { readIncoming, readOutgoing, type StoredRelation } from "@/lib/db/snapshot-store/read-relations";
import { readHistory, readResource, type StoredResource } from "@/lib/db/snapshot-store/read-resource";
import { AppError } from "@/lib/errors";
import { isUnseen } from "@/lib/model/read";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { loadGaps } from "@/lib/operations/snapshots/load-gaps";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import type { GapView } from "@/lib/operations/snapshots/views";
import { versionsOf } from "./resource-history";
import { resourceRow, typeTitle } from "./resource-row";
import type { RelationView, ResourceDetail } from "./views";

/** Everything known of one resource at a snapshot. Throws `not_found` when the snapshot does not hold it. */
export const getResource = defineQuery({
  id: "resource.get",
  permission: "resource:read",
  input: z.object({ account: z.string(), at: z.string().default("latest"), arn: z.string() }),
  run: async ({ input }): Promise<ResourceDetail> => {
    const { account, seq } = await resolveSnapshot(database(), input.account, input.at);
    const at = { accountId: account.id, seq };
    const resource = await readResource(databasePool(), at, input.arn);
    if (resource === null) {
      throw new AppError("not_found", `${snapshotName(seq)} of "${account.name}" does not hold ${input.arn}.`, "arn");
    }
    const { runtime } = resource;
    return {
      ...resourceRow(resource),
      account: account.name,
      at: snapshotName(seq),
      notSeenReason: resource.notSeenReason,
      configuration: resource.configuration,
      runtime: runtime?.data ?? null,
      runtimeSeenIn: runtime === null ? null : snapshotName(runtime.seq),
      ...(await around(at, resource)),
    };
  },
});

/** What belongs to a resource beyond its own row. */
async function around(at: At, resource: StoredResource) {
  const pool = databasePool();
  const [outgoing, incoming, history, gaps] = await Promise.all([
    readOutgoing(pool, at, resource),
    readIncoming(pool, at, resource),
    readHistory(pool, { accountId: at.accountId, resourceId: resource.resourceId }),
    loadGaps(at.accountId, at.seq),
  ]);
  return {
    outgoing: outgoing.map((relation) => relationView(relation, relation.type)),
    incoming: incoming.map((relation) => relationView(relation, relation.other?.type ?? relation.type)),
    history: versionsOf(history, resource.type),
    gaps: gaps.filter((gap) => touches(gap, resource)),
  };
}

/** @param type of the resource at the other end. */
function relationView({ verb, target, other }: StoredRelation, type: string): RelationView {
  return { verb, type, typeTitle: typeTitle(type), target, arn: other?.arn ?? null, name: other?.name ?? null };
}

/** A gap hides something of a resource when it hides its listing, or is the failed call behind one of its properties. */
function touches(gap: GapView, { service, region, type, seen, configuration }: StoredResource): boolean {
  const isPlace = (gap.service === service || gap.service === "*") && [region, "*", "global"].includes(gap.region);
  if (!isPlace) return false;
  if (gap.types.includes(type)) return true;
  if (gap.types.length === 0 && gap.affected === 0) return !seen;
  return Object.values(configuration).some((value) => isUnseen(value) && value.operation === gap.operation);
}
