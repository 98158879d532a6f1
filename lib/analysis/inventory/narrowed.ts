import { FACETS } from "@/lib/model/inventory-filter";

/**
 * Of each resource, what leaves it out: 0 nothing, so it fits; from 1 on the facet of that number alone (counted from
 * 1 in the order of `FACETS`), so it counts for that facet's choices; from `FIRST_KEY` on the choices of one key of
 * the tags alone (in the order of `tagGroups`); `OUT` anything else.
 */
export type Narrowed = Uint8Array;

export const FIRST_KEY = FACETS.length + 1;
export const OUT = 255;
