import type pg from "pg";
import type { Scan } from "@/lib/db/generated/client";
import type { CommitResult } from "@/lib/db/snapshot-store/write-snapshot";
import { auditSnapshot } from "@/lib/operations/audit/audit-snapshot";
import type { Transaction } from "@/lib/operations/define";

/**
 * Closes the row of a scan and notes it in the activity log. Does nothing when it was closed before.
 * @param end `error` says why there is no snapshot, in words for the user; null where there is one.
 */
export async function endScan(
  tx: Transaction,
  scan: Pick<Scan, "id" | "accountId" | "seq" | "requestedBy">,
  end: { status: string; error: string | null },
): Promise<void> {
  const { count } = await tx.scan.updateMany({
    where: { id: scan.id, status: { in: ["queued", "running"] } },
    data: { ...end, finishedAt: new Date() },
  });
  if (count === 0) return;
  await tx.activity.create({
    data: {
      actor: scan.requestedBy,
      command: "scan.end",
      accountId: scan.accountId,
      detail: { seq: scan.seq, status: end.status, error: end.error },
    },
  });
}

/** What the transaction of a snapshot's commit holds besides: its audit, and the activity row of its scan. */
export function judgeAndNote(scan: Pick<Scan, "accountId" | "seq" | "requestedBy">) {
  return async (client: pg.ClientBase, { status, stats }: CommitResult): Promise<void> => {
    const { opened, resolved } = await auditSnapshot(client, scan);
    const { resources, created, changed, deleted, gaps } = stats;
    const detail = { seq: scan.seq, status, resources, created, changed, deleted, gaps, opened, resolved };
    await client.query(`insert into activity (actor, command, account_id, detail) values ($1, 'scan.end', $2, $3)`, [
      scan.requestedBy,
      scan.accountId,
      JSON.stringify(detail),
    ]);
  };
}
