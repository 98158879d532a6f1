import type { Query } from "../list/use-hands";

/** Begins the filter of a cell that shows a field of the configuration; the path follows. */
export const FIELD = "field:";

/**
 * What changes in the address when somebody filters by a cell: one more value of a facet, a condition on a field, or
 * the text of a name to search for. From the first page on.
 * @param query parameters of the view
 * @param filter name of a facet, `q`, or `field:` and a path
 */
export function filteredBy(query: Query, filter: string, value: string): Query {
  if (filter === "q") return { after: null, q: value };
  const [name, added] = filter.startsWith(FIELD)
    ? ["where", `${filter.slice(FIELD.length)}=${value}`]
    : [filter, value];
  const had = [query[name] ?? []].flat();
  return { after: null, [name]: [...new Set([...had, added])] };
}
