import type { Route } from "next";
import { accountPath } from "@/lib/web/links";

/** Parts of what is shown of a resource, as `?tab=` names them; the first is shown when it names none. */
export const RESOURCE_TABS = ["overview", "configuration", "relations", "findings", "history", "json"] as const;
export type ResourceTab = (typeof RESOURCE_TABS)[number];

/**
 * Where a resource's links lead: those of the drawer stay beside the table, those of its own page go from page to
 * page. `tab` is left out for the overview.
 */
export type HrefTo = (arn: string, tab?: ResourceTab) => Route;

/** The tab that an address names; the overview for words that name none. */
export function resourceTab(word: string | undefined): ResourceTab {
  return RESOURCE_TABS.find((tab) => tab === word) ?? "overview";
}

/** Address of a resource's own page at a date. */
export function resourcePath(account: string, at: string, arn: string, tab?: ResourceTab): Route {
  return accountPath(account, "resources", { at, arn, tab: tab === "overview" ? undefined : tab });
}
