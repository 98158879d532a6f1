import { isJsonObject, type Json } from "./json";

/**
 * What a property of a configuration holds, whether it came with its list or in a call of its own; one that could not
 * be read is returned as it is stored. Only for properties directly below a configuration.
 */
export function readValue(property: Json): Json {
  const isRead = isJsonObject(property) && property.seen === true && Object.keys(property).length === 2;
  return isRead && property.value !== undefined ? property.value : property;
}

/** True for a property that says nothing: nothing was set, or an empty list. */
export function isBlank(property: Json | undefined): boolean {
  const value = property === undefined ? null : readValue(property);
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === null || value === "";
}

/** Longest text that is looked at for JSON in it. */
const MAX_JSON = 100_000;

/** The object or list that a text holds as JSON, as SNS and others answer their settings; null for other texts. */
export function jsonIn(text: string): Json {
  if (!/^[{[]/.test(text) || text.length > MAX_JSON) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
