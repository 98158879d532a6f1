import { redirect } from "next/navigation";
import { accountPath } from "@/lib/web/links";
import { param } from "@/lib/web/view-params";
import { accountOf } from "./loaders";
import { NothingYet } from "./nothing-yet";

/** Front page of an account: leads to what there is, at the date of the address, or says that there is nothing yet. */
export default async function AccountFront({ params, searchParams }: PageProps<"/accounts/[account]">) {
  const account = await accountOf((await params).account);
  const { name, activeScan, newestSnapshot } = account;
  const at = param(await searchParams, "at") ?? newestSnapshot?.name;
  if (newestSnapshot !== null) redirect(accountPath(name, "inventory", { at }));
  if (activeScan !== null) redirect(accountPath(name, `scans/${activeScan.name}`));
  return <NothingYet account={account} />;
}
