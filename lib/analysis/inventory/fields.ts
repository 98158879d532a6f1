import { type FieldStep, fieldPath, fieldSteps } from "@/lib/model/inventory-filter";
import { isJsonObject, type Json, type JsonObject } from "@/lib/model/json";
import { isUnseen } from "@/lib/model/read";

/** A field with a single value (text, number, yes or no) that configurations have. */
export type ConfigurationField = {
  path: string;
  /** Configurations that have it. */
  count: number;
  /** Up to five values, the most frequent first. */
  examples: string[];
};

/** Documents (policies) can nest without end. */
const MAX_FIELDS = 1000;
const MAX_EXAMPLE = 80;

/** The fields of some configurations, by path. What could not be read is left out. */
export function configurationFields(configurations: readonly JsonObject[]): ConfigurationField[] {
  const found = new Map<string, { count: number; values: Map<string, number> }>();
  for (const configuration of configurations) {
    const own = new Map<string, Set<string>>();
    for (const [key, value] of Object.entries(configuration)) {
      if (!isUnseen(value)) walk(readValue(value), [{ key }], own);
    }
    for (const [path, values] of own) {
      const field = found.get(path) ?? { count: 0, values: new Map<string, number>() };
      if (found.size >= MAX_FIELDS && !found.has(path)) continue;
      field.count += 1;
      for (const value of values) field.values.set(value, (field.values.get(value) ?? 0) + 1);
      found.set(path, field);
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { count, values }]) => ({
      path,
      count,
      examples: [...values]
        .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
        .slice(0, 5)
        .map(([value]) => value),
    }));
}

function walk(value: Json, steps: readonly FieldStep[], found: Map<string, Set<string>>): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, [...steps, "items"], found);
  } else if (isJsonObject(value)) {
    for (const [key, below] of Object.entries(value)) walk(below, [...steps, { key }], found);
  } else if (value !== null) {
    const path = fieldPath(steps);
    const text = String(value);
    const values = found.get(path) ?? new Set();
    if (fieldSteps(path) === null) return;
    found.set(path, text.length > MAX_EXAMPLE ? values : values.add(text));
  }
}

/** What a property that needed a call of its own holds; other properties as they are. */
function readValue(value: Json): Json {
  return isJsonObject(value) && value.seen === true && value.value !== undefined ? value.value : value;
}
