import type { Metadata } from "next";
import { pageTitle } from "@/lib/web/page-title";
import { param, type SearchParams } from "@/lib/web/view-params";
import { snapshotAt } from "./loaders";

/**
 * Title of a page that shows an account at the date of its address. What does not exist is left out: that it does not,
 * the page says.
 */
export async function datedTitle(page: string, account: string, query: Promise<SearchParams>): Promise<Metadata> {
  const snapshot = await snapshotAt(account, param(await query, "at") ?? "latest").catch(() => null);
  return { title: pageTitle(page, account, snapshot) };
}
