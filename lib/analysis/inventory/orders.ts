import type { Sort, SortKey } from "@/lib/model/inventory-filter";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { type InventoryIndex, managerOf } from "./build";

/** Resources in the order of a sort. */
export type Order = Uint32Array;

/**
 * Resources in an order, made at the first use. Whatever the case; equal ones by ARN; those without a value last,
 * descending as well.
 */
export function orderOf(index: InventoryIndex, sort: Sort): Order {
  const known = index.orders.get(sort);
  if (known) return known;
  const isDescending = sort.startsWith("-");
  // The rest of a valid sort is a key.
  const key = (isDescending ? sort.slice(1) : sort) as SortKey;
  const order = isDescending ? reversed(orderOf(index, key), present(index, key)) : ascending(index, key);
  index.orders.set(sort, order);
  return order;
}

function ascending(index: InventoryIndex, key: SortKey): Order {
  if (key === "name") return byText(index.names);
  if (key === "id") return byText(index.ids);
  const { codes, ranks, count } = ranked(index, key);
  // By counting: how many come before each rank, then each resource to its place.
  const places = new Uint32Array(count + 1);
  for (const code of codes) places[(ranks[code] ?? 0) + 1] = (places[(ranks[code] ?? 0) + 1] ?? 0) + 1;
  for (let rank = 1; rank <= count; rank += 1) places[rank] = (places[rank] ?? 0) + (places[rank - 1] ?? 0);
  const order = new Uint32Array(index.size);
  codes.forEach((code, resource) => {
    const rank = ranks[code] ?? 0;
    const place = places[rank] ?? 0;
    order[place] = resource;
    places[rank] = place + 1;
  });
  return order;
}

function byText(texts: readonly string[]): Order {
  const lower = texts.map((text) => text.toLowerCase());
  const order = Uint32Array.from(lower, (_, resource) => resource);
  return order.sort((a, b) => {
    const [one, other] = [lower[a] ?? "", lower[b] ?? ""];
    return one < other ? -1 : one > other ? 1 : a - b;
  });
}

/** Values of a column by rank; equal words have equal ranks. */
function ranked(index: InventoryIndex, key: CodedKey): { codes: Uint32Array; ranks: Uint32Array; count: number } {
  const { codes, values } = sortColumn(index, key);
  const words = values.map((value) => (typeof value === "string" ? value.toLowerCase() : value));
  const distinct = [...new Set(words.filter((word) => word !== null))].sort((a, b) => (a < b ? -1 : 1));
  const rankOf = new Map(distinct.map((word, rank) => [word, rank]));
  const ranks = Uint32Array.from(words, (word) => (word === null ? distinct.length : (rankOf.get(word) ?? 0)));
  return { codes, ranks, count: distinct.length + 1 };
}

type CodedKey = Exclude<SortKey, "name" | "id">;
type SortColumn = { codes: Uint32Array; values: readonly (string | number | null)[] };

function sortColumn(index: InventoryIndex, key: CodedKey): SortColumn {
  const { type, managed, vpcs } = index;
  switch (key) {
    case "type":
      return { codes: type.codes, values: type.values.map((name) => name && (resourceTypeOf(name)?.title ?? name)) };
    case "managed":
      return { codes: managed.codes, values: managed.values.map(managerWords) };
    case "vpc":
      return {
        codes: vpcs.codes,
        values: vpcs.sets.map(([first]) => (first === undefined ? null : vpcWords(vpcs, first))),
      };
    case "since":
      return numbers(index.firstSeq);
    case "changed":
      return numbers(index.changedSeq);
    default:
      return index[key];
  }
}

function managerWords(text: string | null): string | null {
  if (text === null) return null;
  const { title, name } = managerOf(text);
  return `${title} ${name}`;
}

function vpcWords({ ids, names }: InventoryIndex["vpcs"], vpc: number): string {
  return `${names[vpc] ?? ids[vpc]} ${ids[vpc]}`;
}

function numbers(list: Int32Array): SortColumn {
  const values = [...new Set(list)];
  const codes = new Map(values.map((value, code) => [value, code]));
  return { codes: Uint32Array.from(list, (value) => codes.get(value) ?? 0), values };
}

/** How many resources have a value for a key. */
function present(index: InventoryIndex, key: SortKey): number {
  if (key === "name" || key === "id") return index.size;
  const { codes, values } = sortColumn(index, key);
  return codes.reduce((count, code) => count + (values[code] === null ? 0 : 1), 0);
}

function reversed(order: Order, count: number): Order {
  const made = order.slice();
  made.subarray(0, count).reverse();
  return made;
}
