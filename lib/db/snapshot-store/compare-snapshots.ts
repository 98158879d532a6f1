import "server-only";
import type { ChangeKind, ComparedResource, ComparedState, Sight } from "@/lib/model/comparison";
import type { UnseenReason } from "@/lib/model/read";
import { DIFFERENCES } from "./differences";
import { pieces, type Queryable, rows } from "./sql";

/** Two snapshots of one account; `from` is what "before" means, and may be the younger one. */
export type Pair = { accountId: number; from: number; to: number };

/** Number of differences of each kind. */
export type ChangeCounts = Record<ChangeKind, number>;

type KeyRow = {
  kind: ChangeKind;
  resourceId: number;
  fromVersion: number | null;
  toVersion: number | null;
  fromStatus: Sight["status"];
  fromReason: UnseenReason | null;
  toStatus: Sight["status"];
  toReason: UnseenReason | null;
};

const KEY = `kind, resource_id as "resourceId", o as "fromVersion", n as "toVersion", a as "fromStatus",
  a_reason as "fromReason", b as "toStatus", b_reason as "toReason"`;

/** Where a page of differences begins. */
export type ChangeCursor = { kind: ChangeKind; resourceId: number };

/**
 * Counts the differences between two snapshots and reads one page of them: by kind, then by identity.
 * @param page `kind` narrows the page, not the counts; `after` is `next` of the page before.
 */
export async function compareSnapshots(
  db: Queryable,
  pair: Pair,
  page: { kind?: ChangeKind | undefined; after?: ChangeCursor | undefined; limit: number },
): Promise<{ counts: ChangeCounts; resources: ComparedResource[]; next: ChangeCursor | null }> {
  const { accountId, from, to, turn } = forward(pair);
  const kind = page.kind && turn(page.kind);
  const after = page.after && { ...page.after, kind: turn(page.after.kind) };
  const [row] = await rows<{ counts: Partial<ChangeCounts> | null; page: KeyRow[] | null }>(
    db,
    `with ${DIFFERENCES},
     page as (select ${KEY} from d
       where ($4::text is null or kind = $4) and ($5::text is null or (kind, resource_id) > ($5, $6::int))
       order by kind, resource_id limit $7)
     select (select jsonb_object_agg(kind, count) from (select kind, count(*) from d group by kind) t) as counts,
            (select jsonb_agg(page order by page.kind, page."resourceId") from page) as page`,
    [accountId, from, to, kind ?? null, after?.kind ?? null, after?.resourceId ?? null, page.limit + 1],
  );
  const counts: ChangeCounts = { changed: 0, created: 0, deleted: 0, not_comparable: 0, ...row?.counts };
  const keys = row?.page ?? [];
  const shown = keys.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    counts: { ...counts, created: counts[turn("created")], deleted: counts[turn("deleted")] },
    resources: await load(db, pair, shown),
    next: keys.length > page.limit && last ? { kind: turn(last.kind), resourceId: last.resourceId } : null,
  };
}

/**
 * All differences between two snapshots, in the same order. Keeps only their keys in memory (about 200 bytes each);
 * configurations are read some hundred at a time.
 */
export async function* streamDifferences(db: Queryable, pair: Pair): AsyncGenerator<ComparedResource, void, undefined> {
  const { accountId, from, to } = forward(pair);
  const keys = await rows<KeyRow>(db, `with ${DIFFERENCES} select ${KEY} from d order by kind, resource_id`, [
    accountId,
    from,
    to,
  ]);
  for (const some of pieces(keys, 200)) yield* await load(db, pair, some);
}

/** The pair with the older snapshot first, and what that makes of a kind. */
function forward({ accountId, from, to }: Pair): Pair & { turn: (kind: ChangeKind) => ChangeKind } {
  if (from <= to) return { accountId, from, to, turn: (kind) => kind };
  const turn = (kind: ChangeKind) => (kind === "created" ? "deleted" : kind === "deleted" ? "created" : kind);
  return { accountId, from: to, to: from, turn };
}

type LoadedRow = {
  index: number;
  arn: string;
  before: ComparedState | null;
  after: ComparedState | null;
};

/** Reads the states of both dates of some differences, in their order. */
async function load(db: Queryable, pair: Pair, keys: readonly KeyRow[]): Promise<ComparedResource[]> {
  if (keys.length === 0) return [];
  const { turn, ...ordered } = forward(pair);
  const state = (version: string, scope: string, body: string) => `case when ${version}.resource_id is not null then
    jsonb_build_object('type', ${scope}.type, 'region', ${version}.region, 'name', ${version}.name, 'tags', ${version}.tags,
                       'state', ${version}.state, 'configuration', ${body}.config) end`;
  const loaded = await rows<LoadedRow>(
    db,
    `select t.index::int, r.arn, ${state("o", "so", "bo")} as before, ${state("n", "sn", "bn")} as after
     from unnest($2::int[], $3::int[], $4::int[]) with ordinality as t(id, o, n, index)
     join resource r on r.id = t.id
     left join version o on o.account_id = $1 and o.resource_id = t.id and o.from_seq = t.o
     left join version n on n.account_id = $1 and n.resource_id = t.id and n.from_seq = t.n
     left join body bo on bo.account_id = $1 and bo.hash = o.config_hash
     left join body bn on bn.account_id = $1 and bn.hash = n.config_hash
     left join scope so on so.id = o.scope_id
     left join scope sn on sn.id = n.scope_id
     order by t.index`,
    [
      pair.accountId,
      keys.map(({ resourceId }) => resourceId),
      keys.map(({ fromVersion }) => fromVersion),
      keys.map(({ toVersion }) => toVersion),
    ],
  );
  return loaded.flatMap(({ index, arn, before, after }) => {
    const key = keys[index - 1];
    if (key === undefined) return [];
    const older = { state: before, sight: { seq: ordered.from, status: key.fromStatus, reason: key.fromReason } };
    const newer = { state: after, sight: { seq: ordered.to, status: key.toStatus, reason: key.toReason } };
    const [first, second] = pair.from <= pair.to ? [older, newer] : [newer, older];
    return {
      kind: turn(key.kind),
      arn,
      before: first.state,
      after: second.state,
      from: first.sight,
      to: second.sight,
    };
  });
}
