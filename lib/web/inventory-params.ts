import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsNumberLiteral,
  parseAsStringLiteral,
} from "nuqs/server";
import {
  FACETS,
  type FacetName,
  type FieldFilter,
  fieldFilterText,
  fieldSteps,
  parseFieldFilter,
  SORTS,
} from "@/lib/model/inventory-filter";
import { parseTagChoice, tagChoiceText } from "@/lib/model/tag-choice";
import { choices, MAX_ARN, MAX_VALUE, ROW_COUNTS, search, several, text, words } from "./param-parsers";

const MAX_COLUMNS = 30;

function tagChoice(value: string): string | null {
  const choice = value === "" || value.length > MAX_VALUE ? null : parseTagChoice(value);
  return choice && tagChoiceText(choice);
}

const columns = createParser({
  parse: (value) => [...new Set(value.split(","))].filter((name) => fieldSteps(name) !== null).slice(0, MAX_COLUMNS),
  serialize: (names: string[]) => names.join(","),
});

/** Every parameter of the inventory's address; all of the page's state stands in it. */
export const INVENTORY_PARSERS = {
  at: words(100),
  q: search,
  service: choices,
  type: choices,
  region: choices,
  vpc: choices,
  state: choices,
  managed: choices,
  tag: several(tagChoice, text),
  seen: several((value) => (value === "yes" || value === "no" ? value : null), text),
  where: several(parseFieldFilter, fieldFilterText, 10),
  sort: parseAsStringLiteral(SORTS).withDefault("name"),
  rows: parseAsNumberLiteral(ROW_COUNTS).withDefault(50),
  cols: columns,
  after: words(64),
  open: words(MAX_ARN),
  tab: words(20),
};

const loadRaw = createLoader(INVENTORY_PARSERS);

/** What an inventory page shows, as its address says it; null for what it does not say. */
export type InventoryParams = inferParserType<typeof INVENTORY_PARSERS>;

/** An address's query, in any form in which Next hands it over. */
type Query = URLSearchParams | Record<string, string | string[] | undefined>;

/**
 * Reads the address of the inventory. Words that mean nothing are left out, and so are conditions on fields unless
 * exactly one type is chosen.
 */
export function loadInventoryParams(query: Query): InventoryParams {
  const params = loadRaw(query);
  return params.type.length === 1 ? params : { ...params, where: [] };
}

/** The part of the parameters that narrows the list, as `listResources`, `placeOfResource` and the export take it. */
export function inventoryFilter(params: InventoryParams) {
  const { service, type, region, vpc, state, managed, tag, seen, where } = params;
  return { q: params.q ?? undefined, service, type, region, vpc, state, managed, tag, seen, where };
}

/** True when something narrows the list. */
export function isFiltered(params: InventoryParams): boolean {
  return params.q !== null || params.where.length > 0 || FACETS.some((name) => params[name].length > 0);
}

/**
 * The parameters as they stand in an address, for `accountPath`: in one fixed order, defaults left out, so that equal
 * views have equal addresses.
 */
export function inventoryQuery(params: Partial<InventoryParams>): Record<string, string | readonly string[] | null> {
  const { at, q, sort, rows, cols, after, open, tab, where = [] } = params;
  const chosen = (name: FacetName): readonly string[] => params[name] ?? [];
  return {
    at: at ?? null,
    q: q ?? null,
    ...Object.fromEntries(FACETS.map((name) => [name, chosen(name)])),
    where: where.map((one: FieldFilter) => fieldFilterText(one)),
    sort: sort === undefined || sort === "name" ? null : sort,
    rows: rows === undefined || rows === 50 ? null : String(rows),
    cols: cols ? cols.join(",") : null,
    after: after ?? null,
    open: open ?? null,
    tab: tab ?? null,
  };
}

/**
 * The address with one value of a facet chosen, or no longer chosen when it was; from the first page on. Of a tag,
 * there and not there take each other's place.
 */
export function withChoice(params: InventoryParams, name: FacetName, value: string): InventoryParams {
  const had: readonly string[] = params[name];
  const opposite = name === "tag" ? oppositeOf(value) : null;
  const chosen = had.includes(value)
    ? had.filter((one) => one !== value)
    : [...had.filter((one) => one !== opposite), value];
  const next = { ...params, [name]: chosen, after: null };
  return next.type.length === 1 ? next : { ...next, where: [] };
}

/** `!Key` for `Key` and the other way round; null for a value. */
function oppositeOf(text: string): string | null {
  const choice = parseTagChoice(text);
  if (choice === null || typeof choice.wanted === "object") return null;
  return tagChoiceText({ key: choice.key, wanted: choice.wanted === "any" ? "none" : "any" });
}
