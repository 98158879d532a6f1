import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { COMMIT_LOCK } from "./sql";

/** What the store holds for an account, as rows that people can count. */
export type StoredContents = {
  snapshots: number;
  /** Things that any of them ever saw. */
  resources: number;
  /** When the first and the last were finished; null without snapshots. */
  firstAt: Date | null;
  lastAt: Date | null;
};

/** Counts what the store holds for an account. */
export async function countStored(tx: Prisma.TransactionClient, accountId: number): Promise<StoredContents> {
  const [counts] = await tx.$queryRaw<StoredContents[]>`
    select (select count(*)::int from resource where account_id = ${accountId}) as resources,
           count(*)::int as snapshots, min(finished_at) as "firstAt", max(finished_at) as "lastAt"
    from snapshot where account_id = ${accountId}`;
  return counts ?? { snapshots: 0, resources: 0, firstAt: null, lastAt: null };
}

/**
 * Removes all that the store holds for an account, in a transaction that keeps snapshots from being stored meanwhile.
 * What has the account as its foreign key goes with the account's own row.
 */
export async function removeStored(tx: Prisma.TransactionClient, accountId: number): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${COMMIT_LOCK}::int, ${accountId}::int)`;
  await tx.$executeRaw`delete from version where account_id = ${accountId}`;
  await tx.$executeRaw`delete from body where account_id = ${accountId}`;
  await tx.$executeRaw`delete from resource_runtime where account_id = ${accountId}`;
  await tx.$executeRaw`delete from resource where account_id = ${accountId}`;
  await tx.$executeRaw`delete from gap where account_id = ${accountId}`;
  await tx.$executeRaw`delete from scope_state where account_id = ${accountId}`;
  await tx.$executeRaw`delete from finding where account_id = ${accountId}`;
  await tx.$executeRaw`delete from check_stat where account_id = ${accountId}`;
  await tx.$executeRaw`delete from audit where account_id = ${accountId}`;
  await tx.$executeRaw`delete from scope_coverage where account_id = ${accountId}`;
}
