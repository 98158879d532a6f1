import type { Route } from "next";
import type { FacetName, FieldFilter, SortKey } from "@/lib/model/inventory-filter";
import { type InventoryParams, inventoryQuery, withChoice } from "@/lib/web/inventory-params";
import { accountApiPath, accountPath } from "@/lib/web/links";

/** Addresses that lead from a view of the inventory to its neighbours. */
export type ViewLinks = ReturnType<typeof viewLinks>;

/**
 * Makes the addresses around a view. Whatever changes which rows there are begins at the first page; the opened
 * resource stays open.
 */
export function viewLinks(account: string, params: InventoryParams) {
  const at = (changed: InventoryParams): Route => accountPath(account, "inventory", inventoryQuery(changed));
  const first = { ...params, after: null };
  return {
    /** The view with some parameters changed, from its first page on. */
    here: (changes: Partial<InventoryParams> = {}): Route => at({ ...first, ...changes }),
    /** The view with a value of a facet chosen, or no longer chosen. */
    choice: (name: FacetName, value: string): Route => at(withChoice(params, name, value)),
    /** The view without one condition on a field. */
    withoutField: (filter: FieldFilter): Route => at({ ...first, where: params.where.filter((one) => one !== filter) }),
    /** The view sorted by a column; a second time the other way round. */
    sort: (key: SortKey): Route => at({ ...first, sort: params.sort === key ? `-${key}` : key }),
    /** The next page of the view. */
    after: (cursor: string): Route => at({ ...params, after: cursor }),
    /** The page shown, with another resource in the drawer or with none. */
    open: (arn: string | null, tab: string | null = null): Route => at({ ...params, open: arn, tab }),
    /** The view without any filter. */
    clear: (): Route => {
      const { sort, rows, cols, open, tab } = params;
      return accountPath(account, "inventory", inventoryQuery({ at: params.at, sort, rows, cols, open, tab }));
    },
    /** A file of exactly the rows that the filter leaves. */
    file: (format: "csv" | "json"): string =>
      accountApiPath(account, `inventory/${format}`, inventoryQuery({ ...first, ...NOT_OF_A_FILE })),
    /** The filter alone, as saved views keep it. */
    saved: (): string => {
      const path = accountPath(account, "inventory", inventoryQuery({ ...first, ...OF_A_MOMENT }));
      return path.split("?")[1] ?? "";
    },
  };
}

const OF_A_MOMENT = { at: null, open: null, tab: null } as const;
const NOT_OF_A_FILE = { open: null, tab: null, rows: 50, cols: null } as const;
