import { type ComparedState, TAKEN_FROM } from "@/lib/model/comparison";
import { isJsonObject, type Json, type JsonObject } from "@/lib/model/json";
import { isUnseen } from "@/lib/model/read";
import { matchItems } from "./match-items";

/**
 * One difference between two states of a resource, by its path in the exported inventory
 * (`configuration.IpPermissions[GroupId=sg-1].FromPort`). A side that does not have the field is absent.
 */
export type FieldChange = { path: string; before?: Json; after?: Json };

/**
 * Compares two states field by field. A property that could not be read on one of the dates is never a change; it is
 * named in `unreadable` instead.
 */
export function fieldChanges(
  before: ComparedState,
  after: ComparedState,
): { fields: FieldChange[]; unreadable: string[] } {
  const fields: FieldChange[] = [];
  const keys = keysOf(before.configuration, after.configuration);
  const unreadable = keys.filter(
    (key) => isUnseen(own(before.configuration, key)) || isUnseen(own(after.configuration, key)),
  );
  const known = (sources: readonly string[]) => !sources.some((key) => unreadable.includes(key));
  compare("type", before.type, after.type, fields);
  if (known(TAKEN_FROM.name)) compare("name", before.name, after.name, fields);
  if (known(TAKEN_FROM.region)) compare("region", before.region, after.region, fields);
  if (known(TAKEN_FROM.state)) compare("state", before.state, after.state, fields);
  if (known(TAKEN_FROM.tags)) compare("tags", before.tags, after.tags, fields);
  for (const key of keys) {
    if (unreadable.includes(key)) continue;
    const [one, other] = [own(before.configuration, key), own(after.configuration, key)];
    compare(step("configuration", key), readValue(one), readValue(other), fields);
  }
  return { fields, unreadable };
}

/** What a property that needed a call of its own holds; other properties as they are. */
function readValue(value: Json | undefined): Json | undefined {
  return isJsonObject(value) && value.seen === true && Object.hasOwn(value, "value") ? value.value : value;
}

function compare(path: string, before: Json | undefined, after: Json | undefined, fields: FieldChange[]): void {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after)) compareLists(path, before, after, fields);
  else if (isJsonObject(before) && isJsonObject(after)) {
    for (const key of keysOf(before, after)) compare(step(path, key), own(before, key), own(after, key), fields);
  } else fields.push(change(path, before, after));
}

function compareLists(path: string, before: Json[], after: Json[], fields: FieldChange[]): void {
  const found = fields.length;
  const { pairs, removed, added } = matchItems(before, after);
  for (const { label, before: one, after: other } of pairs) compare(`${path}[${label}]`, one, other, fields);
  for (const { label, item } of removed) fields.push({ path: `${path}[${label}]`, before: item });
  for (const { label, item } of added) fields.push({ path: `${path}[${label}]`, after: item });
  // The same items in another order: lists that are sets are sorted in the canonical form, so here order means something.
  const reordered = fields.length === found && JSON.stringify(before) !== JSON.stringify(after);
  if (reordered) fields.push({ path, before, after });
}

function change(path: string, before: Json | undefined, after: Json | undefined): FieldChange {
  if (before === undefined) return { path, after: after ?? null };
  return after === undefined ? { path, before } : { path, before, after };
}

function step(path: string, key: string): string {
  // A key with a dot in it (`aws:SourceIp` has none, a tag may) would read like two steps.
  return /^[\w:/@+=-]+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

function keysOf(before: JsonObject, after: JsonObject): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}

function own(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
