/** What an inventory can be narrowed by with a choice of values, in the order in which pages show it. */
export const FACETS = ["service", "type", "region", "vpc", "state", "managed", "tag", "seen"] as const;
export type FacetName = (typeof FACETS)[number];

/** The value that stands for "has none": a thing without a state, without a VPC, or made by hand. */
export const NONE = "none";

/** What a list of resources can be sorted by. `since` is the first snapshot that saw a thing, `changed` the last that found it different. */
export const SORT_KEYS = [
  "name",
  "id",
  "type",
  "service",
  "region",
  "vpc",
  "state",
  "managed",
  "since",
  "changed",
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** An order of a list: a key, with `-` in front for descending. */
export type Sort = SortKey | `-${SortKey}`;

/** Every order. */
export const SORTS: readonly Sort[] = SORT_KEYS.flatMap((key): Sort[] => [key, `-${key}`]);

/** How a field filter compares: equal, different, contains in any case. */
export const FIELD_OPERATORS = ["=", "!=", "~"] as const;
export type FieldOperator = (typeof FIELD_OPERATORS)[number];

/** A condition on a field of the configuration. */
export type FieldFilter = {
  /** Path of the field as `fieldSteps` takes it. */
  path: string;
  operator: FieldOperator;
  value: string;
};

/** One step of a field's path: a key of an object, or into every item of a list. */
export type FieldStep = { key: string } | "items";

/** Longest path and value of a field filter, in characters. */
export const MAX_FIELD_TEXT = 300;
const MAX_STEPS = 12;

const STEP = /^(?:\.?([\w:/@+-]+)|\["((?:[^"\\]|\\.)*)"\]|(\[\]))/;

/**
 * The steps of a field's path: `Placement.Tenancy`, `SecurityGroups[].GroupId`, `Labels["a.b"].Value`. Null for a text
 * that is no path.
 */
export function fieldSteps(path: string): FieldStep[] | null {
  if (path.length > MAX_FIELD_TEXT || path.startsWith(".") || path.startsWith("[]")) return null;
  const steps: FieldStep[] = [];
  let rest = path;
  while (rest !== "") {
    const match = STEP.exec(rest);
    if (match === null || steps.length === MAX_STEPS) return null;
    const [whole, plain, quoted] = match;
    if (plain !== undefined && steps.length > 0 && !whole.startsWith(".")) return null;
    if (plain !== undefined) steps.push({ key: plain });
    else if (quoted === undefined) steps.push("items");
    else {
      const key = unquoted(quoted);
      if (key === null) return null;
      steps.push({ key });
    }
    rest = rest.slice(whole.length);
  }
  return steps.length === 0 ? null : steps;
}

function unquoted(text: string): string | null {
  try {
    return JSON.parse(`"${text}"`);
  } catch {
    return null;
  }
}

/** The path of steps, as `fieldSteps` reads it. */
export function fieldPath(steps: readonly FieldStep[]): string {
  return steps
    .map((step, index) => {
      if (step === "items") return "[]";
      if (!/^[\w:/@+-]+$/.test(step.key)) return `[${JSON.stringify(step.key)}]`;
      return index === 0 ? step.key : `.${step.key}`;
    })
    .join("");
}

/** Reads a field filter (`InstanceType=t3.micro`, `Name!=web`, `Engine~sql`); null for a text that is none. */
export function parseFieldFilter(text: string): FieldFilter | null {
  // Up to the first operator that does not stand inside a quoted key.
  const match = /^((?:\["(?:[^"\\]|\\.)*"\]|[^=!~])+)(!=|=|~)(.*)$/s.exec(text);
  const [, path = "", operator, value = ""] = match ?? [];
  const known = FIELD_OPERATORS.find((one) => one === operator);
  if (known === undefined || value.length > MAX_FIELD_TEXT || fieldSteps(path) === null) return null;
  return { path, operator: known, value };
}

/** A field filter as `parseFieldFilter` reads it. */
export function fieldFilterText({ path, operator, value }: FieldFilter): string {
  return `${path}${operator}${value}`;
}
