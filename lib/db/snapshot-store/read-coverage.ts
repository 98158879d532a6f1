import "server-only";
import type { Coverage } from "@/lib/model/snapshot";
import { ALIVE, type At, COVERAGE } from "./at";
import { type Queryable, rows } from "./sql";

/** How a listing was seen, and how many of its resources were kept from earlier snapshots. */
export type StoredCoverage = Coverage & { resources: number; notSeen: number };

/** How each listing was seen in a snapshot, by service, region and type. */
export async function readCoverage(db: Queryable, { accountId, seq }: At): Promise<StoredCoverage[]> {
  const scopes = await rows<Coverage & { id: number }>(
    db,
    `with ${COVERAGE}
     select s.id, s.service, s.region, s.type, cov.status, cov.reason from cov join scope s on s.id = cov.scope_id
     order by s.service collate "C", s.region collate "C", s.type collate "C"`,
    [accountId, seq],
  );
  // Not joined there: before the first statistics of an account the planner takes both sides for a few rows, and
  // compares each of thousands of scopes with each.
  const held = await rows<{ id: number; resources: number; named: number }>(
    db,
    `with ${COVERAGE}
     select scope_id as id, count(*)::int as resources,
            count(*) filter (where v.resource_id in (select id from named))::int as named
     from version v where ${ALIVE} group by 1`,
    [accountId, seq],
  );
  const byScope = new Map(held.map((one) => [one.id, one]));
  return scopes.map(({ id, ...scope }) => {
    const { resources, named } = byScope.get(id) ?? { resources: 0, named: 0 };
    const seen = { ok: resources, partial: named, unseen: 0 }[scope.status];
    return { ...scope, resources, notSeen: resources - seen };
  });
}
