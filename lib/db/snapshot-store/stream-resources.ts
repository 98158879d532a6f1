import "server-only";
import type { InventoryItem } from "@/lib/model/inventory";
import { ALIVE, type At, COVERAGE, SEEN, STATE } from "./at";
import { pieces, type Queryable, rows } from "./sql";

/** Resources read at a time: some megabytes at most, and a few milliseconds. */
const PAGE = 500;

/** For `${which}` on a resource `r`, with its parameters from $3 on. */
const items = (which: string) => `with ${COVERAGE}
  select r.arn, s.type, v.region, v.name, v.tags, ${STATE} as state, ${SEEN} as seen, b.config as configuration
  from resource r join version v on v.resource_id = r.id join scope s on s.id = v.scope_id
  join body b on b.account_id = v.account_id and b.hash = v.config_hash
  left join resource_runtime rr on rr.account_id = $1 and rr.resource_id = r.id
  where r.account_id = $1 and ${which} and ${ALIVE} order by r.arn`;

/**
 * All resources of a snapshot with their configurations, by ARN in code point order. Reads page by page, so memory
 * stays flat and no transaction stays open while the reader is slow.
 */
export async function* streamResources(db: Queryable, at: At): AsyncGenerator<InventoryItem, void, undefined> {
  let last = "";
  for (;;) {
    const page = await rows<InventoryItem>(db, `${items("r.arn > $3")} limit $4`, [at.accountId, at.seq, last, PAGE]);
    yield* page;
    if (page.length < PAGE) return;
    last = page.at(-1)?.arn ?? last;
  }
}

/**
 * Some resources of a snapshot, in the same way.
 * @param resourceIds in the order of their ARNs.
 */
export async function* streamSome(
  db: Queryable,
  at: At,
  resourceIds: readonly number[],
): AsyncGenerator<InventoryItem, void, undefined> {
  for (const some of pieces(resourceIds, PAGE)) {
    yield* await rows<InventoryItem>(db, items("r.id = any($3)"), [at.accountId, at.seq, some]);
  }
}
