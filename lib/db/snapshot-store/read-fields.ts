import "server-only";
import { type FieldFilter, fieldSteps } from "@/lib/model/inventory-filter";
import type { JsonObject } from "@/lib/model/json";
import type { UnseenReason } from "@/lib/model/read";
import { ALIVE, type At } from "./at";
import { type Queryable, rows } from "./sql";

/** A field of one resource; `unseen` says why its property could not be read, null when it could. */
export type FieldRow = { resourceId: number; value: string | null; unseen: UnseenReason | null };

/**
 * The ids of the resources of a type whose configurations meet all conditions. A field that stands in a list meets
 * `=` and `~` when one of its values does, and `!=` when none is equal, which a missing field fulfils as well. What
 * could not be read meets no condition: nobody knows.
 */
export async function findByFields(
  db: Queryable,
  at: At,
  type: string,
  conditions: readonly FieldFilter[],
): Promise<Set<number>> {
  const values: unknown[] = [at.accountId, at.seq, type];
  const where = conditions.map(({ path, operator, value }) => {
    const field = fieldSql(path, values);
    const wanted = `$${values.push(value)}::text`;
    const test = operator === "~" ? `position(lower(${wanted}) in lower(f.text)) > 0` : `f.text = ${wanted}`;
    const not = operator === "!=" ? "not " : "";
    return `${field.unseen} is null and ${not}exists (select from ${field.texts} where ${test})`;
  });
  const found = await rows<{ id: number }>(
    db,
    `select v.resource_id as id from version v join scope s on s.id = v.scope_id
     join body b on b.account_id = v.account_id and b.hash = v.config_hash
     where ${ALIVE} and s.type = $3${where.map((one) => ` and ${one}`).join("")}`,
    values,
  );
  return new Set(found.map(({ id }) => id));
}

/** Values of one field of several resources; those without the field are left out. */
export async function readField(
  db: Queryable,
  at: At,
  resourceIds: readonly number[],
  path: string,
): Promise<FieldRow[]> {
  const values: unknown[] = [at.accountId, at.seq, resourceIds];
  const { texts, unseen } = fieldSql(path, values);
  return rows<FieldRow>(
    db,
    `select * from (
       select v.resource_id as "resourceId", (select string_agg(f.text, ', ') from ${texts}) as value, ${unseen} as unseen
       from version v join body b on b.account_id = v.account_id and b.hash = v.config_hash
       where ${ALIVE} and v.resource_id = any($3)) as field
     where value is not null or unseen is not null`,
    values,
  );
}

/** Configurations of some resources of a type, for a look at which fields there are. */
export async function sampleConfigurations(db: Queryable, at: At, type: string, limit: number): Promise<JsonObject[]> {
  const found = await rows<{ config: JsonObject }>(
    db,
    `select b.config from version v join scope s on s.id = v.scope_id
     join body b on b.account_id = v.account_id and b.hash = v.config_hash
     where ${ALIVE} and s.type = $3 order by v.hash limit $4`,
    [at.accountId, at.seq, type, limit],
  );
  return found.map(({ config }) => config);
}

/**
 * SQL for a field of a body `b`: its single values as a table `f` with a column `text`, and the reason why its
 * property could not be read. The path goes in as parameters; a property that needed a call of its own holds its value
 * below `value`.
 */
function fieldSql(path: string, values: unknown[]): { texts: string; unseen: string } {
  const [first, ...rest] = fieldSteps(path) ?? [];
  if (first === undefined || first === "items") throw new Error("a field's path begins with a key");
  const tail = rest.map((step) => (step === "items" ? "[*]" : `.${JSON.stringify(step.key)}`)).join("");
  const key = JSON.stringify(first.key);
  const plain = `$${values.push(`$.${key}${tail}`)}::jsonpath`;
  const read = `$${values.push(`$.${key} ? (@.seen == true).value${tail}`)}::jsonpath`;
  const property = `$${values.push(first.key)}::text`;
  return {
    texts: `(select v #>> '{}' as text from (
        select jsonb_path_query(b.config, ${plain}) union all select jsonb_path_query(b.config, ${read})) as q(v)
      where jsonb_typeof(v) in ('string', 'number', 'boolean')) as f`,
    unseen: `case when b.config -> ${property} ->> 'seen' = 'false' then b.config -> ${property} ->> 'reason' end`,
  };
}
