import "server-only";
import type { Coverage } from "@/lib/model/snapshot";
import { ALIVE, type At, COVERAGE } from "./at";
import { type Queryable, rows } from "./sql";

/** How a listing was seen, and how many of its resources were kept from earlier snapshots. */
export type StoredCoverage = Coverage & { resources: number; notSeen: number };

/** How each listing was seen in a snapshot, by service, region and type. */
export async function readCoverage(db: Queryable, { accountId, seq }: At): Promise<StoredCoverage[]> {
  return rows<StoredCoverage>(
    db,
    `with ${COVERAGE},
     held as (select scope_id, count(*)::int as resources,
                     count(*) filter (where v.resource_id in (select id from named))::int as named
              from version v where ${ALIVE} group by 1)
     select s.service, s.region, s.type, cov.status, cov.reason, coalesce(h.resources, 0) as resources,
            case cov.status when 'ok' then 0 when 'partial' then coalesce(h.resources - h.named, 0)
                            else coalesce(h.resources, 0) end as "notSeen"
     from cov join scope s on s.id = cov.scope_id left join held h on h.scope_id = cov.scope_id
     order by s.service collate "C", s.region collate "C", s.type collate "C"`,
    [accountId, seq],
  );
}
