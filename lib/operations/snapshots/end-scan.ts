import type { Scan } from "@/lib/db/generated/client";
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
