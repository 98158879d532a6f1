import { AppError } from "@/lib/errors";
import { findAccount } from "@/lib/operations/accounts/find-account";
import type { Transaction } from "@/lib/operations/define";

/**
 * The account and its newest snapshot, from which on a decision holds or ends.
 * @throws AppError `not_found` for the account, `conflict` while it has no snapshot to decide about
 */
export async function newestOf(
  tx: Transaction,
  name: string,
): Promise<{ accountId: number; seq: number; finishedAt: Date }> {
  const { id: accountId } = await findAccount(tx, name);
  const newest = await tx.snapshot.findFirst({
    where: { accountId },
    orderBy: { seq: "desc" },
    select: { seq: true, finishedAt: true },
  });
  if (newest === null)
    throw new AppError(
      "conflict",
      `"${name}" has no snapshot yet: scan it before anything is decided about it.`,
      "account",
    );
  return { accountId, ...newest };
}

/** Refuses a day that covers nothing. @throws AppError `invalid` */
export function checkDay(day: Date | null, field: string): void {
  if (day !== null && day <= new Date()) throw new AppError("invalid", "Choose a day after today.", field);
}
