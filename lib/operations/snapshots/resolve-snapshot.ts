import { type Account, Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { isoDay } from "@/lib/model/day";
import { snapshotName } from "@/lib/model/snapshot";
import { findAccount } from "@/lib/operations/accounts/find-account";
import type { Transaction } from "@/lib/operations/define";
import { endOfDay, parseReference, type SnapshotReference } from "./reference";

type Owner = Pick<Account, "id" | "name" | "awsAccountId" | "label">;

/** A snapshot that exists, and the number of the account's newest one. */
export type ResolvedSnapshot = { account: Owner; seq: number; newest: number };

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
  const name = prefix ?? account ?? (await onlyAccount(tx));
  // One statement, because each query of each page begins with it.
  const [found] = await tx.$queryRaw<(Owner & { seq: number | null; newest: number | null })[]>`
    select a.id, a.name, a.aws_account_id as "awsAccountId", a.label,
      (select max(s.seq) from snapshot s where s.account_id = a.id and ${conditionOf(which)}) as seq,
      (select max(s.seq) from snapshot s where s.account_id = a.id) as newest
    from account a where a.name = ${name}`;
  if (found === undefined) {
    // Says which there are.
    await findAccount(tx, name);
    throw new AppError("not_found", `There is no connection called "${name}" any more.`, "account");
  }
  const { seq, newest, ...owner } = found;
  if (seq === null || newest === null) throw new AppError("not_found", await whyNot(tx, owner, which), field);
  return { account: owner, seq, newest };
}

async function onlyAccount(tx: Transaction): Promise<string> {
  const accounts = await tx.account.findMany({ orderBy: { name: "asc" }, take: 20, select: { name: true } });
  const [only, ...others] = accounts;
  if (only === undefined) {
    throw new AppError("not_found", "There are no snapshots yet: `bearings scan` takes one.", "account");
  }
  if (others.length === 0) return only.name;
  const names = accounts.map((account) => account.name).join(", ");
  throw new AppError(
    "invalid",
    `Say which connection is meant (--account NAME), there are several: ${names}.`,
    "account",
  );
}

function conditionOf(which: SnapshotReference["which"]): Prisma.Sql {
  switch (which.kind) {
    case "latest":
      return Prisma.sql`true`;
    case "seq":
      return Prisma.sql`s.seq = ${which.seq}`;
    case "date":
      return Prisma.sql`s.finished_at < ${endOfDay(which.date)}`;
  }
}

async function whyNot(tx: Transaction, account: Owner, which: SnapshotReference["which"]): Promise<string> {
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
    const day = isoDay(first.finishedAt);
    return `"${account.name}" has no snapshot of ${which.date} or before. The first is ${snapshotName(first.seq)} of ${day}.`;
  }
  const wanted = which.kind === "seq" ? ` ${snapshotName(which.seq)}` : "";
  const more = newest.length === 10 ? ", …" : "";
  const names = newest.map(({ seq }) => snapshotName(seq)).join(", ");
  return `"${account.name}" has no snapshot${wanted}. The newest: ${names}${more}.`;
}
