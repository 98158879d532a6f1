import "server-only";
import type { JsonObject } from "@/lib/model/json";
import type { Resource } from "@/lib/model/resource";
import type { Listing } from "@/lib/model/snapshot";
import { ALIVE, type At, COVERAGE, SEEN, STATE } from "./at";
import { pieces, type Queryable, rows } from "./sql";

/** A resource as a snapshot holds it, with all that a collector once said of it. */
export type HeldResource = Resource & { seen: boolean };

/** Resources read at a time. */
const PAGE = 500;

/**
 * What a snapshot holds of one listing, by ARN in code point order. Keeps the listing's row numbers in memory and reads
 * the rest page by page; no transaction stays open while the reader is slow.
 */
export async function* streamHeld(
  db: Queryable,
  { accountId, seq }: At,
  { service, region, type }: Listing,
): AsyncGenerator<HeldResource, void, undefined> {
  const [found] = await rows<{ ids: number[] | null }>(
    db,
    `select array_agg(r.id order by r.arn) as ids
     from scope s join version v on v.scope_id = s.id join resource r on r.id = v.resource_id
     where s.account_id = $1 and s.service = $3 and s.region = $4 and s.type = $5 and ${ALIVE}`,
    [accountId, seq, service, region, type],
  );
  for (const ids of pieces(found?.ids ?? [], PAGE)) {
    const page = await rows<Omit<HeldResource, "runtime"> & { runtime: JsonObject | null }>(
      db,
      `with ${COVERAGE}
       select r.arn, $4 as type, v.region, r.rid as id, v.name, v.tags, ${STATE} as state, ${SEEN} as seen,
              b.config as configuration, case when rr.seen_seq <= $2 then rr.data end as runtime
       from unnest($3::int[]) with ordinality as t(id, place)
       join resource r on r.id = t.id
       join version v on v.resource_id = t.id and ${ALIVE}
       join body b on b.account_id = $1 and b.hash = v.config_hash
       left join resource_runtime rr on rr.account_id = $1 and rr.resource_id = t.id
       order by t.place`,
      [accountId, seq, ids, type],
    );
    for (const { runtime, ...resource } of page) yield { ...resource, runtime: runtime ?? {} };
  }
}

/** Partitions and AWS accounts that the ARNs of a snapshot name, each sorted. */
export async function readOwners(
  db: Queryable,
  { accountId, seq }: At,
): Promise<{ partitions: string[]; owners: string[] }> {
  const found = await rows<{ partition: string; owner: string }>(
    db,
    `select distinct split_part(r.arn, ':', 2) as partition, split_part(r.arn, ':', 5) as owner
     from version v join resource r on r.id = v.resource_id where ${ALIVE}`,
    [accountId, seq],
  );
  const sorted = (values: string[]) => [...new Set(values)].sort();
  return {
    partitions: sorted(found.map(({ partition }) => partition)),
    owners: sorted(found.map(({ owner }) => owner)),
  };
}
