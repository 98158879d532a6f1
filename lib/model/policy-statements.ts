import { isJsonObject, type Json, type JsonObject } from "./json";

/** A statement of a policy, its sets spelt out. */
export type PolicyStatementWords = {
  sid: string | null;
  /** `Allow`, `Deny`, or what else stands there. */
  effect: string;
  /** Whom it is for; empty for policies of identities, which name nobody. */
  principals: string[];
  /** True when it is for everybody but those. */
  exceptPrincipals: boolean;
  actions: string[];
  exceptActions: boolean;
  resources: string[];
  exceptResources: boolean;
  /** `StringEquals aws:SourceAccount 123456789012`: operator, key, values. */
  conditions: { operator: string; key: string; values: string[] }[];
};

/**
 * The statements of a policy document, in its order.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function policyStatements(document: JsonObject): PolicyStatementWords[] {
  const { Statement: statements = [] } = document;
  return (Array.isArray(statements) ? statements : [statements]).filter(isJsonObject).map(statementWords);
}

/** True for one statement of a policy, as lists of changes hold them. */
export function isStatement(value: Json | undefined): value is JsonObject {
  if (!isJsonObject(value) || (value.Effect !== "Allow" && value.Effect !== "Deny")) return false;
  return value.Action !== undefined || value.NotAction !== undefined;
}

/** One statement, its sets spelt out. */
export function statementWords(statement: JsonObject): PolicyStatementWords {
  const [principals, exceptPrincipals] = either(statement, "Principal", "NotPrincipal", principalWords);
  const [actions, exceptActions] = either(statement, "Action", "NotAction", texts);
  const [resources, exceptResources] = either(statement, "Resource", "NotResource", texts);
  return {
    sid: typeof statement.Sid === "string" && statement.Sid !== "" ? statement.Sid : null,
    effect: text(statement.Effect ?? ""),
    principals,
    exceptPrincipals,
    actions,
    exceptActions,
    resources,
    exceptResources,
    conditions: conditionWords(statement.Condition),
  };
}

/** A statement in a few lines, one for each of its parts: `Allow s3:GetObject`, `on arn:aws:s3:::a/*`, `for anybody`. */
export function statementLines(words: PolicyStatementWords): string[] {
  const part = (before: string, except: boolean, all: string, values: string[]) =>
    values.length === 0 ? [] : [`${before} ${except ? `${all} except ` : ""}${values.join(", ")}`];
  return [
    ...part(words.effect, words.exceptActions, "everything", words.actions),
    ...part("on", words.exceptResources, "everything", words.resources),
    ...part("for", words.exceptPrincipals, "everybody", words.principals),
    ...words.conditions.map(({ operator, key, values }) => `when ${key} ${operator} ${values.join(", ")}`),
  ];
}

function either(
  statement: JsonObject,
  name: string,
  not: string,
  words: (value: Json) => string[],
): [values: string[], except: boolean] {
  const except = statement[not] !== undefined;
  return [words(statement[except ? not : name] ?? []), except];
}

/** `*` and `{ AWS: "*" }` both mean everybody; the kinds `AWS` and `Service` say nothing that their values don't. */
function principalWords(value: Json): string[] {
  if (!isJsonObject(value)) return texts(value).map(anybody);
  return Object.entries(value).flatMap(([kind, of]) =>
    texts(of).map((one) => (kind === "AWS" ? anybody(one) : kind === "Service" ? one : `${kind} ${one}`)),
  );
}

function anybody(principal: string): string {
  return principal === "*" ? "anybody" : principal;
}

function conditionWords(value: Json | undefined): PolicyStatementWords["conditions"] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([operator, keys]) =>
    isJsonObject(keys) ? Object.entries(keys).map(([key, of]) => ({ operator, key, values: texts(of) })) : [],
  );
}

function texts(value: Json): string[] {
  return (Array.isArray(value) ? value : [value]).map(text);
}

function text(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
