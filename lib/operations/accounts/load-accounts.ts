import { AccountConnection } from "@/lib/aws/connection";
import type { Account } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/operations/define";
import { type SnapshotRow, snapshotView } from "@/lib/operations/snapshots/load-snapshots";
import { scopeOf } from "@/lib/operations/snapshots/scan-choice";
import { scanView } from "@/lib/operations/snapshots/scan-view";
import { findAccount } from "./find-account";
import type { AccountView } from "./views";

/** Views of all connections, by name. */
export async function loadAccounts(tx: Transaction): Promise<AccountView[]> {
  return accountViews(tx, await tx.account.findMany({ orderBy: { name: "asc" } }));
}

/** View of one connection. Throws `not_found`. */
export async function loadAccount(tx: Transaction, name: string): Promise<AccountView> {
  const [view] = await accountViews(tx, [await findAccount(tx, name)]);
  if (view === undefined) throw new Error("an account has a view");
  return view;
}

/** Two statements however many there are: every page of an account begins with them. */
async function accountViews(tx: Transaction, accounts: Account[]): Promise<AccountView[]> {
  const ids = accounts.map(({ id }) => id);
  const scans = await tx.scan.findMany({
    where: { accountId: { in: ids }, status: { in: ["queued", "running"] } },
    orderBy: { seq: "desc" },
    omit: { progress: true },
  });
  const last = await lastOf(tx, ids);
  return accounts.map((account) => {
    const active = scans.find(({ accountId }) => accountId === account.id);
    const { newest = null, scope = scopeOf(null) } = last.get(account.id) ?? {};
    return {
      name: account.name,
      awsAccountId: account.awsAccountId,
      connection: AccountConnection.parse(account.connection),
      label: account.label,
      createdAt: account.createdAt.toISOString(),
      newestSnapshot: newest,
      activeScan: active === undefined ? null : scanView(active),
      scope,
    };
  });
}

/** The newest snapshot of each account, and what the last scan that became one was asked for. */
async function lastOf(tx: Transaction, ids: number[]) {
  const rows = await tx.$queryRaw<
    (SnapshotRow & { id: number; regions: string[] | null; services: string[] | null })[]
  >`
    select a.id, a.name as account, p.seq, p.started_at, p.finished_at, null as scan_status,
      p.status as snapshot_status, p.stats, null as error, s.regions, s.services
    from account a
    left join lateral (select * from snapshot where account_id = a.id order by seq desc limit 1) p on true
    left join lateral (
      select regions, services from scan
      where account_id = a.id and status in ('complete', 'partial') order by seq desc limit 1
    ) s on true
    where a.id = any(${ids})`;
  return new Map(
    rows.map(({ id, regions, services, ...row }) => [
      id,
      {
        newest: row.snapshot_status === null ? null : snapshotView(row),
        scope: scopeOf(regions === null || services === null ? null : { regions, services }),
      },
    ]),
  );
}
