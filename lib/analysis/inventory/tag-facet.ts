import { type TagChoice, tagChoiceText, tagGroups } from "@/lib/model/tag-choice";
import type { InventoryIndex } from "./build";
import { byCount, type Choice, mostFrequent } from "./choices";
import { FIRST_KEY, type Narrowed, OUT } from "./narrowed";
import { groupsOfKeys } from "./tags";

/**
 * The keys of tags, each with what has it and what is without it, and the values of the keys of which something is
 * chosen right after their key. A key is counted under the choices of all other keys.
 * @param chosen the filter's choices of tags.
 */
export function countTags(
  index: InventoryIndex,
  fails: Narrowed,
  chosen: readonly string[],
): { choices: Choice[]; more: number } {
  const groups = tagGroups(chosen);
  const { keys, pairKey, pairValue } = index.tags;
  const groupOfKey = groupsOfKeys(keys, groups);
  const { ofKey, ofPair, whole } = tally(index, fails, groupOfKey, groups.length);

  const rows = [
    ...keys.map((key, code) => ({ key, group: groupOfKey[code] ?? 0, count: ofKey[code] ?? 0 })),
    ...groups.flatMap(({ key }, at) => (keys.includes(key) ? [] : [{ key, group: at + 1, count: 0 }])),
  ].filter(({ group, count }) => group !== 0 || count > 0);
  const shownRows = mostFrequent(
    rows,
    ({ count }) => count,
    ({ group }) => group !== 0,
  );

  const present = Array.from(ofPair.keys()).filter((pair) => ofPair[pair] !== 0);
  const isPicked = (pair: number) =>
    groups[(groupOfKey[pairKey[pair] ?? 0] ?? 0) - 1]?.values.has(pairValue[pair] ?? "") === true;
  const shownPairs = mostFrequent(present, (pair) => ofPair[pair] ?? 0, isPicked);

  // Texts are made only of what is shown: a key such as Name has a value for each resource.
  const values = groups.map(({ key, values: wanted }) => {
    const missing = new Set(wanted);
    const found = shownPairs
      .filter((pair) => keys[pairKey[pair] ?? 0] === key)
      .map((pair): Choice => {
        const value = pairValue[pair] ?? "";
        return valueChoice({ key, wanted: { value } }, ofPair[pair] ?? 0, missing.delete(value));
      });
    const none = [...missing].map((value) => valueChoice({ key, wanted: { value } }, 0, true));
    return [...found, ...none].sort(byCount);
  });
  const choices = shownRows
    .map(({ key, group, count }): { group: number; choice: Choice } => {
      const { any = false, none = false } = groups[group - 1] ?? {};
      const value = tagChoiceText({ key, wanted: "none" });
      const without = { value, count: (whole[0] ?? 0) + (group === 0 ? 0 : (whole[group] ?? 0)) - count, chosen: none };
      return {
        group,
        choice: { value: tagChoiceText({ key, wanted: "any" }), label: key, count, chosen: any, without },
      };
    })
    .toSorted((a, b) => byCount(a.choice, b.choice))
    .flatMap(({ group, choice }) => [choice, ...(values[group - 1] ?? [])]);
  return { choices, more: rows.length - shownRows.length + present.length - shownPairs.length };
}

function valueChoice(choice: TagChoice & { wanted: { value: string } }, count: number, chosen: boolean): Choice {
  return { value: tagChoiceText(choice), label: `${choice.key}=${choice.wanted.value}`, count, chosen };
}

/**
 * What counts for a key: what fits, and what only the choices of that key leave out.
 * @returns counts of keys, of the pairs of keys with choices, and how many things with readable tags fit (entry 0) or
 *   are left out by one group of choices alone (from 1 on).
 */
function tally(index: InventoryIndex, fails: Narrowed, groupOfKey: Uint8Array, groups: number) {
  const { start, pairs, keys, pairKey, pairValue } = index.tags;
  const ofKey = new Uint32Array(keys.length);
  const ofPair = new Uint32Array(groups === 0 ? 0 : pairValue.length);
  const whole = new Uint32Array(groups + 1);
  for (let resource = 0; resource < index.size; resource += 1) {
    const fail = fails[resource] ?? OUT;
    if (fail !== 0 && (fail < FIRST_KEY || fail === OUT)) continue;
    const only = fail === 0 ? 0 : fail - FIRST_KEY + 1;
    if (index.tagsSeen[resource] === 1) whole[only] = (whole[only] ?? 0) + 1;
    const end = start[resource + 1] ?? 0;
    for (let at = start[resource] ?? 0; at < end; at += 1) {
      const pair = pairs[at] ?? 0;
      const key = pairKey[pair] ?? 0;
      const group = groupOfKey[key] ?? 0;
      if (only !== 0 && group !== only) continue;
      ofKey[key] = (ofKey[key] ?? 0) + 1;
      if (group !== 0) ofPair[pair] = (ofPair[pair] ?? 0) + 1;
    }
  }
  return { ofKey, ofPair, whole };
}
