import "server-only";
import type { SnapshotStats } from "@/lib/model/snapshot";
import { type Queryable, rows } from "./sql";

/**
 * A snapshot, as every reader wants it named. What was alive in it never changes, so several statements about it
 * agree with each other; no reader asks for "the newest" on its way.
 */
export type At = { accountId: number; seq: number };

/** In every reader's statement $1 is the account and $2 the snapshot. */
export const ALIVE = "v.account_id = $1 and v.from_seq <= $2 and v.to_seq > $2";

/** How each scope was seen, and which resources partial listings named. For the front of a `with`. */
export const COVERAGE = `cov as materialized (
    select scope_id, status, reason, seen_ids from scope_coverage
    where account_id = $1 and from_seq <= $2 and to_seq > $2),
  named as materialized (select unnest(seen_ids) as id from cov where status = 'partial')`;

/** True for a version `v` whose listing was seen; needs COVERAGE. */
export const SEEN = `(v.scope_id in (select scope_id from cov where status = 'ok')
    or v.resource_id in (select id from named))`;

/** The lifecycle state of a version `v` with its runtime row `rr`, where that row already held in the snapshot. */
export const STATE = "coalesce(v.state, case when rr.seen_seq <= $2 then rr.state end)";

/** A snapshot's own row. */
export type SnapshotRow = {
  seq: number;
  startedAt: Date;
  finishedAt: Date;
  status: "complete" | "partial";
  rulesVersion: number;
  stats: SnapshotStats;
};

/** A snapshot with its figures (counts of the whole snapshot, by type, region and service), null when it is not there. */
export async function readSnapshot(db: Queryable, { accountId, seq }: At): Promise<SnapshotRow | null> {
  const [row] = await rows<SnapshotRow>(
    db,
    `select seq, started_at as "startedAt", finished_at as "finishedAt", status, rules_version as "rulesVersion", stats
     from snapshot where account_id = $1 and seq = $2`,
    [accountId, seq],
  );
  return row ?? null;
}
