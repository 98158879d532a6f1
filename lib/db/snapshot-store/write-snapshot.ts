import "server-only";
import type pg from "pg";
import { AppError } from "@/lib/errors";
import { CANONICAL_RULES_VERSION } from "@/lib/model/canonical";
import type { Gap } from "@/lib/model/gap";
import type { UnseenReason } from "@/lib/model/read";
import type { CallCount, Listing, SnapshotStats } from "@/lib/model/snapshot";
import { callsByOperation, countedGaps, countPlaces, countResources, countUncertain } from "./figures";
import { newestSeq, type OpenState } from "./open-state";
import type { ScopeWork } from "./scope-work";
import { writeCoverage, writeScopeStates, writeScopes } from "./write-coverage";
import { mergeGaps, writeGaps } from "./write-gaps";
import { writeRuntime } from "./write-runtime";
import { writeVersions } from "./write-versions";

/** The snapshot to be: its number was reserved when its scan was asked for. */
export type NewSnapshot = { accountId: number; seq: number; startedAt: Date };

/** What is known once all listings have been handed over. */
export type SnapshotEnd = {
  gaps: readonly Gap[];
  calls: readonly CallCount[];
  finishedAt: Date;
  /** Last state of the scan's progress, to be kept in its row; left out keeps what is there. */
  progress?: unknown;
};

/** What a commit did, or what an earlier one had done. */
export type CommitResult = {
  status: "complete" | "partial";
  stats: SnapshotStats;
  /** False when the snapshot was there already, so that nothing was written. */
  stored: boolean;
};

/** What the listings came to, compared with the newest snapshot. */
export type Compared = {
  state: OpenState;
  works: ReadonlyMap<string, ScopeWork>;
  /** Configurations of all versions to be written, by hash. */
  bodies: ReadonlyMap<string, string>;
};

/**
 * Writes a snapshot inside the caller's transaction, under the account's commit lock.
 * @throws AppError `conflict` when another snapshot was stored since the comparison.
 */
export async function writeSnapshot(
  client: pg.ClientBase,
  { accountId, seq, startedAt }: NewSnapshot,
  { state, works, bodies }: Compared,
  end: SnapshotEnd,
): Promise<CommitResult> {
  const begun = performance.now();
  const newest = await newestSeq(client, accountId);
  if (newest !== state.seq || newest >= seq) {
    throw new AppError(
      "conflict",
      `Another scan stored snapshot S${newest} of this account meanwhile. Start the scan again.`,
    );
  }
  const target = { client, accountId, seq };
  const gaps = mergeGaps(end.gaps, works);
  const scopeIds = await writeScopes(target, state, works);
  const written = await writeVersions(target, works, scopeIds, bodies, state.scopes.size === 0);
  await writeCoverage(target, state, works, scopeIds, written, (scope) => reasonFor(scope, gaps));
  await writeScopeStates(target, state, works, scopeIds, written);
  const runtime = await writeRuntime(target, works, written);
  await writeGaps(target, gaps);

  const status = countedGaps(gaps) > 0 ? "partial" : "complete";
  const stats: SnapshotStats = {
    ...countResources(state, works, scopeIds, written, await countUncertain(target)),
    ...(await countPlaces(target, state, works, scopeIds, written)),
    gaps: countedGaps(gaps),
    calls: callsByOperation(end.calls),
    stored: {
      versions: written.versions,
      bodies: written.bodies,
      runtime,
      milliseconds: Math.round(performance.now() - begun),
    },
  };
  await client.query(
    `insert into snapshot (account_id, seq, started_at, finished_at, status, rules_version, stats)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [accountId, seq, startedAt, end.finishedAt, status, CANONICAL_RULES_VERSION, JSON.stringify(stats)],
  );
  await client.query(
    `update scan set status = $3, finished_at = $4, error = null, progress = coalesce($5, progress)
     where account_id = $1 and seq = $2`,
    [accountId, seq, status, end.finishedAt, end.progress === undefined ? null : JSON.stringify(end.progress)],
  );
  return { status, stats, stored: true };
}

/** Reason of the gap that explains why a scope was not brought at all. */
function reasonFor({ service, region, type }: Listing, gaps: readonly Gap[]): UnseenReason | null {
  const fits = (gap: Gap) =>
    [service, "*"].includes(gap.service) &&
    [region, "*"].includes(gap.region) &&
    (gap.types.length === 0 ? gap.affected === 0 : gap.types.includes(type));
  return gaps.find(fits)?.reason ?? null;
}
