import "server-only";
import type pg from "pg";
import { copyRows } from "./copy";
import { type Existing, type Opening, type Plan, planVersions } from "./plan";
import type { ScopeWork } from "./scope-work";
import { OPEN, pieces, rows } from "./sql";

/** Where a commit writes: the connection inside its transaction, the account, the new snapshot's number. */
export type Target = { client: pg.ClientBase; accountId: number; seq: number };

/** What the versions of a commit came to. */
export type VersionsWritten = {
  plan: Plan;
  openings: Opening[];
  /** Those of the openings whose resource is new. */
  created: Opening[];
  versions: number;
  bodies: number;
};

/**
 * Ends the versions that no longer hold and writes the new ones, with the resources and configurations that they need.
 * @param first true when the account has no snapshot yet, so there is nothing to look up.
 * @param bodies configurations of all new versions, by hash.
 */
export async function writeVersions(
  target: Target,
  works: ReadonlyMap<string, ScopeWork>,
  scopeIds: ReadonlyMap<string, number>,
  bodies: ReadonlyMap<string, string>,
  first: boolean,
): Promise<VersionsWritten> {
  const { client, accountId, seq } = target;
  const plan = planVersions(works, first ? new Map() : await findExisting(target, works));
  for (const ids of pieces(plan.closing)) {
    await client.query(
      `update version set to_seq = $2 where account_id = $1 and to_seq = ${OPEN} and resource_id = any($3::int[])`,
      [accountId, seq, ids],
    );
  }
  const ids = await newResourceIds(client, plan.creating.length);
  const created = plan.creating.map((one, index): Opening => ({ ...one, resourceId: ids[index] ?? 0 }));
  const openings = [...plan.opening, ...created];
  await copyRows(
    client,
    "resource (id, account_id, arn, rid, first_seq)",
    created.map(({ resourceId, version }) => [resourceId, accountId, version.arn, version.rid, seq]),
  );
  await renameResources(target, plan.opening);
  const stored = await writeBodies(target, openings, bodies, first);
  const versions = await copyRows(
    client,
    `version (account_id, resource_id, from_seq, scope_id, hash, config_hash, region, name, state, tags, search, refs,
      unseen)`,
    openings.map(({ work, version: v, resourceId }) => [
      accountId,
      resourceId,
      seq,
      scopeIds.get(work.key) ?? null,
      v.hash,
      v.configHash,
      v.region,
      v.name,
      v.state,
      v.tags,
      v.search,
      v.refs,
      v.unseen,
    ]),
  );
  return { plan, openings, created, versions, bodies: stored };
}

type ExistingRow = { id: number; arn: string; hash: string | null; scope: string | null };

async function findExisting(
  { client, accountId }: Target,
  works: ReadonlyMap<string, ScopeWork>,
): Promise<Map<string, Existing>> {
  const arns = new Set([...works.values()].flatMap(({ candidates }) => candidates.map(({ arn }) => arn)));
  const existing = new Map<string, Existing>();
  for (const some of pieces([...arns])) {
    const found = await rows<ExistingRow>(
      client,
      `select r.id, r.arn, v.hash, s.service || '|' || s.region || '|' || s.type as scope
       from resource r
       left join version v on v.account_id = r.account_id and v.resource_id = r.id and v.to_seq = ${OPEN}
       left join scope s on s.id = v.scope_id
       where r.account_id = $1 and r.arn = any($2)`,
      [accountId, some],
    );
    for (const { id, arn, hash, scope } of found) {
      existing.set(arn, { id, open: hash === null || scope === null ? null : { scopeKey: scope, hash } });
    }
  }
  return existing;
}

async function newResourceIds(client: pg.ClientBase, count: number): Promise<number[]> {
  if (count === 0) return [];
  const found = await rows<{ id: number }>(
    client,
    "select nextval('resource_id_seq')::int as id from generate_series(1, $1)",
    [count],
  );
  return found.map(({ id }) => id);
}

/** A newer collector may choose another id for the same ARN; relations are found by the present one. */
async function renameResources({ client }: Target, openings: readonly Opening[]): Promise<void> {
  for (const some of pieces(openings)) {
    await client.query(
      `update resource r set rid = t.rid from unnest($1::int[], $2::text[]) as t(id, rid)
       where r.id = t.id and r.rid <> t.rid`,
      [some.map(({ resourceId }) => resourceId), some.map(({ version }) => version.rid)],
    );
  }
}

async function writeBodies(
  { client, accountId }: Target,
  openings: readonly Opening[],
  bodies: ReadonlyMap<string, string>,
  first: boolean,
): Promise<number> {
  const missing = new Set(openings.map(({ version }) => version.configHash));
  if (!first) {
    for (const some of pieces([...missing])) {
      const known = await rows<{ hash: string }>(
        client,
        "select hash from body where account_id = $1 and hash = any($2::uuid[])",
        [accountId, some],
      );
      for (const { hash } of known) missing.delete(hash);
    }
  }
  function* lines(): Generator<[number, string, string]> {
    // In the order of the index: it then fills page by page.
    for (const hash of [...missing].sort()) yield [accountId, hash, bodies.get(hash) ?? "{}"];
  }
  return copyRows(client, "body (account_id, hash, config)", lines());
}
