import type { Route } from "next";

type Params = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/**
 * Address of a page of an account. Parameters that are null, undefined or empty are left out, the rest stand in the
 * order given, a list as a parameter for each item, so that equal views have equal addresses.
 * @param page path below the account: `inventory`, `snapshots/S5`, or empty for its front page.
 */
export function accountPath(account: string, page: string, params: Params = {}): Route {
  const path = `/accounts/${encodeURIComponent(account)}${page === "" ? "" : `/${page}`}`;
  // Every page below /accounts/[account] takes its parameters from the query, so each of these is a route.
  return withQuery(path, params) as Route;
}

/** Address of a download or stream of an account; not a page. */
export function accountApiPath(account: string, path: string, params: Params = {}): string {
  return withQuery(`/api/accounts/${encodeURIComponent(account)}/${path}`, params);
}

function withQuery(path: string, params: Params): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of [value ?? []].flat()) if (one !== "") query.append(name, one);
  }
  return query.size === 0 ? path : `${path}?${query}`;
}
