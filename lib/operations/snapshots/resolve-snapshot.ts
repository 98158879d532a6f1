import type { Account } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { snapshotName } from "@/lib/model/snapshot";
import { findAccount } from "@/lib/operations/accounts/find-account";
import type { Transaction } from "@/lib/operations/define";
import { endOfDay, parseReference, type SnapshotReference } from "./reference";

/** A snapshot that exists. */
export type ResolvedSnapshot = { account: Account; seq: number };

/**
 * Finds the snapshot that a reference means.
 * @param account name of the connection; may be left out when the reference names it or there is only one.
 * @param field input that the reference came from, for errors.
 * @throws AppError `invalid` for what is no reference, `not_found` naming what exists.
 */
export async function resolveSnapshot(
  tx: Transaction,
  account: string | undefined,
  reference: string,
  field = "at",
): Promise<ResolvedSnapshot> {
  const { account: prefix, which } = parseReference(reference, field);
  if (prefix !== null && account !== undefined && prefix !== account) {
    throw new AppError("invalid", `${reference} is a snapshot of "${prefix}", not of "${account}".`, field);
  }
  const row = await accountOf(tx, prefix ?? account);
  const found = await tx.snapshot.findFirst({
    where: { accountId: row.id, ...conditionOf(which) },
    orderBy: { seq: "desc" },
    select: { seq: true },
  });
  if (found === null) throw new AppError("not_found", await whyNot(tx, row, which), field);
  return { account: row, seq: found.seq };
}

async function accountOf(tx: Transaction, name: string | undefined): Promise<Account> {
  if (name !== undefined) return findAccount(tx, name);
  const accounts = await tx.account.findMany({ orderBy: { name: "asc" }, take: 20 });
  const [only, ...others] = accounts;
  if (only === undefined) {
    throw new AppError("not_found", "There are no snapshots yet: `bearings scan` takes one.", "account");
  }
  if (others.length === 0) return only;
  const names = accounts.map((account) => account.name).join(", ");
  throw new AppError(
    "invalid",
    `Say which connection is meant (--account NAME), there are several: ${names}.`,
    "account",
  );
}

function conditionOf(which: SnapshotReference["which"]) {
  switch (which.kind) {
    case "latest":
      return {};
    case "seq":
      return { seq: which.seq };
    case "date":
      return { finishedAt: { lt: endOfDay(which.date) } };
  }
}

async function whyNot(tx: Transaction, account: Account, which: SnapshotReference["which"]): Promise<string> {
  const accountId = account.id;
  if (which.kind === "seq") {
    const scan = await tx.scan.findUnique({
      where: { accountId_seq: { accountId, seq: which.seq } },
      select: { status: true, error: true },
    });
    const name = snapshotName(which.seq);
    if (scan?.status === "interrupted")
      return `${name} of "${account.name}" was interrupted: ${scan.error ?? ""}`.trim();
    if (scan !== null) return `${name} of "${account.name}" is not finished yet.`;
  }
  const newest = await tx.snapshot.findMany({ where: { accountId }, orderBy: { seq: "desc" }, take: 10 });
  const [last] = newest;
  if (last === undefined) return `"${account.name}" has no snapshot yet: scan it first.`;
  if (which.kind === "date") {
    const first = await tx.snapshot.findFirstOrThrow({ where: { accountId }, orderBy: { seq: "asc" } });
    const day = first.finishedAt.toISOString().slice(0, 10);
    return `"${account.name}" has no snapshot of ${which.date} or before. The first is ${snapshotName(first.seq)} of ${day}.`;
  }
  const wanted = which.kind === "seq" ? ` ${snapshotName(which.seq)}` : "";
  const more = newest.length === 10 ? ", …" : "";
  const names = newest.map(({ seq }) => snapshotName(seq)).join(", ");
  return `"${account.name}" has no snapshot${wanted}. The newest: ${names}${more}.`;
}
