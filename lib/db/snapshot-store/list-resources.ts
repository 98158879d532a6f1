import "server-only";
import { AppError } from "@/lib/errors";
import { ALIVE, type At, COVERAGE, readSnapshot, STATE } from "./at";
import { filterSql, isEmptyFilter, type ResourceFilter } from "./resource-filter";
import { OPEN, type Queryable, rows } from "./sql";

/** A resource in a list. */
export type ListedResource = {
  arn: string;
  type: string;
  service: string;
  region: string;
  id: string;
  name: string;
  state: string | null;
  tags: Record<string, string>;
  seen: boolean;
};

type Row = ListedResource & { key: string; resourceId: number };

/**
 * One page of the resources of a snapshot, by name (whatever its case), then identity.
 * @param after `next` of the page before.
 * @returns `next` is null on the last page.
 */
export async function listResources(
  db: Queryable,
  at: At,
  filter: ResourceFilter,
  page: { after?: string | undefined; limit: number },
): Promise<{ resources: ListedResource[]; next: string | null }> {
  const values: unknown[] = [at.accountId, at.seq];
  const conditions = filterSql(filter, values);
  const order = `lower(v.name), v.resource_id`;
  const from = page.after === undefined ? null : parseCursor(page.after);
  const beyond = from === null ? "" : ` and (${order}) > ($${values.push(from.key)}, $${values.push(from.id)})`;
  const limit = `$${values.push(page.limit + 1)}`;
  // Two halves, each with an index of its own: versions that still hold, and those that ended after the snapshot (few,
  // unless it is old). Their union is what was alive in it, whatever is committed meanwhile.
  const half = (ended: string) =>
    `(select lower(v.name) as key, v.resource_id, v.scope_id, v.region, v.name, v.state, v.tags from version v
      where v.account_id = $1 and v.from_seq <= $2 and ${ended}${conditions}${beyond} order by ${order} limit ${limit})`;
  const found = await rows<Row>(
    db,
    `with ${COVERAGE},
     v as (${half(`v.to_seq = ${OPEN}`)} union all ${half(`v.to_seq > $2 and v.to_seq < ${OPEN}`)}
           order by key, resource_id limit ${limit})
     select v.key, v.resource_id as "resourceId", r.arn, s.type, s.service, v.region, r.rid as id, v.name,
            ${STATE} as state, v.tags,
            coalesce(cov.status = 'ok' or v.resource_id in (select id from named), false) as seen
     from v join resource r on r.id = v.resource_id join scope s on s.id = v.scope_id
     left join cov on cov.scope_id = v.scope_id
     left join resource_runtime rr on rr.account_id = $1 and rr.resource_id = v.resource_id
     order by v.key, v.resource_id`,
    values,
  );
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    resources: shown.map(({ key: _, resourceId: __, ...resource }) => resource),
    next:
      found.length > page.limit && last ? `${last.resourceId}.${Buffer.from(last.key).toString("base64url")}` : null,
  };
}

/** Number of resources of a snapshot that fit a filter. */
export async function countResources(db: Queryable, at: At, filter: ResourceFilter): Promise<number> {
  // Counted when the snapshot was stored; it does not change.
  if (isEmptyFilter(filter)) return (await readSnapshot(db, at))?.stats.resources ?? 0;
  const values: unknown[] = [at.accountId, at.seq];
  const conditions = filterSql(filter, values);
  const coverage = filter.seen === undefined ? "" : `with ${COVERAGE} `;
  const [row] = await rows<{ count: number }>(
    db,
    `${coverage}select count(*)::int as count from version v where ${ALIVE}${conditions}`,
    values,
  );
  return row?.count ?? 0;
}

function parseCursor(text: string): { id: number; key: string } {
  const [, id, encoded = ""] = /^(\d{1,10})\.([\w-]*)$/.exec(text) ?? [];
  const key = Buffer.from(encoded, "base64url").toString();
  // No name holds U+0000, and PostgreSQL refuses it.
  if (id === undefined || Number(id) > OPEN || key.includes("\u0000")) {
    throw new AppError("invalid", "This page of the list does not exist. Start again at its first page.", "after");
  }
  return { id: Number(id), key };
}
