import { AccountConnection } from "@/lib/aws/connection";
import type { Account } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/operations/define";
import { loadSnapshots } from "@/lib/operations/snapshots/load-snapshots";
import { lastScope } from "@/lib/operations/snapshots/scan-choice";
import { scanView } from "@/lib/operations/snapshots/scan-view";
import { findAccount } from "./find-account";
import type { AccountView } from "./views";

/** Views of all connections, by name. */
export async function loadAccounts(tx: Transaction): Promise<AccountView[]> {
  const accounts = await tx.account.findMany({ orderBy: { name: "asc" } });
  return Promise.all(accounts.map((account) => accountView(tx, account)));
}

/** View of one connection. Throws `not_found`. */
export async function loadAccount(tx: Transaction, name: string): Promise<AccountView> {
  return accountView(tx, await findAccount(tx, name));
}

async function accountView(tx: Transaction, account: Account): Promise<AccountView> {
  const active = await tx.scan.findFirst({
    where: { accountId: account.id, status: { in: ["queued", "running"] } },
    omit: { progress: true },
  });
  const [newest] = await loadSnapshots(tx, { accountId: account.id, finishedOnly: true, limit: 1 });
  return {
    name: account.name,
    awsAccountId: account.awsAccountId,
    connection: AccountConnection.parse(account.connection),
    label: account.label,
    createdAt: account.createdAt.toISOString(),
    newestSnapshot: newest ?? null,
    activeScan: active === null ? null : scanView(active),
    scope: await lastScope(tx, account.id),
  };
}
