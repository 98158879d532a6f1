/**
 * Rewrites the fields of what AWS answered, at every depth; fields without a value are left out.
 * @param rewrite what stands in place of a field; null for a field that stays and is looked into
 */
export function rewriteFields(
  value: unknown,
  rewrite: (field: string, item: NonNullable<unknown>) => [field: string, item: unknown][] | null,
): unknown {
  if (Array.isArray(value)) return value.map((item) => rewriteFields(item, rewrite));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, item]): [string, unknown][] => {
      if (item === undefined || item === null) return [];
      return rewrite(field, item) ?? [[field, rewriteFields(item, rewrite)]];
    }),
  );
}

/** Sorted names of a map, or of a list of names with values; what is neither has none. */
export function namesIn(values: unknown): string[] {
  if (typeof values !== "object" || values === null) return [];
  if (!Array.isArray(values)) return Object.keys(values).sort();
  const items: unknown[] = values;
  return items.flatMap(nameOf).sort();
}

/** ECS and Batch write `name`, also inside of others' answers; most write `Name`. */
function nameOf(item: unknown): string[] {
  if (typeof item !== "object" || item === null) return [];
  const name = "Name" in item ? item.Name : "name" in item ? item.name : undefined;
  return typeof name === "string" ? [name] : [];
}
