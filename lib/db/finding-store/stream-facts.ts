import "server-only";
import type pg from "pg";
import { ALIVE, type At, COVERAGE, SEEN, STATE } from "@/lib/db/snapshot-store/at";
import type { HeldResource } from "@/lib/db/snapshot-store/stream-held";

const CHUNK = 500;

/**
 * The resources of some types in a snapshot, with what moves by itself where that is still the snapshot's, by ARN.
 * Reads through a cursor, so it belongs into a transaction, and memory holds what the caller keeps.
 */
export async function* streamFacts(
  client: pg.ClientBase,
  { accountId, seq }: At,
  types: readonly string[],
): AsyncGenerator<HeldResource, void, undefined> {
  // What this transaction wrote is in no statistics yet. The planner takes the tables for empty and would compare each
  // row of one with each of the other: 21 seconds for the first 10,000 resources of an account, instead of one.
  await client.query("set local enable_nestloop = off");
  await client.query(
    `declare facts no scroll cursor for with ${COVERAGE}
     select r.arn, s.type, v.region, r.rid as id, v.name, v.tags, ${STATE} as state, ${SEEN} as seen,
            b.config as configuration, coalesce(case when rr.seen_seq <= $2 then rr.data end, '{}') as runtime
     from version v join resource r on r.id = v.resource_id join scope s on s.id = v.scope_id
     join body b on b.account_id = v.account_id and b.hash = v.config_hash
     left join resource_runtime rr on rr.account_id = $1 and rr.resource_id = v.resource_id
     where ${ALIVE} and s.type = any($3) order by r.arn`,
    [accountId, seq, types],
  );
  await client.query("set local enable_nestloop = on");
  for (;;) {
    const { rows } = await client.query<HeldResource>(`fetch ${CHUNK} from facts`);
    yield* rows;
    if (rows.length < CHUNK) break;
  }
  await client.query("close facts");
}
