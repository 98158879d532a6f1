import "server-only";
import type { ChangeKind } from "@/lib/model/comparison";
import type { ChangeCounts, Pair } from "./compare-snapshots";
import { DIFFERENCES } from "./differences";
import { type Queryable, rows } from "./sql";

/** A difference between two snapshots without its fields. `name` and `region` are the newer ones where there are two. */
export type ChangeHead = { kind: ChangeKind; arn: string; type: string; name: string; region: string };

/**
 * Counts the differences between two snapshots and names the first of them: things of the types given come first.
 * @param pair `from` is the older one.
 */
export async function readChangeHeads(
  db: Queryable,
  pair: Pair,
  { first, limit }: { first: readonly string[]; limit: number },
): Promise<{ counts: ChangeCounts; heads: ChangeHead[] }> {
  const [row] = await rows<{ counts: Partial<ChangeCounts> | null; heads: ChangeHead[] | null }>(
    db,
    `with ${DIFFERENCES},
     head as (
       select d.kind, r.arn, s.type, v.name, v.region, s.type = any($4::text[]) as leads from d
       join resource r on r.id = d.resource_id
       join version v on v.account_id = $1 and v.resource_id = d.resource_id and v.from_seq = coalesce(d.n, d.o)
       join scope s on s.id = v.scope_id
       where d.kind <> 'not_comparable'
       order by leads desc, d.kind, v.name, r.arn limit $5)
     select (select jsonb_object_agg(kind, count) from (select kind, count(*) from d group by kind) t) as counts,
            (select jsonb_agg(head order by leads desc, kind, name, arn) from head) as heads`,
    [pair.accountId, pair.from, pair.to, first, limit],
  );
  const heads = (row?.heads ?? []).map(({ kind, arn, type, name, region }) => ({ kind, arn, type, name, region }));
  return { counts: { changed: 0, created: 0, deleted: 0, not_comparable: 0, ...row?.counts }, heads };
}
