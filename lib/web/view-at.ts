import type { Route } from "next";
import type { SearchParams } from "./view-params";

/** The view that an address shows: pages of an account below `/accounts/NAME`, and its query. */
export type View = {
  account: string;
  /** Path below the account: `["snapshots", "S5"]`. */
  page: readonly string[];
  query: SearchParams;
};

/**
 * Address of the same view at another snapshot, everything else in it kept. A page about one snapshot becomes the one
 * about the other; a page about a scan shows no snapshot, so the inventory stands in for it.
 */
export function viewAt({ account, page, query }: View, at: string): Route {
  const [section, name] = page;
  if (section === "snapshots" && name !== undefined) return address(account, ["snapshots", at], {});
  if (section === "scans") return address(account, ["inventory"], { at });
  // A position in a list belongs to its snapshot.
  const { at: _at, after: _after, ...kept } = query;
  return address(account, page, { at, ...kept });
}

function address(account: string, page: readonly string[], query: SearchParams): Route {
  const params = new URLSearchParams();
  for (const [key, given] of Object.entries(query)) {
    for (const value of [given ?? []].flat()) if (value !== "") params.append(key, value);
  }
  const path = ["/accounts", account, ...page]
    .map((part, at) => (at === 0 ? part : encodeURIComponent(part)))
    .join("/");
  // Every page below /accounts/[account] takes its parameters from the query, so each of these is a route.
  return (params.size === 0 ? path : `${path}?${params}`) as Route;
}
