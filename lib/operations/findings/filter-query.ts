import { AppError } from "@/lib/errors";
import { NONE } from "@/lib/model/inventory-filter";
import { FindingFilters } from "./filters";

/** Every filter in the order of the schema, which is that of files. */
const NAMES = FindingFilters.keyof().options;
type Name = (typeof NAMES)[number];

const NOTHING = FindingFilters.parse({});

/**
 * Reads a filter in the form in which the page's address has it: `status=fail&severity=high&framework=cis-7.0`.
 * @throws AppError `invalid` for a word that narrows nothing: a file that holds more than was asked for is worse than none.
 */
export function findingFiltersOfQuery(query: string): FindingFilters {
  const given = new Map<Name, string[]>();
  for (const [word, value] of new URLSearchParams(query)) {
    const name = NAMES.find((one) => one === word);
    if (name === undefined) {
      throw new AppError("invalid", `"${word}" is no filter of findings. There are: ${NAMES.join(", ")}.`, "filter");
    }
    given.set(name, [...(given.get(name) ?? []), name === "type" && value === NONE ? "" : value]);
  }
  const entries = [...given].map(([name, values]) => {
    if (Array.isArray(NOTHING[name])) return [name, values];
    if (values.length === 1) return [name, values[0]];
    throw new AppError("invalid", `"${name}" can be given once.`, "filter");
  });
  const parsed = FindingFilters.safeParse(Object.fromEntries(entries));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError("invalid", `${String(issue?.path[0] ?? "filter")}: ${issue?.message ?? ""}`, "filter");
}

/** A filter in the same form: equal filters give equal texts. Empty when nothing is narrowed. */
export function findingFilterText(filters: FindingFilters): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = filters[name];
    const values: readonly string[] = Array.isArray(value) ? value : value ? [value] : [];
    const words = values.map((one) => (one === "" ? NONE : one));
    for (const word of [...new Set(words)].sort()) query.append(name, word);
  }
  return query.toString();
}
