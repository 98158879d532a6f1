import { createLoader, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { VERDICT_STATUSES } from "@/lib/model/finding";
import { choices, search, someOf, words } from "./param-parsers";

/** What a control can come to: what its check says, or what people decided where that is all that is left. */
export const CONTROL_STATUSES = [...VERDICT_STATUSES, "excused", "attested"] as const;

const DEFAULT_FRAMEWORK = "cis-7.0";

const CONTROL_PARSERS = {
  at: words(100),
  framework: words(40).withDefault(DEFAULT_FRAMEWORK),
  level: parseAsStringLiteral(["1", "2"]),
  q: search,
  status: someOf(CONTROL_STATUSES),
  section: choices,
};

/** Reads the address of the controls; words that mean nothing are left out. */
export const loadControlParams = createLoader(CONTROL_PARSERS);

/** What the page of controls shows, as its address says it. */
export type ControlParams = inferParserType<typeof CONTROL_PARSERS>;

/** The parameters as they stand in an address, for `accountPath`: in one fixed order, defaults left out. */
export function controlQuery(params: Partial<ControlParams>): Record<string, string | readonly string[] | null> {
  const { at, framework, level, q, status, section } = params;
  return {
    at: at ?? null,
    framework: framework === undefined || framework === DEFAULT_FRAMEWORK ? null : framework,
    level: level ?? null,
    q: q ?? null,
    status: status ?? [],
    section: section ?? [],
  };
}
