import { isJsonObject, type Json, type JsonObject } from "@/lib/model/json";

/**
 * Takes fields out of a configuration.
 * @param paths dotted (`Status.Value`); `[]` after a name walks its list (`Rules[].Hits`). A `Read` directly below
 * the configuration is transparent: `Stats.Hits` also finds `Stats.value.Hits`.
 * @returns what stays, and what was taken at the same places; lists keep an item for each of theirs
 */
export function takeFields(
  configuration: JsonObject,
  paths: readonly string[],
): { rest: JsonObject; taken: JsonObject } {
  let rest = configuration;
  let taken: JsonObject = {};
  for (const path of paths) {
    const steps = path
      .replaceAll("[]", ".[]")
      .split(".")
      .filter((step) => step !== "");
    const split = takeFromObject(rest, steps, true);
    rest = split.rest;
    if (split.taken !== undefined) taken = mergeObjects(taken, split.taken);
  }
  return { rest, taken };
}

type Split<T extends Json> = { rest: T; taken: T | undefined };

function takeFromObject(value: JsonObject, [step, ...below]: string[], top: boolean): Split<JsonObject> {
  if (step === undefined || !Object.hasOwn(value, step)) return { rest: value, taken: undefined };
  const field = value[step] ?? null;
  if (below.length === 0) {
    const rest = Object.fromEntries(Object.entries(value).filter(([key]) => key !== step));
    return { rest, taken: object(step, field) };
  }
  const read = top && isSeen(field);
  const split = take(field, read && below[0] !== "value" ? ["value", ...below] : below);
  if (split.taken === undefined) return { rest: value, taken: undefined };
  return { rest: { ...value, ...object(step, split.rest) }, taken: object(step, split.taken) };
}

function take(value: Json, steps: string[]): Split<Json> {
  const [step, ...below] = steps;
  if (Array.isArray(value) && step === "[]") return takeFromList(value, below);
  if (isJsonObject(value)) return takeFromObject(value, steps, false);
  return { rest: value, taken: undefined };
}

function takeFromList(value: Json[], steps: string[]): Split<Json> {
  const items = value.map((item) => take(item, steps));
  if (items.every((item) => item.taken === undefined)) return { rest: value, taken: undefined };
  return { rest: items.map((item) => item.rest), taken: items.map((item) => item.taken ?? null) };
}

function mergeObjects(one: JsonObject, other: JsonObject): JsonObject {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(own(one, key), own(other, key))]));
}

function merge(one: Json | undefined, other: Json | undefined): Json {
  if (one === undefined || one === null) return other ?? null;
  if (other === undefined || other === null) return one;
  if (isJsonObject(one) && isJsonObject(other)) return mergeObjects(one, other);
  if (Array.isArray(one) && Array.isArray(other)) return one.map((item, index) => merge(item, other[index]));
  return other;
}

function isSeen(value: Json): boolean {
  return isJsonObject(value) && value.seen === true && Object.hasOwn(value, "value");
}

function own(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** An object with one field; a field named `__proto__` stays a field. */
function object(key: string, value: Json): JsonObject {
  return Object.fromEntries([[key, value]]);
}
