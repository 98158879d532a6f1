/** Query of a page as Next hands it over: repeated names come as a list. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** What an inventory page shows, as its address says it. */
export type InventoryParams = {
  at: string | undefined;
  q: string | undefined;
  type: string | undefined;
  region: string | undefined;
  /** True: only what was seen; false: only what was not. */
  seen: boolean | undefined;
  after: string | undefined;
};

/** First value of a parameter; undefined when it is missing or empty. */
export function param(params: SearchParams, name: string): string | undefined {
  const value = params[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first === "" ? undefined : first;
}

/** Reads the parameters of an inventory page; words that mean nothing are left out. */
export function inventoryParams(params: SearchParams): InventoryParams {
  const seen = param(params, "seen");
  return {
    at: param(params, "at"),
    q: param(params, "q")?.trim().slice(0, 200) || undefined,
    type: param(params, "type"),
    region: param(params, "region"),
    seen: seen === "yes" ? true : seen === "no" ? false : undefined,
    after: param(params, "after"),
  };
}

/** The same filter as it stands in an address. */
export function inventoryQuery(params: Partial<InventoryParams>): Record<string, string | undefined> {
  const { at, q, type, region, seen, after } = params;
  return { at, q, type, region, seen: seen === undefined ? undefined : seen ? "yes" : "no", after };
}

/** Number of a snapshot or scan in a path: `S5` or `5`. Null for anything else. */
export function sequence(segment: string): number | null {
  const match = /^S?([1-9]\d{0,8})$/i.exec(segment);
  return match?.[1] === undefined ? null : Number(match[1]);
}
