import { NotSeen } from "@/lib/checks/engine/not-seen";
import { toJson } from "@/lib/model/canonical";
import { isJsonObject } from "@/lib/model/json";
import { decodePolicy, isPolicy } from "@/lib/model/policy-document";
import { type PolicyStatementWords, policyStatements } from "@/lib/model/policy-statements";
import { admitsEverybody } from "./cidr";

/** A statement of a policy: its sets spelt out, the keys of its conditions in lower case, `false` as `"false"`. */
export type Statement = PolicyStatementWords;
export type Condition = Statement["conditions"][number];

/**
 * Keys that tie a caller to somebody, if compared with something of substance.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const RESTRICTIVE_KEYS: ReadonlySet<string> = new Set([
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceowner",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "kms:calleraccount",
  "kms:viaservice",
  "s3:dataaccesspointaccount",
  "lambda:eventsourcetoken",
  "sns:endpoint",
]);

/** Operators that say what a value has to be. Those with `IfExists`, `Not`, or `ForAllValues` also let its lack pass. */
const POSITIVE = /^(?:ForAnyValue:)?(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/;

/** `*`, `????`, `o-*`, `vpce-*`: nothing of substance. */
const ONLY_WILDCARDS = /^(?:[a-z]+-)?[*?]+$/;

/**
 * The statements of a stored policy: the document itself, or its text. The document is not changed.
 * @param policy null or undefined for "there is none", which has no statements
 * @throws NotSeen for a text that is no policy: then nobody knows what it allows
 */
export function statementsOf(policy: unknown): Statement[] {
  const value = toJson(policy ?? null);
  if (value === null || value === "") return [];
  const document = typeof value === "string" ? decodePolicy(value) : value;
  if (!isJsonObject(document) || !isPolicy(document)) {
    throw new NotSeen([{ what: "a policy that can be read", reason: "broken_answer", operation: "", action: null }]);
  }
  return policyStatements(document).map((statement) => ({
    ...statement,
    conditions: statement.conditions.map((one) => ({ ...one, key: one.key.toLowerCase() })),
  }));
}

/** True for a statement that is for everybody: `*`, `{ AWS: "*" }`, or a list with `*` in it. */
export function isForEverybody({ principals, exceptPrincipals }: Statement): boolean {
  return !exceptPrincipals && principals.includes("anybody");
}

/** Whom a statement lets in: `everybody`, those of some `networks`, or `some` that it names. */
export type Openness = { to: "everybody" | "some" } | { to: "networks"; ranges: string[] };

/** Whom a statement lets in. An Allow for all but some is for everybody; conditions count as the rule below says. */
export function opennessOf(statement: Statement): Openness {
  if (statement.effect !== "Allow") return { to: "some" };
  if (!statement.exceptPrincipals && !isForEverybody(statement)) return { to: "some" };
  if (statement.conditions.some(isRestrictive)) return { to: "some" };
  const ranges = statement.conditions.filter(isOfNetworks).flatMap(({ values }) => values);
  if (ranges.length === 0 || admitsEverybody(ranges, 4) || admitsEverybody(ranges, 6)) return { to: "everybody" };
  return { to: "networks", ranges: [...ranges].sort() };
}

/** True for a condition that ties the caller to somebody: a key that names one, a positive operator, a real value. */
export function isRestrictive({ operator, key, values }: Condition): boolean {
  return POSITIVE.test(operator) && RESTRICTIVE_KEYS.has(key) && values.length > 0 && !values.some(isAnything);
}

/** The statements of a policy by what they let in. */
export function openStatements(statements: readonly Statement[]) {
  const judged = statements.map((statement) => ({ statement, openness: opennessOf(statement) }));
  return {
    everybody: judged.filter(({ openness }) => openness.to === "everybody").map(({ statement }) => statement),
    networks: judged.flatMap(({ openness }) => (openness.to === "networks" ? openness.ranges : [])),
  };
}

/** A statement in a few words, for a fact: `PublicRead: s3:GetObject`. */
export function openWords({ sid, actions, exceptActions, conditions }: Statement): string {
  const what = `${exceptActions ? "everything except " : ""}${actions.slice(0, 6).join(", ")}`;
  const when = conditions
    .slice(0, 4)
    .map(({ operator, key, values }) => `${key} ${operator} ${values.slice(0, 4).join(", ")}`);
  return `${sid ?? "a statement"}: ${what}${when.length > 0 ? ` when ${when.join(" and ")}` : ""}`;
}

function isOfNetworks({ operator, key }: Condition): boolean {
  return key === "aws:sourceip" && (operator === "IpAddress" || operator === "ForAnyValue:IpAddress");
}

/** True for a value that fits anybody: empty, wildcards only, or an ARN that leaves the account open. */
function isAnything(value: string): boolean {
  if (value === "") return true;
  if (!/^arn:/i.test(value)) return ONLY_WILDCARDS.test(value.split("/")[0] ?? "");
  const [, , , , account, ...resource] = value.split(":");
  // A wildcard takes colons as well: where the ARN ends early, it stands for the account too.
  if (account === undefined) return /[*?]/.test(value);
  return ONLY_WILDCARDS.test(account) || (account === "" && ONLY_WILDCARDS.test(resource.join(":")));
}
