import { isJsonObject, type Json } from "@/lib/model/json";

/** Items of two lists that stand for the same thing, and those that only one list has; labels go into paths. */
export type Matched = {
  pairs: { label: string; before: Json; after: Json }[];
  removed: { label: string; item: Json }[];
  added: { label: string; item: Json }[];
};

/** Fields by which AWS and its users tell items apart, best first; then any that ends like one. */
const IDENTITIES = ["Sid", "Id", "Arn", "GroupId", "Key", "Name", "RuleName", "PolicyArn", "PolicyName", "DeviceName"];
const LIKE_AN_IDENTITY = /(?:Id|ID|Arn|ARN|Name|Key|id|arn|name|key)$/;

/** Pairs the items of two lists: by a field that identifies all of them, else those that are equal. */
export function matchItems(before: readonly Json[], after: readonly Json[]): Matched {
  const field = identityOf(before, after);
  return field === null ? matchEqual(before, after) : matchBy(field, before, after);
}

function matchBy(field: string, before: readonly Json[], after: readonly Json[]): Matched {
  const label = (item: Json) => `${field}=${identity(item, field)}`;
  const matched: Matched = { pairs: [], removed: [], added: [] };
  const later = new Map(after.map((item) => [identity(item, field), item]));
  for (const item of before) {
    const other = later.get(identity(item, field));
    later.delete(identity(item, field));
    if (other === undefined) matched.removed.push({ label: label(item), item });
    else matched.pairs.push({ label: label(item), before: item, after: other });
  }
  for (const item of later.values()) matched.added.push({ label: label(item), item });
  return matched;
}

function matchEqual(before: readonly Json[], after: readonly Json[]): Matched {
  const left = new Map<string, number>();
  for (const item of after) left.set(JSON.stringify(item), (left.get(JSON.stringify(item)) ?? 0) + 1);
  const take = (item: Json): boolean => {
    const count = left.get(JSON.stringify(item)) ?? 0;
    if (count > 0) left.set(JSON.stringify(item), count - 1);
    return count > 0;
  };
  const removed = before.filter((item) => !take(item)).map((item) => ({ label: "", item }));
  // What is left of the count are the items that only the later list has; the last ones of several equal items.
  const added = after.toReversed().filter(take).toReversed();
  return { pairs: [], removed, added: added.map((item) => ({ label: "", item })) };
}

/** The first field that every item of both lists has as a text, and that no two items of one list share. */
function identityOf(before: readonly Json[], after: readonly Json[]): string | null {
  const [first] = [...before, ...after];
  if (first === undefined || !isJsonObject(first)) return null;
  const own = Object.keys(first).filter((key) => !IDENTITIES.includes(key) && LIKE_AN_IDENTITY.test(key));
  const fits = (field: string) =>
    [before, after].every((list) => {
      const values = list.map((item) => identity(item, field));
      return !values.includes(null) && new Set(values).size === list.length;
    });
  return [...IDENTITIES, ...own].find(fits) ?? null;
}

function identity(item: Json, field: string): string | null {
  if (!isJsonObject(item) || !Object.hasOwn(item, field)) return null;
  const value = item[field];
  return typeof value === "string" ? value : null;
}
