import "server-only";
import type pg from "pg";
import type { InventoryRow } from "@/lib/model/inventory";
import { ALIVE, type At, COVERAGE, SEEN, STATE } from "./at";
import { readChunks } from "./read-chunks";

/** First snapshot of the unbroken run of equal versions that ends with `v`. */
const CHANGED = `case when v.from_seq = r.first_seq then v.from_seq else (
    select max(w.from_seq) from version w
    where w.account_id = $1 and w.resource_id = v.resource_id and w.from_seq <= v.from_seq and not exists (
      select from version p where p.account_id = $1 and p.resource_id = w.resource_id
        and p.to_seq = w.from_seq and p.hash = w.hash)) end`;

/** All resources of a snapshot, by ARN in code point order, in chunks of one statement. */
export function readIndexRows(pool: pg.Pool, { accountId, seq }: At): AsyncGenerator<InventoryRow[], void, undefined> {
  return readChunks<InventoryRow>(
    pool,
    `with ${COVERAGE}
     select r.id as "resourceId", r.arn, r.rid as id, v.name, s.service, s.type, v.region, ${STATE} as state, v.tags,
            coalesce('Tags' <> all(v.unseen), true) as "tagsSeen", v.search, array_to_string(v.refs, ' ') as refs, ${SEEN} as seen, r.first_seq as "firstSeq",
            ${CHANGED} as "changedSeq"
     from version v join resource r on r.id = v.resource_id join scope s on s.id = v.scope_id
     left join resource_runtime rr on rr.account_id = $1 and rr.resource_id = v.resource_id
     where ${ALIVE} order by r.arn`,
    [accountId, seq],
  );
}
