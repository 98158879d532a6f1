import "server-only";
import type { JsonObject } from "@/lib/model/json";
import { GLOBAL, type Relation } from "@/lib/model/resource";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { ALIVE, type At } from "./at";
import { relationsOf } from "./prepare";
import { type Queryable, rows } from "./sql";

/** A resource at one end of a relation. */
export type RelationEnd = { arn: string; id: string; name: string; type: string; region: string };

type Holder = { type: string; region: string; configuration: JsonObject };

/** Resources by what names them: ARNs and ids. */
export type Named = ReadonlyMap<string, readonly RelationEnd[]>;

/** The resources of a snapshot that some texts name, each text being an ARN or an id. */
export async function readNamed(db: Queryable, at: At, texts: readonly string[]): Promise<Named> {
  if (texts.length === 0) return new Map();
  const found = await rows<RelationEnd>(
    db,
    `select r.arn, r.rid as id, v.name, s.type, v.region
     from resource r join version v on v.resource_id = r.id join scope s on s.id = v.scope_id
     where r.account_id = $1 and (r.arn = any($3) or r.rid = any($3)) and ${ALIVE} order by r.arn`,
    [at.accountId, at.seq, texts],
  );
  const named = new Map<string, RelationEnd[]>();
  for (const end of found) {
    for (const text of new Set([end.arn, end.id])) named.set(text, [...(named.get(text) ?? []), end]);
  }
  return named;
}

/** What a resource names, in the order of its declaration. */
export function relationsFrom({ type, configuration }: Omit<Holder, "region">): Relation[] {
  return relationsOf(configuration, resourceTypeOf(type));
}

/** The resource that a relation means: by ARN, else by type and id, rather in the holder's region than in another. */
export function resolve(relation: Relation, region: string, named: Named): RelationEnd | null {
  const among = named.get(relation.target) ?? [];
  const byArn = among.find(({ arn }) => arn === relation.target);
  if (byArn) return byArn;
  const byType = among.filter(({ type }) => type === relation.type);
  return byType.find((one) => one.region === region || one.region === GLOBAL) ?? byType[0] ?? null;
}

/** A resource that may name the one asked for, with the relations by which it does: none when it means a namesake. */
export type IncomingHolder = RelationEnd & {
  resourceId: number;
  /** Holders of the same type, those included that are not read. */
  ofType: number;
  verbs: string[];
};

/** Which holders are read: at most `limit` of each type, or of one type from a place on. */
type HolderPage = { limit: number; type?: string; after?: { key: string; id: number } | undefined };

/**
 * The resources that name one, by type and name, with the verbs by which they do.
 * @param arn of the resource that is named; when the snapshot does not hold it, nobody names it
 */
export async function readIncoming(db: Queryable, at: At, arn: string, page: HolderPage): Promise<IncomingHolder[]> {
  const values: unknown[] = [at.accountId, at.seq, arn, page.limit];
  const ofType = page.type === undefined ? "" : ` and s.type = $${values.push(page.type)}`;
  const beyond =
    page.after === undefined
      ? ""
      : ` and (lower(v.name), v.resource_id) > ($${values.push(page.after.key)}, $${values.push(page.after.id)})`;
  const [holders, namesakes] = await Promise.all([
    rows<Omit<IncomingHolder, "verbs"> & { configuration: JsonObject }>(
      db,
      `with self as materialized (select array[arn, rid] as names from resource where account_id = $1 and arn = $3),
       held as (
         select v.resource_id, v.region, v.name, v.config_hash, s.type,
                count(*) over (partition by s.type)::int as of_type,
                row_number() over (partition by s.type order by lower(v.name), v.resource_id) as place
         from version v join scope s on s.id = v.scope_id
         where v.refs && (select names from self) and ${ALIVE}${ofType}${beyond})
       select r.id as "resourceId", r.arn, r.rid as id, h.name, h.type, h.region, h.of_type as "ofType",
              b.config as configuration
       from held h join resource r on r.id = h.resource_id
       join body b on b.account_id = $1 and b.hash = h.config_hash
       where h.place <= $4 order by h.type collate "C", h.place`,
      values,
    ),
    // Ids are unique for most types, but a function may have its name in several regions.
    rows<RelationEnd>(
      db,
      `select r.arn, r.rid as id, v.name, s.type, v.region
       from resource r join version v on v.resource_id = r.id join scope s on s.id = v.scope_id
       where r.account_id = $1 and r.rid = (select rid from resource where account_id = $1 and arn = $3) and ${ALIVE}
       order by r.arn`,
      [at.accountId, at.seq, arn],
    ),
  ]);
  const named: Named = new Map([
    [arn, namesakes.filter((one) => one.arn === arn)],
    ...namesakes.map(({ id }): [string, RelationEnd[]] => [id, namesakes]),
  ]);
  return holders.map(({ configuration, ...holder }) => {
    const meant = relationsFrom({ type: holder.type, configuration }).filter(
      (relation) => resolve(relation, holder.region, named)?.arn === arn,
    );
    return { ...holder, verbs: [...new Set(meant.map(({ verb }) => verb))] };
  });
}
