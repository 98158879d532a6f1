import { createHash } from "node:crypto";

/** What is kept of a state machine's definition. */
type Definition = {
  /** SHA-256 of the text, in hexadecimal digits. */
  Digest: string;
  States: { Name: string; Type?: string; Resource?: string }[];
  Names: string[];
};

/** ARNs, and the addresses by which queues are named. A text that goes on behind is no name. */
const NAME =
  /^(?:arn:[a-z-]+:[a-z0-9-]+:[^\s"'{}]*|https:\/\/sqs\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/\d{12}\/[\w.-]+)$/;

/**
 * Takes from a definition its states and what it names, and leaves the rest: parameters and payloads may hold secrets.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 * @param text in Amazon States Language
 */
export function readDefinition(text: string): Definition {
  const definition: Definition = { Digest: createHash("sha256").update(text).digest("hex"), States: [], Names: [] };
  const root = parsed(text);
  collectStates(root, "", definition.States);
  const names = new Set<string>();
  collectNames(root, names);
  definition.Names = [...names].sort();
  return definition;
}

/** AWS takes only JSON; what is none has no states. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function collectStates(machine: unknown, path: string, into: Definition["States"]): void {
  for (const [name, state] of Object.entries(objectAt(machine, "States"))) {
    const { Type, Resource, Branches } = fields(state);
    const Name = path + name;
    into.push({
      Name,
      ...(typeof Type === "string" ? { Type } : {}),
      ...(typeof Resource === "string" && NAME.test(Resource) ? { Resource } : {}),
    });
    const inner = [...(Array.isArray(Branches) ? Branches : []), fields(state).ItemProcessor, fields(state).Iterator];
    for (const one of inner) collectStates(one, `${Name}/`, into);
  }
}

function collectNames(value: unknown, into: Set<string>): void {
  if (typeof value === "string") {
    if (NAME.test(value)) into.add(value);
    return;
  }
  for (const item of Object.values(fields(value))) collectNames(item, into);
}

function objectAt(value: unknown, field: string): Record<string, unknown> {
  return fields(fields(value)[field]);
}

/** Fields of an object, or items of a list; none of anything else. */
function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
