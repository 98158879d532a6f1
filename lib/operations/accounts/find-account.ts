import type { Account } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/operations/define";

/** The row of a named connection. Throws `not_found` with the names that exist. */
export async function findAccount(tx: Transaction, name: string): Promise<Account> {
  const account = await tx.account.findUnique({ where: { name } });
  if (account !== null) return account;
  const others = await tx.account.findMany({ select: { name: true }, orderBy: { name: "asc" }, take: 20 });
  const hint =
    others.length === 0
      ? "There are none yet: connect one in the browser, or with `bearings scan --account NAME`."
      : `There ${others.length === 1 ? "is" : "are"}: ${others.map((other) => other.name).join(", ")}.`;
  throw new AppError("not_found", `There is no connection called "${name}". ${hint}`, "account");
}
