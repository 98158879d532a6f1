import { signInPermissions } from "@/lib/aws/identity";
import type { Collector } from "../define";

/** A statement that lets a role read. */
export type PolicyStatement = { Sid?: string; Effect: "Allow"; Action: string | string[]; Resource: "*" };

/** A policy document. */
export type PolicyDocument = { Version: "2012-10-17"; Statement: PolicyStatement[] };

/**
 * Longest managed policy, in characters without white space.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const MANAGED_POLICY_LIMIT = 6144;

/** Every IAM action that a scan with these collectors needs, sorted, each once. */
export function requiredActions(collectors: readonly Pick<Collector, "permissions">[]): string[] {
  const permissions = [signInPermissions, ...collectors.map((collector) => collector.permissions)];
  return [...new Set(permissions.flatMap((one) => Object.values(one).flat()))].sort();
}

/** The smallest statement that grants some actions, to be added to a role that lacks them. */
export function statementFor(actions: readonly string[]): PolicyStatement {
  const [only = "", ...others] = [...new Set(actions)].sort();
  return { Effect: "Allow", Action: others.length === 0 ? only : [only, ...others], Resource: "*" };
}

/**
 * The read-only policy for these collectors: a statement for each service, in as few documents as IAM's limit for a
 * managed policy allows. The same collectors give the same documents.
 */
export function policyDocuments(collectors: readonly Pick<Collector, "permissions">[]): PolicyDocument[] {
  const documents: PolicyDocument[] = [];
  for (const statement of statementsByService(requiredActions(collectors))) {
    const last = documents.at(-1);
    if (last && sizeOf({ ...last, Statement: [...last.Statement, statement] }) <= MANAGED_POLICY_LIMIT) {
      last.Statement.push(statement);
    } else {
      documents.push({ Version: "2012-10-17", Statement: [statement] });
    }
  }
  return documents;
}

/** The policy as JSON: a document, or a list of them when IAM's limit asks for more than one. */
export function policyJson(collectors: readonly Pick<Collector, "permissions">[]): string {
  const documents = policyDocuments(collectors);
  return `${JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2)}\n`;
}

/** Characters that IAM counts: those of the document without white space. */
export function sizeOf(document: PolicyDocument): number {
  return JSON.stringify(document).replace(/\s/g, "").length;
}

/** Splits a service's statement in the unlikely case that one alone is too long for a document. */
function statementsByService(actions: readonly string[]): PolicyStatement[] {
  const services = [...new Set(actions.map((action) => action.split(":")[0] ?? ""))];
  return services.flatMap((service) => {
    const own = actions.filter((action) => action.startsWith(`${service}:`));
    const perStatement = Math.floor(
      (MANAGED_POLICY_LIMIT - 200) / (Math.max(...own.map((action) => action.length)) + 3),
    );
    const parts = Math.ceil(own.length / perStatement);
    return Array.from({ length: parts }, (_, part) => ({
      Sid: `Read${sidOf(service)}${parts > 1 ? part + 1 : ""}`,
      Effect: "Allow" as const,
      Action: own.slice(part * perStatement, (part + 1) * perStatement),
      Resource: "*" as const,
    }));
  });
}

/** Statement ids take letters and digits only. */
function sidOf(service: string): string {
  return service.replace(/(?:^|[^a-z0-9])([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
}
