import "server-only";
import type { JsonObject } from "@/lib/model/json";
import { GLOBAL, type Relation } from "@/lib/model/resource";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { ALIVE, type At } from "./at";
import { relationsOf } from "./prepare";
import { type Queryable, rows } from "./sql";

/** A resource at one end of a relation. */
export type RelationEnd = { arn: string; id: string; name: string; type: string; region: string };

/** A relation of a resource; `other` is null when the snapshot does not hold what it names. */
export type StoredRelation = Relation & { other: RelationEnd | null };

type Holder = { type: string; region: string; configuration: JsonObject };

/** The others that a resource names, in the order of its declaration. */
export async function readOutgoing(db: Queryable, at: At, holder: Holder): Promise<StoredRelation[]> {
  const relations = relationsOf(holder.configuration, resourceTypeOf(holder.type));
  if (relations.length === 0) return [];
  const targets = [...new Set(relations.map(({ target }) => target))];
  const found = await rows<RelationEnd>(
    db,
    `select r.arn, r.rid as id, v.name, s.type, v.region
     from resource r join version v on v.resource_id = r.id join scope s on s.id = v.scope_id
     where r.account_id = $1 and (r.arn = any($3) or r.rid = any($3)) and ${ALIVE} order by r.arn`,
    [at.accountId, at.seq, targets],
  );
  return relations.map((relation) => ({ ...relation, other: resolve(relation, holder.region, found) }));
}

/**
 * The resources that name this one, by name; `verb` is read from them.
 * @param limit how many holders to look at; a VPC can have thousands.
 */
export async function readIncoming(db: Queryable, at: At, target: RelationEnd, limit = 200): Promise<StoredRelation[]> {
  // Ids are unique for most types, but a function may have its name in several regions.
  const namesakes = await rows<RelationEnd>(
    db,
    `select r.arn, r.rid as id, v.name, s.type, v.region
     from resource r join version v on v.resource_id = r.id join scope s on s.id = v.scope_id
     where r.account_id = $1 and r.rid = $3 and ${ALIVE} order by r.arn`,
    [at.accountId, at.seq, target.id],
  );
  const holders = await rows<RelationEnd & { configuration: JsonObject }>(
    db,
    `select r.arn, r.rid as id, v.name, s.type, v.region, b.config as configuration
     from version v join resource r on r.id = v.resource_id join scope s on s.id = v.scope_id
     join body b on b.account_id = v.account_id and b.hash = v.config_hash
     where v.refs && $3::text[] and ${ALIVE} order by lower(v.name), v.resource_id limit $4`,
    [at.accountId, at.seq, [target.arn, target.id], limit],
  );
  return holders.flatMap(({ configuration, ...other }) =>
    relationsOf(configuration, resourceTypeOf(other.type))
      .filter((relation) => resolve(relation, other.region, [target, ...namesakes])?.arn === target.arn)
      .map((relation) => ({ ...relation, other })),
  );
}

/** The resource that a relation means: by ARN, else by type and id, rather in the holder's region than in another. */
function resolve(relation: Relation, region: string, among: readonly RelationEnd[]): RelationEnd | null {
  const byArn = among.find(({ arn }) => arn === relation.target);
  if (byArn) return byArn;
  const byId = among.filter(({ id, type }) => id === relation.target && type === relation.type);
  return byId.find((one) => one.region === region || one.region === GLOBAL) ?? byId[0] ?? null;
}
