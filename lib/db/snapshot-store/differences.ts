import "server-only";
import { TAKEN_FROM } from "@/lib/model/comparison";

/**
 * SQL: two versions of a resource of account $1 differ in nothing but what was not readable in one of them. The rule is
 * that of `fieldChanges` (lib/diff), which names the fields.
 */
export function sameWhereReadable(a: string, b: string): string {
  const blind = `(coalesce(${a}.unseen, '{}') || coalesce(${b}.unseen, '{}'))`;
  const taken = (from: readonly string[]) => `${blind} && array[${from.map((key) => `'${key}'`).join(", ")}]`;
  const readable = (version: string) =>
    `(select config - ${blind} from body where account_id = $1 and hash = ${version}.config_hash)`;
  return `(${a}.name = ${b}.name or ${taken(TAKEN_FROM.name)})
    and (${a}.tags = ${b}.tags or ${taken(TAKEN_FROM.tags)})
    and (${a}.state is not distinct from ${b}.state or ${taken(TAKEN_FROM.state)})
    and (${a}.region = ${b}.region or ${taken(TAKEN_FROM.region)})
    and (select type from scope where id = ${a}.scope_id) = (select type from scope where id = ${b}.scope_id)
    and ${readable(a)} = ${readable(b)}`;
}

/**
 * Differences between the snapshots $2 and $3 of account $1, $2 < $3, as rows of `d`.
 * - `o` are the versions alive in the first that ended by the second, `n` those alive in the second that began after
 *   the first: everything else is the same version in both, and matters only where a listing was not seen.
 * - A listing that was not wholly seen on a date proves nothing about what it does not name.
 * - Versions that differ only in properties that were not readable on one of the dates are not comparable.
 */
export const DIFFERENCES = `sight as materialized (
    select s.id as scope_id, a.status as a, a.reason as a_reason, b.status as b, b.reason as b_reason from scope s
    left join scope_coverage a on a.account_id = $1 and a.scope_id = s.id and a.from_seq <= $2 and a.to_seq > $2
    left join scope_coverage b on b.account_id = $1 and b.scope_id = s.id and b.from_seq <= $3 and b.to_seq > $3
    where s.account_id = $1),
  named_a as materialized (select unnest(seen_ids) as id from scope_coverage
    where account_id = $1 and status = 'partial' and from_seq <= $2 and to_seq > $2),
  named_b as materialized (select unnest(seen_ids) as id from scope_coverage
    where account_id = $1 and status = 'partial' and from_seq <= $3 and to_seq > $3),
  blind as materialized (
    select resource_id, from_seq from version where account_id = $1 and unseen is not null
      and (from_seq <= $2 and to_seq > $2 or from_seq <= $3 and to_seq > $3)),
  pair as (
    select resource_id, o.scope_id as os, n.scope_id as ns, o.from_seq as o, n.from_seq as n,
           o.hash is not distinct from n.hash as same
    from (select resource_id, hash, scope_id, from_seq from version
          where account_id = $1 and to_seq > $2 and to_seq <= $3 and from_seq <= $2) o
    full join (select resource_id, hash, scope_id, from_seq from version
          where account_id = $1 and from_seq > $2 and from_seq <= $3 and to_seq > $3) n using (resource_id)
    union all
    select resource_id, scope_id, scope_id, from_seq, from_seq, true from version
    where account_id = $1 and from_seq <= $2 and to_seq > $3 and scope_id = any(array(
      select scope_id from sight where a is distinct from 'ok' or b is distinct from 'ok'))),
  looked as (
    select p.*,
           case when sa.a = 'ok' or p.resource_id in (select id from named_a) then 'seen'
                when sa.a is null then 'unknown' else 'not_seen' end as a,
           case when sb.b = 'ok' or p.resource_id in (select id from named_b) then 'seen'
                when sb.b is null then 'unknown' else 'not_seen' end as b,
           sa.a_reason, sb.b_reason, xo.resource_id is not null or xn.resource_id is not null as blind
    from pair p
    join sight sa on sa.scope_id = coalesce(p.os, p.ns) join sight sb on sb.scope_id = coalesce(p.ns, p.os)
    left join blind xo on xo.resource_id = p.resource_id and xo.from_seq = p.o
    left join blind xn on xn.resource_id = p.resource_id and xn.from_seq = p.n),
  d as materialized (
    select resource_id, o, n, a, b, a_reason, b_reason,
           case when a <> 'seen' or b <> 'seen' then 'not_comparable'
                when o is null then 'created' when n is null then 'deleted'
                when blind and (
                  select ${sameWhereReadable("vo", "vn")}
                  from version vo, version vn
                  where vo.account_id = $1 and vo.resource_id = looked.resource_id and vo.from_seq = o
                    and vn.account_id = $1 and vn.resource_id = looked.resource_id and vn.from_seq = n
                ) then 'not_comparable'
                else 'changed' end as kind
    from looked where not same or a <> 'seen' or b <> 'seen')`;
