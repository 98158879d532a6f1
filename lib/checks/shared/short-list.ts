/** Longest list that a fact holds. */
const LONGEST = 20;

/** A list for a fact: sorted, its first 20 items, then how many more there are. */
export function shortList(items: readonly string[]): string[] {
  const sorted = [...new Set(items)].sort();
  const more = sorted.length - LONGEST;
  return more > 0 ? [...sorted.slice(0, LONGEST), `and ${more} more`] : sorted;
}

/** A list in a sentence: `a, b and c`; beyond `longest` items the number of the rest. */
export function inWords(items: readonly string[], longest = 6): string {
  const named = items.length > longest ? items.slice(0, longest - 1) : items;
  const all = items.length > longest ? [...named, `${items.length - named.length} more`] : [...named];
  const last = all.pop() ?? "";
  return all.length === 0 ? last : `${all.join(", ")} and ${last}`;
}
