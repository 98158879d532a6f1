import type { Json, JsonObject } from "./json";

/** Longest text that is looked at; AWS's largest policy, of an organisation, is far below 1 MB. */
const MAX_LENGTH = 1_000_000;
const MAX_DEPTH = 32;

/**
 * Elements of a statement that hold sets, with the number of objects around each set: `Principal.AWS` lies one
 * below, `Condition.StringEquals.aws:PrincipalArn` two.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export const POLICY_SETS: ReadonlyMap<string, number> = new Map([
  ["Action", 0],
  ["NotAction", 0],
  ["Resource", 0],
  ["NotResource", 0],
  ["Principal", 1],
  ["NotPrincipal", 1],
  ["Condition", 2],
]);

/** True for a policy document: it has a statement, or a list of them, each with an Effect. */
export function isPolicy(value: Json): value is JsonObject & { Statement: Json } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (!Object.hasOwn(value, "Statement")) return false;
  const statements = Array.isArray(value.Statement) ? value.Statement : [value.Statement];
  return statements.every(
    (statement) => typeof statement === "object" && statement !== null && Object.hasOwn(statement, "Effect"),
  );
}

/**
 * The policy document in a text, as IAM answers it (JSON, URL-encoded as RFC 3986) or others do (JSON). Undefined
 * when the text is anything else, or when decoding would lose something (numbers beyond 2^53, nesting deeper
 * than 32 levels): it is then compared as the text that it is.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 */
export function decodePolicy(text: string): JsonObject | undefined {
  const start = text.charCodeAt(0);
  // `{`, `%` or white space before it: everything else is told apart without looking further.
  if (start !== 123 && start !== 37 && start > 32) return undefined;
  if (text.length > MAX_LENGTH || !text.includes("Statement")) return undefined;
  try {
    const document: Json = JSON.parse(start === 37 ? decodeURIComponent(text) : text);
    return isPolicy(document) && isFaithful(document, 0) ? document : undefined;
  } catch {
    // Not JSON, or not URL-encoded: a text like any other.
    return undefined;
  }
}

function isFaithful(value: Json, depth: number): boolean {
  if (typeof value === "number")
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (typeof value !== "object" || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  return Object.values(value).every((item) => isFaithful(item, depth + 1));
}
