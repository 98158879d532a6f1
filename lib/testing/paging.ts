import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { checkout } from "@/lib/db/home";
import type { Fault } from "./faults";
import { MADE_UP_TOKEN } from "./replay";
import type { WireAnswer } from "./wire-answers";
import { bareId, clientOf, type WireRequest } from "./wire-operation";

// How operations page is known to the SDK: its paginators name the token, its schemas the token's name on the wire.

const SDK = join(checkout(), "node_modules", "@aws-sdk");
const load = createRequire(import.meta.url);

/** Names of the token where an operation pages without a paginator in the SDK. */
const TOKENS = ["NextToken", "nextToken", "Marker", "NextMarker", "nextMarker", "position", "nextPageToken"];

/**
 * Name that the token of the next page has in the answers of an operation.
 * @returns null for operations that answer all at once
 */
export function tokenOnWire(request: WireRequest): string | null {
  const folder = packages().get(clientOf(request));
  if (folder === undefined) return null;
  const output = outputOf(folder, request.operation);
  const token = paginatorToken(folder, request.operation) ?? TOKENS.find((name) => output?.names.includes(name));
  if (token === undefined) return null;
  // `DistributionList.NextMarker`: the list is the outermost element of the document.
  const [member = "", ...inner] = token.split(".");
  return inner.at(-1) ?? output?.wireNames.get(member) ?? member;
}

/** A first page without items that says there is more; what follows is the whole list. */
export const emptyPage: Fault = {
  kind: "rewrite",
  change: (answer, request) => {
    if (isContinuation(request)) return answer;
    return paged(answer, request, { keepItems: false });
  },
};

/** Every page names the same next one. */
export const repeatedToken: Fault = {
  kind: "rewrite",
  change: (answer, request) => paged(answer, request, { keepItems: true }),
};

function isContinuation({ body, path }: WireRequest): boolean {
  return body.includes(MADE_UP_TOKEN) || path.includes(MADE_UP_TOKEN);
}

function paged(answer: WireAnswer, request: WireRequest, { keepItems }: { keepItems: boolean }): WireAnswer {
  const token = tokenOnWire(request);
  if (token === null || answer.status >= 300) return answer;
  const isJson = answer.body.trimStart().startsWith("{");
  const body = isJson ? pagedJson(answer.body, token, keepItems) : pagedXml(answer.body, request, token, keepItems);
  return { ...answer, body };
}

function pagedJson(body: string, token: string, keepItems: boolean): string {
  const fields: Record<string, unknown> = JSON.parse(body);
  const kept = Object.entries(fields).map(([name, value]) => {
    if (/truncated|hasmore/i.test(name)) return [name, true];
    return [name, Array.isArray(value) && !keepItems ? [] : value];
  });
  return JSON.stringify({ ...Object.fromEntries(kept), [token]: MADE_UP_TOKEN });
}

function pagedXml(body: string, request: WireRequest, token: string, keepItems: boolean): string {
  const root = /<([A-Za-z][\w.]*)[^>?]*>/.exec(body)?.[1] ?? "";
  const place = request.protocol === "query" ? `${request.operation}Result` : root;
  const whole = body.replace(new RegExp(`<${place}\\s*/>`), `<${place}></${place}>`);
  return whole.replace(new RegExp(`(<${place}[^>]*>)([\\s\\S]*)(</${place}>)`), (_, open, inside, close) => {
    const before = String(inside).replace(new RegExp(`<${token}>[^<]*</${token}>|<${token}\\s*/>`, "g"), "");
    const flag = /<IsTruncated>/.test(before) ? "<IsTruncated>true</IsTruncated>" : "";
    const rest = keepItems ? before.replace(/<IsTruncated>[^<]*<\/IsTruncated>/, "") : "";
    return `${open}${rest}${flag}<${token}>${MADE_UP_TOKEN}</${token}>${close}`;
  });
}

let known: Map<string, string> | undefined;

/** Folders of the SDK's clients, by the id of their service. */
function packages(): Map<string, string> {
  known ??= new Map(
    readdirSync(SDK)
      .filter((name) => name.startsWith("client-"))
      .map((name) => {
        const text = readFileSync(join(SDK, name, "dist-es", "runtimeConfig.shared.js"), "utf8");
        return [bareId(/serviceId: .*?"([^"]+)"/.exec(text)?.[1] ?? name), join(SDK, name)];
      }),
  );
  return known;
}

function paginatorToken(folder: string, operation: string): string | undefined {
  try {
    const text = readFileSync(join(folder, "dist-es", "pagination", `${operation}Paginator.js`), "utf8");
    // createPaginator(Client, Command, "token asked", "token answered", "page size")
    return /createPaginator\([^,]+,[^,]+, "[^"]*", "([^"]*)"/.exec(text)?.[1];
  } catch {
    return undefined;
  }
}

type Output = { names: string[]; wireNames: Map<string, string> };
const outputs = new Map<string, Output | null>();

/** Members of an operation's answer. Schemas are lists: `[9, ns, name, traits, input, output]` for operations. */
function outputOf(folder: string, operation: string): Output | null {
  const key = `${folder} ${operation}`;
  const before = outputs.get(key);
  if (before !== undefined) return before;
  const exported: Record<string, unknown> = load(folder);
  const schema = Object.values(exported).find(
    (value): value is unknown[] => Array.isArray(value) && value[0] === 9 && value[2] === operation,
  );
  const output: unknown = typeof schema?.[5] === "function" ? schema[5]() : schema?.[5];
  const made = Array.isArray(output) ? membersOf(output) : null;
  outputs.set(key, made);
  return made;
}

function membersOf([, , , , names, members]: unknown[]): Output {
  const listed = Array.isArray(names) ? names.map(String) : [];
  const wireNames = new Map<string, string>();
  listed.forEach((name, index) => {
    const member: unknown = Array.isArray(members) ? members[index] : null;
    const traits: unknown = Array.isArray(member) ? member[1] : null;
    if (typeof traits !== "object" || traits === null) return;
    if ("jsonName" in traits) wireNames.set(name, String(traits.jsonName));
    else if ("xmlName" in traits) wireNames.set(name, String(traits.xmlName));
  });
  return { names: listed, wireNames };
}
