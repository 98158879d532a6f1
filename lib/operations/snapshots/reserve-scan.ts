import type { Scan } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/operations/define";

/**
 * Makes the row of a scan with the next number of its account, which becomes the snapshot's. The account's row is
 * locked until the transaction ends, so that two at once do not get the same number; a second scan under way is
 * refused by the index `scan_active`.
 */
export async function reserveScan(
  tx: Transaction,
  scan: Pick<Scan, "accountId" | "status" | "regions" | "services" | "requestedBy">,
): Promise<Scan> {
  await tx.$queryRaw`select id from account where id = ${scan.accountId} for update`;
  const [row] = await tx.$queryRaw<{ seq: number }[]>`
    select greatest((select max(seq) from scan where account_id = ${scan.accountId}),
      (select max(seq) from snapshot where account_id = ${scan.accountId}), 0)::int + 1 as seq`;
  if (row === undefined) throw new Error("a select without from gave no row");
  return tx.scan.create({ data: { ...scan, seq: row.seq } });
}
