import { hash } from "node:crypto";
import { isJsonObject, type Json, type JsonObject } from "./json";
import { decodePolicy, isPolicy, POLICY_SETS } from "./policy-document";

/** Goes up when the same answer of AWS would give another canonical text; kept with each snapshot. */
export const CANONICAL_RULES_VERSION = 1;

/** Deepest nesting that is kept. AWS answers stay below 20; PostgreSQL's own limit lies far above. */
const MAX_DEPTH = 64;
const TOO_DEEP = "[nested too deeply]";

/** What a JSON text or PostgreSQL cannot hold: quotes, backslash, control characters, surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const NEEDS_CARE = /["\\\u0000-\u001f\ud800-\udfff]/;

/**
 * A text that PostgreSQL can store: U+0000, which it refuses, becomes the symbol U+2400, and half a surrogate pair
 * becomes U+FFFD.
 */
export function cleanText(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  return text.replaceAll("\u0000", "\u2400").replace(/\p{Surrogate}/gu, "\ufffd");
}

/**
 * Turns what an SDK answers into JSON: dates become ISO text in UTC, bytes become base64, undefined and functions
 * disappear, numbers that JSON lacks become null, whole numbers beyond 2^53 become text, texts are cleaned.
 * A value that contains itself, or lies deeper than 64 levels, is replaced by a note in brackets.
 */
export function toJson(value: unknown): Json {
  return convert(value, []) ?? null;
}

function convert(value: unknown, parents: readonly object[]): Json | undefined {
  switch (typeof value) {
    case "string":
      return cleanText(value);
    case "number":
      return Number.isFinite(value) ? value : null;
    case "boolean":
      return value;
    case "bigint":
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case "object":
      return value === null ? null : convertObject(value, parents);
    default:
      return undefined;
  }
}

function convertObject(value: object, parents: readonly object[]): Json {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString("base64");
  if (parents.includes(value)) return "[contains itself]";
  if (parents.length >= MAX_DEPTH) return TOO_DEEP;
  const path = [...parents, value];
  if (Array.isArray(value)) return value.map((item) => convert(item, path) ?? null);
  // fromEntries defines properties, so a key named __proto__ stays a key.
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const converted = convert(item, path);
      return converted === undefined ? [] : [[cleanText(key), converted]];
    }),
  );
}

/** A tree of the paths to ordered lists; `[]` steps into the items of a list. */
type Order = { ordered: boolean; below: Map<string, Order> };

const orders = new WeakMap<readonly string[], Order>();

function orderOf(paths: readonly string[]): Order | undefined {
  if (paths.length === 0) return undefined;
  const known = orders.get(paths);
  if (known) return known;
  const root: Order = { ordered: false, below: new Map() };
  for (const path of paths) {
    let node = root;
    for (const step of path.replaceAll("[]", ".[]").split(".")) {
      if (step === "") continue;
      const next: Order = node.below.get(step) ?? { ordered: false, below: new Map() };
      node.below.set(step, next);
      node = next;
    }
    node.ordered = true;
  }
  orders.set(paths, root);
  return root;
}

/**
 * The one text of a value: keys sorted by code unit, no spaces, lists sorted as sets (repetitions kept), policy
 * documents decoded and brought into one form. Two answers that mean the same give the same text.
 * @param ordered paths of lists whose order means something, as `ResourceType.ordered`. A `Read` below the
 * configuration is transparent: `Rules[].Actions` also finds `Rules.value[].Actions`.
 */
export function canonicalText(value: Json, ordered: readonly string[] = []): string {
  return write(value, orderOf(ordered), 0);
}

function write(value: Json, order: Order | undefined, depth: number): string {
  if (typeof value === "string") {
    const policy = decodePolicy(value);
    return policy === undefined ? quote(value) : writePolicy(policy, depth);
  }
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "null";
  if (value === null || typeof value === "boolean") return String(value);
  if (depth > MAX_DEPTH) return quote(TOO_DEEP);
  if (Array.isArray(value)) {
    const below = order?.below.get("[]");
    const items: string[] = [];
    for (const item of value) items.push(write(item, below, depth + 1));
    return writeList(items, order?.ordered ?? false);
  }
  if (value.Statement !== undefined && isPolicy(value)) return writePolicy(value, depth);
  // This loop runs for every object of every scan; closures and intermediate objects would double its time.
  let text = "{";
  for (const key of sortedKeys(value)) {
    const item = value[key];
    if (item === undefined) continue;
    if (text.length > 1) text += ",";
    text += quoteKey(key) + write(item, order && orderBelow(order, key, value, depth), depth + 1);
  }
  return `${text}}`;
}

function orderBelow(order: Order, key: string, parent: JsonObject, depth: number): Order | undefined {
  const transparent = depth === 1 && key === "value" && parent.seen === true;
  return transparent ? order : order.below.get(key);
}

function writeList(items: string[], ordered: boolean): string {
  if (!ordered && items.length > 1) items.sort();
  return `[${items.join(",")}]`;
}

function writeObject(value: JsonObject, writeItem: (key: string, item: Json) => string): string {
  const fields: string[] = [];
  for (const key of sortedKeys(value)) {
    const item = value[key];
    if (item !== undefined) fields.push(quoteKey(key) + writeItem(key, item));
  }
  return `{${fields.join(",")}}`;
}

/** Keys by code unit; most answers have few, for which this is faster than `sort`. */
function sortedKeys(value: JsonObject): string[] {
  const keys = Object.keys(value);
  if (keys.length > 24) return keys.sort();
  for (let end = 1; end < keys.length; end += 1) {
    const key = keys[end] ?? "";
    let at = end;
    for (; at > 0 && (keys[at - 1] ?? "") > key; at -= 1) keys[at] = keys[at - 1] ?? "";
    keys[at] = key;
  }
  return keys;
}

/** Order of statements is kept: it is how their author reads them, though AWS does not care. */
function writePolicy(document: JsonObject, depth: number): string {
  return writeObject(document, (key, item) => {
    if (key !== "Statement") return write(item, undefined, depth + 1);
    const statements = Array.isArray(item) ? item : [item];
    return writeList(
      statements.map((statement) => writeStatement(statement, depth + 2)),
      true,
    );
  });
}

function writeStatement(statement: Json, depth: number): string {
  if (!isJsonObject(statement)) return write(statement, undefined, depth);
  return writeObject(statement, (key, item) => {
    const levels = POLICY_SETS.get(key);
    return levels === undefined ? write(item, undefined, depth + 1) : writeSets(item, levels, depth + 1);
  });
}

/** One value and a list of one mean the same in Action, Resource, Principal.AWS and in the values of a condition. */
function writeSets(value: Json, levels: number, depth: number): string {
  if (levels > 0) {
    if (!isJsonObject(value)) return write(value, undefined, depth);
    return writeObject(value, (_, item) => writeSets(item, levels - 1, depth + 1));
  }
  const items = Array.isArray(value) ? value : [value];
  return writeList(
    items.map((item) => write(item, undefined, depth + 1)),
    false,
  );
}

function quote(text: string): string {
  return NEEDS_CARE.test(text) ? JSON.stringify(cleanText(text)) : `"${text}"`;
}

/** Field names of AWS recur all the time; keys that owners make up (tags) must not fill the memory. */
const quotedKeys = new Map<string, string>();
const MAX_QUOTED_KEYS = 10_000;

function quoteKey(key: string): string {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const quoted = `${quote(key)}:`;
  if (quotedKeys.size < MAX_QUOTED_KEYS && key.length < 100) quotedKeys.set(key, quoted);
  return quoted;
}

/** The first 128 bits of the SHA-256 of a text, in the form of a UUID: 16 bytes in the database. */
export function hashOf(text: string): string {
  const hex = hash("sha256", text, "hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  // Joined, and so in one piece: V8 keeps a template as a tree of its parts, five times as large, and stores hold many.
  return parts.join("-");
}
