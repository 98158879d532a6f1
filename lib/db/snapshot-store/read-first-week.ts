import "server-only";
import type { DatedThing, RegionDates, TypeSight, TypeTally } from "@/lib/model/first-week";
import { ALIVE, type At, COVERAGE, SEEN, STATE } from "./at";
import { type Queryable, rows } from "./sql";

/** Counts the resources of some types, by what a summary tells of them. */
export async function readTypeTallies(db: Queryable, at: At, types: readonly string[]): Promise<TypeTally[]> {
  return rows<TypeTally>(
    db,
    `with ${COVERAGE},
     one as (
       select s.type, v.region, ${STATE} as state, ${SEEN} as seen, v.tags ? 'aws:cloudformation:stack-name' as stacked,
              case when 'Tags' = any(v.unseen) then null when v.tags = '{}' then false
                   when v.tags::text not like '%"aws:%' then true
                   else exists (select from jsonb_object_keys(v.tags) as k where k not like 'aws:%') end as tagged
       from scope s join version v on v.scope_id = s.id
       left join resource_runtime rr on rr.account_id = v.account_id and rr.resource_id = v.resource_id
       where s.account_id = $1 and s.type = any($3::text[]) and ${ALIVE})
     select *, count(*)::int as resources from one group by 1, 2, 3, 4, 5, 6`,
    [at.accountId, at.seq, types],
  );
}

/** How the listings of each type were seen. */
export async function readTypeSights(db: Queryable, { accountId, seq }: At): Promise<TypeSight[]> {
  return rows<TypeSight>(
    db,
    `select s.service, s.type, c.status, c.reason, array_agg(s.region order by s.region) as regions
     from scope_coverage c join scope s on s.id = c.scope_id
     where c.account_id = $1 and c.from_seq <= $2 and c.to_seq > $2 group by 1, 2, 3, 4`,
    [accountId, seq],
  );
}

type DatesRow = { region: string; dated: number; oldest: string; newest: string };

/**
 * When the things of some types were made, by region.
 * @param fields by type, the field of the configuration that holds the date (ISO 8601, so that texts sort as dates).
 */
export async function readDates(db: Queryable, at: At, fields: ReadonlyMap<string, string>): Promise<RegionDates[]> {
  const found = await rows<DatesRow>(
    db,
    `with wanted as (select * from unnest($3::text[], $4::text[]) as t(type, field)),
     dated as (
       select v.region, v.resource_id, b.config ->> w.field as at
       from wanted w join scope s on s.account_id = $1 and s.type = w.type
       join version v on v.scope_id = s.id
       join body b on b.account_id = v.account_id and b.hash = v.config_hash
       where ${ALIVE} and b.config ->> w.field ~ '^\\d{4}-\\d\\d-\\d\\dT')
     select region, count(*)::int as dated, min(at || ' ' || resource_id) as oldest, max(at || ' ' || resource_id) as newest
     from dated group by region order by region`,
    [at.accountId, at.seq, [...fields.keys()], [...fields.values()]],
  );
  const ids = found.flatMap(({ oldest, newest }) => [idOf(oldest), idOf(newest)]);
  const things = await readThings(db, at, ids);
  return found.flatMap(({ region, dated, oldest, newest }) => {
    const [first, last] = [things.get(idOf(oldest)), things.get(idOf(newest))];
    if (first === undefined || last === undefined) return [];
    return { region, dated, oldest: { ...first, at: dateOf(oldest) }, newest: { ...last, at: dateOf(newest) } };
  });
}

const idOf = (pair: string) => Number(pair.slice(pair.lastIndexOf(" ") + 1));
const dateOf = (pair: string) => pair.slice(0, pair.lastIndexOf(" "));

type Thing = Omit<DatedThing, "at">;

async function readThings(db: Queryable, at: At, ids: readonly number[]): Promise<Map<number, Thing>> {
  const found = await rows<Thing & { id: number }>(
    db,
    `select r.id, r.arn, v.name, s.type, v.region from resource r
     join version v on v.resource_id = r.id join scope s on s.id = v.scope_id
     where r.id = any($3::int[]) and ${ALIVE}`,
    [at.accountId, at.seq, ids],
  );
  return new Map(found.map(({ id, ...thing }) => [id, thing]));
}

/** How many entries a list in the configuration or runtime part holds, over all things of a type. */
export type ListSum = {
  resources: number;
  /** Things whose list is known in the snapshot. */
  known: number;
  entries: number;
};

/** Adds up the targets that stand in target groups; they move by themselves, so only newer snapshots know them. */
export async function readTargets(db: Queryable, at: At): Promise<ListSum> {
  const [sum] = await rows<ListSum>(
    db,
    `with list as (
       select case when rr.seen_seq <= $2 and jsonb_typeof(rr.data -> 'TargetHealth' -> 'value') = 'array'
              then jsonb_array_length(rr.data -> 'TargetHealth' -> 'value') end as entries
       from scope s join version v on v.scope_id = s.id
       left join resource_runtime rr on rr.account_id = v.account_id and rr.resource_id = v.resource_id
       where s.account_id = $1 and s.type = 'AWS::ElasticLoadBalancingV2::TargetGroup' and ${ALIVE})
     select count(*)::int as resources, count(entries)::int as known, coalesce(sum(entries), 0)::int as entries from list`,
    [at.accountId, at.seq],
  );
  return sum ?? { resources: 0, known: 0, entries: 0 };
}

/** Counts the load balancers by where they can be reached from, in AWS's words (`internet-facing`, `internal`). */
export async function readSchemes(db: Queryable, at: At): Promise<{ scheme: string; resources: number }[]> {
  return rows(
    db,
    `select b.config ->> 'Scheme' as scheme, count(*)::int as resources
     from scope s join version v on v.scope_id = s.id
     join body b on b.account_id = v.account_id and b.hash = v.config_hash
     where s.account_id = $1 and ${ALIVE} and b.config ->> 'Scheme' is not null
       and s.type in ('AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancing::LoadBalancer')
     group by 1 order by 2 desc, 1`,
    [at.accountId, at.seq],
  );
}
