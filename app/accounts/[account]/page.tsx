import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getAuditSummary } from "@/lib/operations/findings/get-audit-summary";
import { getFirstWeek } from "@/lib/operations/first-week/get-first-week";
import { accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { param } from "@/lib/web/view-params";
import { Home } from "./first-week/home";
import { accountOf } from "./loaders";
import { NothingYet } from "./nothing-yet";
import { datedTitle } from "./title";

/** Title of the browser's tab. */
export async function generateMetadata({ params, searchParams }: PageProps<"/accounts/[account]">): Promise<Metadata> {
  return datedTitle("First week", (await params).account, searchParams);
}

/** Front page of an account: what its snapshot tells of it, its running first scan, or that there is nothing yet. */
export default async function AccountFront({ params, searchParams }: PageProps<"/accounts/[account]">) {
  const account = await accountOf((await params).account);
  const { name, activeScan, newestSnapshot } = account;
  if (newestSnapshot === null) {
    if (activeScan !== null) redirect(accountPath(name, `scans/${activeScan.name}`));
    return <NothingYet account={account} />;
  }
  const at = param(await searchParams, "at") ?? "latest";
  const [week, audit] = await Promise.all([
    load(getFirstWeek, { account: name, at }),
    load(getAuditSummary, { account: name, at }),
  ]);
  return <Home week={week} audit={audit} />;
}
