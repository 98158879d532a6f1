import { isJsonObject, type Json, type JsonObject } from "@/lib/model/json";

/**
 * A filter pattern of CloudWatch Logs, as far as it is about events of JSON.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-json-log-events.html
 */
export type FilterPattern =
  | { kind: "everything" }
  /** Fields of a line: an event of JSON has none. */
  | { kind: "nothing" }
  | { kind: "every" | "some"; of: FilterPattern[] }
  | { kind: "property"; path: Step[]; test: Test }
  | { kind: "terms"; every: Operand[]; some: Operand[]; none: Operand[] };

/** A step from a value to what it holds: a name, a position, or each item of a list (`*`). */
export type Step = string | number | { each: true };

/** What a value is compared with: as text, and as a number where it was written as one. */
export type Operand = { text: RegExp; number: number | null };

/** What is asked of the value at a path. */
export type Test =
  | { is: "null" | "true" | "false" | "missing" }
  | { operator: "=" | "!=" | "<" | "<=" | ">" | ">="; operand: Operand };

/** Whether CloudWatch Logs would count an event for a filter. */
export function matches(pattern: FilterPattern, event: JsonObject): boolean {
  switch (pattern.kind) {
    case "everything":
      return true;
    case "nothing":
      return false;
    case "every":
      return pattern.of.every((one) => matches(one, event));
    case "some":
      return pattern.of.some((one) => matches(one, event));
    case "property":
      return holds(pattern.test, valuesAt(pattern.path, event));
    case "terms":
      return hasTerms(pattern, JSON.stringify(event));
  }
}

function hasTerms({ every, some, none }: Extract<FilterPattern, { kind: "terms" }>, text: string): boolean {
  const found = ({ text: term }: Operand) => term.test(text);
  if (none.some(found)) return false;
  return every.length > 0 || some.length === 0 ? every.every(found) : some.some(found);
}

/** What stands at a path: one value, several behind `[*]`, none where the event has no such property. */
function valuesAt(path: readonly Step[], event: JsonObject): Json[] {
  let values: Json[] = [event];
  for (const step of path) values = values.flatMap((value) => inside(value, step));
  return values;
}

function inside(value: Json, step: Step): Json[] {
  if (typeof step === "string") {
    const held = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    return held === undefined ? [] : [held];
  }
  if (!Array.isArray(value)) return [];
  return typeof step === "number" ? value.slice(step, step + 1) : value;
}

/** A comparison with a property that is not there is never true, `!=` neither: that is what NOT EXISTS is for. */
function holds(test: Test, values: readonly Json[]): boolean {
  if ("operator" in test) return values.some((value) => compares(test, value));
  switch (test.is) {
    case "missing":
      return values.length === 0;
    case "null":
      return values.includes(null);
    default:
      return values.includes(test.is === "true");
  }
}

function compares({ operator, operand }: Extract<Test, { operator: string }>, value: Json): boolean {
  const { text, number } = operand;
  if (operator === "=" || operator === "!=") {
    const same =
      typeof value === "number" && number !== null
        ? value === number
        : value === null || typeof value === "object"
          ? text.source === ANYTHING && value !== null
          : text.test(String(value));
    return same === (operator === "=");
  }
  if (typeof value !== "number" || number === null) return false;
  if (operator === "<") return value < number;
  if (operator === "<=") return value <= number;
  return operator === ">" ? value > number : value >= number;
}

/** Of a lone `*`: any value that is not null, an object or a list too. */
const ANYTHING = "^[\\s\\S]*$";
