import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsNumberLiteral,
  parseAsStringLiteral,
} from "nuqs/server";
import { SEVERITIES, VERDICT_STATUSES } from "@/lib/model/finding";
import { DECISIONS, FINDING_FACETS, FINDING_SORTS, type FindingFacet, NEWS, USES } from "@/lib/model/finding-filter";
import { NONE } from "@/lib/model/inventory-filter";
import { choices, MAX_ARN, search, several, someOf, text, words } from "./param-parsers";

/** How many rows a page of findings can have. */
export const FINDING_ROW_COUNTS = [50, 200, 1000] as const;

/** A subject is an ARN and a part of the resource. */
const MAX_SUBJECT = 2_500;
const MAX_CHECK = 100;
/** Checks whose findings are shown under them at once. */
const MAX_EXPANDED = 20;

/** Check and subject, which name a finding in every snapshot. */
export type FindingKey = { check: string; subject: string };

/** `ec2-imdsv2|arn:aws:ec2:…`: no check has a bar in its name. */
export function findingKey({ check, subject }: FindingKey): string {
  return `${check}|${subject}`;
}

function parseFindingKey(given: string): FindingKey | null {
  const bar = given.indexOf("|");
  const [check, subject] = [given.slice(0, Math.max(0, bar)), given.slice(bar + 1)];
  if (check === "" || check.length > MAX_CHECK || subject === "" || subject.length > MAX_SUBJECT) return null;
  return { check, subject };
}

const controlNumbers = several((value) => (/^\d{1,3}(\.\d{1,3}){0,3}$/.test(value) ? value : null), text);
const checkNames = several((value) => (value === "" || value.length > MAX_CHECK ? null : value), text, MAX_EXPANDED);

/** Every parameter of the findings' address; all of the page's state stands in it. */
const FINDING_PARSERS = {
  at: words(100),
  q: search,
  arn: words(MAX_ARN),
  status: someOf(VERDICT_STATUSES),
  severity: someOf(SEVERITIES),
  service: choices,
  region: choices,
  check: choices,
  type: choices,
  decision: someOf(DECISIONS),
  use: someOf(USES),
  news: someOf(NEWS),
  framework: words(40),
  level: parseAsStringLiteral(["1", "2"]),
  control: controlNumbers,
  group: parseAsStringLiteral(["check", "none"]).withDefault("check"),
  /** Checks whose findings are shown under them. */
  expand: checkNames,
  /** Whether findings of things that nobody uses are folded away under their check. */
  fold: parseAsStringLiteral(["yes", "no"]).withDefault("yes"),
  sort: parseAsStringLiteral(FINDING_SORTS).withDefault("severity"),
  rows: parseAsNumberLiteral(FINDING_ROW_COUNTS).withDefault(50),
  after: words(64),
  open: createParser({ parse: parseFindingKey, serialize: findingKey }),
  tab: words(20),
};

const loadRaw = createLoader(FINDING_PARSERS);

/** What a page of findings shows, as its address says it; null for what it does not say. */
export type FindingParams = inferParserType<typeof FINDING_PARSERS>;

/** An address's query, in any form in which Next hands it over. */
type Query = URLSearchParams | Record<string, string | string[] | undefined>;

/** Reads the address of findings. Words that mean nothing are left out, and so are levels and controls of no framework. */
export function loadFindingParams(query: Query): FindingParams {
  const params = loadRaw(query);
  return params.framework === null ? { ...params, level: null, control: [] } : params;
}

/** The part of the parameters that narrows the list, as `listFindings`, `placeOfFinding` and the export take it. */
export function findingFilter(params: FindingParams) {
  const { status, severity, service, region, check, decision, use, news, control } = params;
  return {
    q: params.q ?? undefined,
    arn: params.arn ?? undefined,
    ...{ status, severity, service, region, check },
    type: params.type.map((value) => (value === NONE ? "" : value)),
    ...{ decision, use, news },
    framework: params.framework ?? undefined,
    level: params.level ?? undefined,
    control,
  };
}

/** True when something narrows the list. */
export function isFindingFiltered(params: FindingParams): boolean {
  const { q, arn, framework } = params;
  return q !== null || arn !== null || framework !== null || FINDING_FACETS.some((name) => params[name].length > 0);
}

/**
 * The parameters as they stand in an address, for `accountPath`: in one fixed order, defaults left out, so that equal
 * views have equal addresses.
 */
export function findingQuery(params: Partial<FindingParams>): Record<string, string | readonly string[] | null> {
  const { at, q, arn, framework, level, control, group, expand, fold, sort, rows, after, open, tab } = params;
  const chosen = (name: FindingFacet): readonly string[] => params[name] ?? [];
  return {
    at: at ?? null,
    q: q ?? null,
    arn: arn ?? null,
    ...Object.fromEntries(FINDING_FACETS.map((name) => [name, chosen(name)])),
    framework: framework ?? null,
    level: framework == null ? null : (level ?? null),
    control: framework == null ? [] : (control ?? []),
    group: group === "none" ? group : null,
    expand: expand ?? [],
    fold: fold === "no" ? fold : null,
    sort: sort === undefined || sort === "severity" ? null : sort,
    rows: rows === undefined || rows === 50 ? null : String(rows),
    after: after ?? null,
    open: open ? findingKey(open) : null,
    tab: tab ?? null,
  };
}

/** The address with one value of a facet chosen, or no longer chosen when it was; from the first page on. */
export function withFindingChoice(params: FindingParams, name: FindingFacet, value: string): FindingParams {
  const word = value === "" ? NONE : value;
  const had: readonly string[] = params[name];
  const chosen = had.includes(word) ? had.filter((one) => one !== word) : [...had, word];
  return { ...params, [name]: chosen, after: null };
}
