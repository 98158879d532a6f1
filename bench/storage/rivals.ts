import type pg from "pg";
import { copyRows } from "@/lib/db/snapshot-store/copy";
import { digest, prepare } from "@/lib/db/snapshot-store/prepare";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import type { World } from "./world";

/** A resource as a design that copies everything stores it; made by the product's own canonical form. */
export type FullRow = {
  arn: string;
  type: string;
  service: string;
  region: string;
  name: string;
  tags: string;
  search: string;
  config: string;
};

/** Everything that a snapshot of today holds. Not timed: each design has to canonicalise. */
export function fullRows(world: World): FullRow[] {
  const all: FullRow[] = [];
  for (const { service, type, resources } of world.listings()) {
    const declared = resourceTypeOf(type);
    for (const resource of resources) {
      const of = digest(resource, declared);
      const { arn, region, name, tags, search } = prepare(resource, declared, of);
      all.push({ arn, type, service, region, name, tags, search, config: of.configText });
    }
  }
  return all;
}

/** Tables of design A (each snapshot a full copy) and of the raw limits. */
export async function createRivals(client: pg.ClientBase): Promise<void> {
  await client.query(`
    create table design_a (account_id int, seq int, arn text collate "C", type text, service text, region text, name text,
      tags jsonb, search text, config jsonb, primary key (account_id, seq, arn));
    create index on design_a (account_id, seq, service, region, name);
    create unlogged table raw_text (line text);
    create table bare_jsonb (account_id int, id int, config jsonb, primary key (account_id, id))`);
}

/** Stores a snapshot the way of design A: one transaction, everything by COPY. */
export async function storeFullCopy(client: pg.ClientBase, seq: number, all: readonly FullRow[]): Promise<void> {
  await client.query("begin");
  await client.query("select pg_advisory_xact_lock(1, 1)");
  function* lines() {
    for (const row of all) {
      yield [1, seq, row.arn, row.type, row.service, row.region, row.name, row.tags, row.search, row.config];
    }
  }
  await copyRows(client, "design_a", lines());
  await client.query("commit");
}

/** How fast this server takes the bodies as text into a table that nobody logs: the raw limit. */
export async function copyRawText(client: pg.ClientBase, all: readonly FullRow[]): Promise<void> {
  await client.query("truncate raw_text");
  function* lines() {
    for (const row of all) yield [row.config + row.search + row.tags];
  }
  await copyRows(client, "raw_text", lines());
}

/** How fast it takes them as jsonb with a primary key, and nothing else. */
export async function copyBareJsonb(client: pg.ClientBase, all: readonly FullRow[]): Promise<void> {
  await client.query("truncate bare_jsonb");
  function* lines() {
    for (const [index, row] of all.entries()) yield [1, index, row.config];
  }
  await copyRows(client, "bare_jsonb", lines());
}

/** Counts of design A's comparison of two snapshots and one page of it. */
export async function compareFullCopies(
  client: pg.ClientBase,
  from: number,
  to: number,
): Promise<{ created: number; deleted: number; changed: number }> {
  const { rows } = await client.query<{ kind: "created" | "deleted" | "changed"; count: number }>(
    `with d as materialized (
       select case when o.arn is null then 'created' when n.arn is null then 'deleted' else 'changed' end as kind,
              o.config as before, n.config as after
       from (select * from design_a where account_id = 1 and seq = $1) o
       full join (select * from design_a where account_id = 1 and seq = $2) n using (arn)
       where o.config is distinct from n.config or o.tags is distinct from n.tags or o.name is distinct from n.name)
     select kind, count(*)::int as count, (array_agg(before))[1:50] as befores, (array_agg(after))[1:50] as afters
     from d group by kind`,
    [from, to],
  );
  const counts = { created: 0, deleted: 0, changed: 0 };
  for (const { kind, count } of rows) counts[kind] = count;
  return counts;
}
