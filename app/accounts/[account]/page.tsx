import { redirect } from "next/navigation";
import { accountPath } from "@/lib/web/links";
import { accountOf } from "./loaders";
import { NothingYet } from "./nothing-yet";

/** Front page of an account: leads to what there is, or says that there is nothing yet. */
export default async function AccountFront({ params }: PageProps<"/accounts/[account]">) {
  const account = await accountOf((await params).account);
  const { name, activeScan, newestSnapshot } = account;
  if (newestSnapshot !== null) redirect(accountPath(name, "inventory", { at: newestSnapshot.name }));
  if (activeScan !== null) redirect(accountPath(name, `scans/${activeScan.name}`));
  return <NothingYet account={account} />;
}
