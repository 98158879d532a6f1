import type { SavedView } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/operations/define";
import type { SavedViewView } from "./views";

/** A row as pages see it. */
export function savedView({ name, query, madeBy, madeAt }: SavedView): SavedViewView {
  return { name, query, madeBy, madeAt: madeAt.toISOString() };
}

/** The view of that name. Throws `not_found`. */
export async function findView(tx: Transaction, account: { id: number; name: string }, name: string) {
  const view = await tx.savedView.findUnique({ where: { accountId_name: { accountId: account.id, name } } });
  if (view === null) throw new AppError("not_found", `"${account.name}" has no view called "${name}".`, "name");
  return view;
}
