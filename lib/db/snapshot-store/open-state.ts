import "server-only";
import type { UnseenReason } from "@/lib/model/read";
import type { Coverage, Listing } from "@/lib/model/snapshot";
import { OPEN, pieces, type Queryable, rows } from "./sql";

/** A scope that an earlier snapshot knows, with the newest state of its listing. */
export type KnownScope = Listing & {
  id: number;
  fingerprint: string | null;
  runtimeFingerprint: string | null;
  /** Number of open versions. */
  resources: number;
  /** True once it named a thing of another region than its own. */
  mixed: boolean;
  coverage: { status: Coverage["status"]; reason: UnseenReason | null; seenIds: readonly number[] } | null;
};

/** What the newest snapshot of an account left behind. */
export type OpenState = {
  /** Number of the newest snapshot; 0 when there is none. */
  seq: number;
  scopes: Map<string, KnownScope>;
};

/** Names a scope, in maps and for sorting. */
export function scopeKey({ service, region, type }: Listing): string {
  return `${service}|${region}|${type}`;
}

type ScopeRow = Listing & {
  id: number;
  fingerprint: string | null;
  runtime_fingerprint: string | null;
  resources: number;
  mixed: boolean;
  status: Coverage["status"] | null;
  reason: UnseenReason | null;
  seen_ids: number[] | null;
};

/** Number of the account's newest snapshot, 0 when there is none. */
export async function newestSeq(at: Queryable, accountId: number): Promise<number> {
  const [row] = await rows<{ seq: number | null }>(at, "select max(seq) as seq from snapshot where account_id = $1", [
    accountId,
  ]);
  return row?.seq ?? 0;
}

/** Reads the scopes of an account as its newest snapshot left them. */
export async function readOpenState(at: Queryable, accountId: number): Promise<OpenState> {
  // The number first: a commit in between then makes the number too old, which the writer's own commit notices.
  const seq = await newestSeq(at, accountId);
  const found = await rows<ScopeRow>(
    at,
    `select s.id, s.service, s.region, s.type, s.mixed, t.fingerprint, t.runtime_fingerprint,
            coalesce(t.resources, 0) as resources, c.status, c.reason, c.seen_ids
     from scope s
     left join scope_state t on t.account_id = s.account_id and t.scope_id = s.id
     left join scope_coverage c on c.account_id = s.account_id and c.scope_id = s.id and c.to_seq = ${OPEN}
     where s.account_id = $1`,
    [accountId],
  );
  const scopes = found.map(({ runtime_fingerprint, status, reason, seen_ids, ...scope }): [string, KnownScope] => [
    scopeKey(scope),
    {
      ...scope,
      runtimeFingerprint: runtime_fingerprint,
      coverage: status === null ? null : { status, reason, seenIds: seen_ids ?? [] },
    },
  ]);
  return { seq, scopes: new Map(scopes) };
}

/** Resources of the open versions of a scope, by hash; a hash covers the ARN, so no two are the same. */
export async function readOpenVersions(
  at: Queryable,
  accountId: number,
  scopeId: number,
): Promise<Map<string, number>> {
  // Without the ARNs: reading them for all would take four times as long, and only those that differ need them.
  const found = await rows<{ id: number; hash: string }>(
    at,
    `select resource_id as id, hash from version where account_id = $1 and scope_id = $2 and to_seq = ${OPEN}`,
    [accountId, scopeId],
  );
  return new Map(found.map(({ id, hash }) => [hash, id]));
}

/** Ids of resources by ARN. */
export async function readArns(at: Queryable, ids: readonly number[]): Promise<Map<string, number>> {
  const byArn = new Map<string, number>();
  for (const some of pieces(ids)) {
    const found = await rows<{ id: number; arn: string }>(
      at,
      "select id, arn from resource where id = any($1::int[])",
      [some],
    );
    for (const { id, arn } of found) byArn.set(arn, id);
  }
  return byArn;
}
