import "server-only";
import type { InventoryItem } from "@/lib/model/inventory";
import { ALIVE, type At, COVERAGE, SEEN, STATE } from "./at";
import { filterSql, type ResourceFilter } from "./resource-filter";
import { type Queryable, rows } from "./sql";

/** Resources read at a time: some megabytes at most, and a few milliseconds. */
const PAGE = 500;

/**
 * All resources of a snapshot with their configurations, by ARN in code point order. Reads page by page, so memory
 * stays flat and no transaction stays open while the reader is slow.
 */
export async function* streamResources(
  db: Queryable,
  at: At,
  filter: ResourceFilter = {},
): AsyncGenerator<InventoryItem, void, undefined> {
  let last = "";
  for (;;) {
    const values: unknown[] = [at.accountId, at.seq, last, PAGE];
    const page = await rows<InventoryItem>(
      db,
      `with ${COVERAGE}
       select r.arn, s.type, v.region, v.name, v.tags, ${STATE} as state, ${SEEN} as seen, b.config as configuration
       from resource r join version v on v.resource_id = r.id join scope s on s.id = v.scope_id
       join body b on b.account_id = v.account_id and b.hash = v.config_hash
       left join resource_runtime rr on rr.account_id = $1 and rr.resource_id = r.id
       where r.account_id = $1 and r.arn > $3 and ${ALIVE}${filterSql(filter, values)} order by r.arn limit $4`,
      values,
    );
    yield* page;
    if (page.length < PAGE) return;
    last = page.at(-1)?.arn ?? last;
  }
}
