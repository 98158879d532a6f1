import { Prisma } from "@/lib/db/generated/client";
import { type SnapshotStatus, snapshotName } from "@/lib/model/snapshot";
import type { Transaction } from "@/lib/operations/define";
import { StoredStats } from "./stored-stats";
import type { SnapshotView } from "./views";

/** A snapshot, or a scan that is none, as statements name its columns. */
export type SnapshotRow = {
  account: string;
  seq: number;
  started_at: Date | null;
  finished_at: Date | null;
  scan_status: string | null;
  snapshot_status: string | null;
  stats: unknown;
  error: string | null;
};

/**
 * Snapshots, and scans that are no snapshot, newest first. A snapshot's own row decides: a scan that died right after
 * its commit still says "running".
 * @param finishedOnly leaves out what has no snapshot.
 */
export async function loadSnapshots(
  tx: Transaction,
  filter: { accountId?: number; seq?: number; finishedOnly?: boolean; limit?: number },
): Promise<SnapshotView[]> {
  const { accountId, seq, finishedOnly = false, limit } = filter;
  const rows = await tx.$queryRaw<SnapshotRow[]>`
    select a.name as account, seq, coalesce(p.started_at, s.started_at) as started_at,
      coalesce(p.finished_at, s.finished_at) as finished_at, s.status as scan_status, p.status as snapshot_status,
      p.stats, s.error
    from scan s full join snapshot p using (account_id, seq) join account a on a.id = account_id
    where ${accountId === undefined ? Prisma.sql`true` : Prisma.sql`account_id = ${accountId}`}
      and ${seq === undefined ? Prisma.sql`true` : Prisma.sql`seq = ${seq}`}
      and ${finishedOnly ? Prisma.sql`p.status is not null` : Prisma.sql`true`}
    order by coalesce(p.started_at, s.started_at, s.created_at) desc, a.name, seq desc
    ${limit === undefined ? Prisma.empty : Prisma.sql`limit ${limit}`}`;
  return rows.map(snapshotView);
}

/** What a row tells. */
export function snapshotView(row: SnapshotRow): SnapshotView {
  const stats = row.snapshot_status === null ? { resources: 0, gaps: 0 } : StoredStats.parse(row.stats);
  return {
    id: `${row.account}:${snapshotName(row.seq)}`,
    account: row.account,
    seq: row.seq,
    name: snapshotName(row.seq),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    status: status(row),
    resources: stats.resources,
    gaps: stats.gaps,
    error: row.snapshot_status === null ? row.error : null,
  };
}

function status(row: SnapshotRow): SnapshotStatus {
  if (row.snapshot_status !== null) return row.snapshot_status === "complete" ? "complete" : "partial";
  return row.scan_status === "queued" || row.scan_status === "running" ? "running" : "interrupted";
}
