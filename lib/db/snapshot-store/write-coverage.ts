import "server-only";
import type { UnseenReason } from "@/lib/model/read";
import type { Coverage, Listing } from "@/lib/model/snapshot";
import { copyRows } from "./copy";
import { type KnownScope, type OpenState, scopeKey } from "./open-state";
import type { ScopeWork } from "./scope-work";
import { OPEN, rows } from "./sql";
import type { Target, VersionsWritten } from "./write-versions";

type Covered = { status: Coverage["status"]; reason: UnseenReason | null; seenIds: readonly number[] };

/** Gives ids to the scopes of a scan, creating those that no earlier snapshot had. */
export async function writeScopes(
  { client, accountId }: Target,
  state: OpenState,
  works: ReadonlyMap<string, ScopeWork>,
): Promise<Map<string, number>> {
  const ids = new Map([...state.scopes].map(([key, { id }]): [string, number] => [key, id]));
  const mixed = [...works.values()].filter((work) => work.mixed && work.known?.mixed === false);
  if (mixed.length > 0) {
    await client.query("update scope set mixed = true where id = any($1::int[])", [
      mixed.map(({ known }) => known?.id),
    ]);
  }
  const fresh = [...works.values()].filter(({ key }) => !ids.has(key)).sort((a, b) => (a.key < b.key ? -1 : 1));
  if (fresh.length === 0) return ids;
  const made = await rows<{ id: number; key: string }>(
    client,
    `insert into scope (account_id, service, region, type, mixed)
     select $1, t.* from unnest($2::text[], $3::text[], $4::text[], $5::bool[]) as t(a, b, c, d)
     returning id, service || '|' || region || '|' || type as key`,
    [
      accountId,
      fresh.map(({ service }) => service),
      fresh.map(({ region }) => region),
      fresh.map(({ type }) => type),
      fresh.map((work) => work.mixed),
    ],
  );
  for (const { id, key } of made) ids.set(key, id);
  return ids;
}

/**
 * Ends and begins coverage intervals where a scope was seen otherwise than before. Scopes that this scan did not bring
 * (another choice of regions, a collector that is no more) are unseen from now on.
 * @param missingReason why a scope that was not brought is missing, as far as the gaps tell.
 */
export async function writeCoverage(
  { client, accountId, seq }: Target,
  state: OpenState,
  works: ReadonlyMap<string, ScopeWork>,
  scopeIds: ReadonlyMap<string, number>,
  written: VersionsWritten,
  missingReason: (scope: Listing) => UnseenReason | null,
): Promise<void> {
  const openedIn = new Map<string, number[]>();
  for (const { work, resourceId, version } of written.openings) {
    if (work.status !== "partial" || work.lastKnown.has(version.arn)) continue;
    const ids = openedIn.get(work.key);
    if (ids) ids.push(resourceId);
    else openedIn.set(work.key, [resourceId]);
  }
  const begun: [number, Covered][] = [];
  const ended: number[] = [];
  for (const [key, id] of scopeIds) {
    const before = state.scopes.get(key)?.coverage ?? null;
    const work = works.get(key);
    const now = work ? coveredBy(work, openedIn.get(key) ?? []) : notBrought(state.scopes.get(key), missingReason);
    if (before !== null && sameCoverage(before, now)) continue;
    if (before !== null) ended.push(id);
    begun.push([id, now]);
  }
  if (ended.length > 0) {
    await client.query(
      `update scope_coverage set to_seq = $2 where account_id = $1 and to_seq = ${OPEN} and scope_id = any($3::int[])`,
      [accountId, seq, ended],
    );
  }
  await copyRows(
    client,
    "scope_coverage (account_id, scope_id, from_seq, status, reason, seen_ids)",
    begun.map(([id, { status, reason, seenIds }]) => [accountId, id, seq, status, reason, seenIds]),
  );
}

function coveredBy(work: ScopeWork, opened: readonly number[]): Covered {
  if (work.status !== "partial") return { status: work.status, reason: work.reason, seenIds: [] };
  const seenIds = [...new Set([...work.seenIds, ...opened])].sort((a, b) => a - b);
  return { status: "partial", reason: work.reason, seenIds };
}

function notBrought(known: KnownScope | undefined, reason: (scope: Listing) => UnseenReason | null): Covered {
  return { status: "unseen", reason: known ? reason(known) : null, seenIds: [] };
}

function sameCoverage(a: Covered, b: Covered): boolean {
  return (
    a.status === b.status &&
    a.reason === b.reason &&
    a.seenIds.length === b.seenIds.length &&
    a.seenIds.every((id, index) => id === b.seenIds[index])
  );
}

/** Number of open versions of each scope after the commit. */
export function openCounts(
  state: OpenState,
  scopeIds: ReadonlyMap<string, number>,
  { plan }: VersionsWritten,
): Map<string, number> {
  return new Map(
    [...scopeIds.keys()].map((key) => {
      const tally = plan.tallies.get(key);
      return [key, (state.scopes.get(key)?.resources ?? 0) + (tally?.opened ?? 0) - (tally?.closed ?? 0)];
    }),
  );
}

/** Notes fingerprints and counts of scopes where they changed. */
export async function writeScopeStates(
  { client, accountId }: Target,
  state: OpenState,
  works: ReadonlyMap<string, ScopeWork>,
  scopeIds: ReadonlyMap<string, number>,
  written: VersionsWritten,
): Promise<void> {
  const differing: [number, string | null, string | null, number][] = [];
  for (const [key, resources] of openCounts(state, scopeIds, written)) {
    const known = state.scopes.get(key);
    const work = works.get(key);
    const fingerprint = fingerprintAfter(known, work, written);
    const runtime = runtimeFingerprintAfter(known, work);
    const before = [known?.fingerprint ?? null, known?.runtimeFingerprint ?? null, known?.resources ?? 0];
    if (before[0] === fingerprint && before[1] === runtime && before[2] === resources) continue;
    differing.push([scopeIds.get(key) ?? 0, fingerprint, runtime, resources]);
  }
  if (differing.length === 0) return;
  await client.query(
    `insert into scope_state (account_id, scope_id, fingerprint, runtime_fingerprint, resources)
     select $1, t.* from unnest($2::int[], $3::uuid[], $4::uuid[], $5::int[]) as t(a, b, c, d)
     on conflict (account_id, scope_id) do update set fingerprint = excluded.fingerprint,
       runtime_fingerprint = excluded.runtime_fingerprint, resources = excluded.resources`,
    [accountId, ...[0, 1, 2, 3].map((column) => differing.map((row) => row[column]))],
  );
}

/** A fingerprint stands only while the open versions are exactly the listing that it was made from. */
function fingerprintAfter(
  known: KnownScope | undefined,
  work: ScopeWork | undefined,
  { plan }: VersionsWritten,
): string | null {
  if (work?.status === "ok") return plan.inexact.has(work.key) ? null : work.fingerprint;
  if (known === undefined) return null;
  const key = scopeKey(known);
  return plan.inexact.has(key) || plan.tallies.has(key) ? null : known.fingerprint;
}

function runtimeFingerprintAfter(known: KnownScope | undefined, work: ScopeWork | undefined): string | null {
  if (work?.status === "ok") return work.runtimeFingerprint;
  if (work !== undefined && work.runtime.length > 0) return null;
  return known?.runtimeFingerprint ?? null;
}
