import { noCounts, SEVERITIES, type Severity, type StatusCounts, VERDICT_STATUSES } from "@/lib/model/finding";
import { FINDING_FACETS, type FindingFacet, type FindingSort } from "@/lib/model/finding-filter";
import type { FindingIndex } from "./build";
import { BECAME, becameOf, columnOf } from "./columns";
import type { Covered } from "./decide";

/** What narrows findings; an empty list of choices means all. */
export type FindingFilter = Readonly<Record<FindingFacet, readonly string[]>> & {
  /** Words that must each stand in the name, the subject or the check's title, in any case. */
  q?: string | undefined;
  /** Only findings of this resource and of its parts. */
  arn?: string | undefined;
  /** Only findings of these checks: those of a framework, a control, a level. */
  only?: ReadonlySet<string> | undefined;
};

/** The verdicts of a snapshot under people's decisions, and the services of their checks. */
export type FindingView = {
  index: FindingIndex;
  covered: Covered;
  /** Number of the snapshot: what began with it is new. */
  seq: number;
  /** Service of each check, by the check's code. */
  services: readonly string[];
  /** Title of each check, by the check's code: searches look into them too. */
  titles: readonly string[];
};

/** Number of a facet (from 1) that alone leaves a finding out, 0 for one that fits, OUT for one left out twice. */
export type Narrowed = Uint8Array;
const OUT = 255;
const FAIL = VERDICT_STATUSES.indexOf("fail");

/** Applies a filter to all findings. */
export function narrowFindings(view: FindingView, filter: FindingFilter): Narrowed {
  const { index } = view;
  const fails = new Uint8Array(index.size);
  const { arn, only } = filter;
  if (only !== undefined) {
    const fits = index.check.values.map((check) => only.has(check));
    for (let finding = 0; finding < fails.length; finding += 1) {
      if (!fits[index.check.codes[finding] ?? 0]) fails[finding] = OUT;
    }
  }
  if (arn !== undefined) {
    for (let finding = 0; finding < fails.length; finding += 1) if (index.arns[finding] !== arn) fails[finding] = OUT;
  }
  const words = (filter.q ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length > 0) {
    const found = search(view, words);
    for (let finding = 0; finding < fails.length; finding += 1) if (found[finding] === 0) fails[finding] = OUT;
  }
  FINDING_FACETS.forEach((facet, place) => {
    if (filter[facet].length === 0) return;
    const { values, codes } = columnOf(view, facet);
    const fits = Uint8Array.from(values, (value) => Number(filter[facet].includes(value)));
    for (let finding = 0; finding < fails.length; finding += 1) {
      if (fits[codes[finding] ?? 0] === 1) continue;
      fails[finding] = fails[finding] === 0 ? place + 1 : OUT;
    }
  });
  return fails;
}

/** Searches that are kept of an index: a page asks for the same one several times, and so does the next page. */
const KEPT_SEARCHES = 8;
const searches = new WeakMap<FindingIndex, Map<string, Uint8Array>>();

/** 1 for each finding in whose name, subject or check's title all words stand. */
function search({ index, titles }: FindingView, words: readonly string[]): Uint8Array {
  const kept = searches.get(index) ?? new Map<string, Uint8Array>();
  searches.set(index, kept);
  const key = words.join(" ");
  const known = kept.get(key);
  if (known) return known;
  const rest = titles.map((title) => words.filter((word) => !title.toLowerCase().includes(word)));
  const found = Uint8Array.from(index.search, (text, finding) => {
    const wanted = rest[index.check.codes[finding] ?? 0] ?? words;
    return Number(wanted.every((word) => text.includes(word)));
  });
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_SEARCHES && oldest !== undefined) kept.delete(oldest);
  kept.set(key, found);
  return found;
}

/** A choice of a facet with the findings that it would leave, the other facets' choices kept. */
export type FacetChoice = { value: string; count: number; chosen: boolean };

/** The choices of every facet, most findings first; status and severity in their own order. */
export function countFindingFacets(
  view: FindingView,
  fails: Narrowed,
  filter: FindingFilter,
): { name: FindingFacet; choices: FacetChoice[] }[] {
  return FINDING_FACETS.map((name, place) => {
    const { values, codes } = columnOf(view, name);
    const counts = new Uint32Array(values.length);
    for (let finding = 0; finding < fails.length; finding += 1) {
      const fail = fails[finding];
      if (fail !== 0 && fail !== place + 1) continue;
      const at = codes[finding] ?? 0;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    const choices = values
      .map((value, at) => ({ value, count: counts[at] ?? 0, chosen: filter[name].includes(value) }))
      .filter(({ count, chosen }) => count > 0 || chosen);
    const ordered =
      name === "status" || name === "severity" || name === "decision" || name === "use" || name === "news";
    return {
      name,
      choices: ordered
        ? choices
        : choices.sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1)),
    };
  });
}

/** Findings by what became of them; those under a decision are counted there and nowhere else. */
export type AuditCounts = StatusCounts & { excused: number; attested: number };

/** Counts of nothing. */
export function noAuditCounts(): AuditCounts {
  return { ...noCounts(), excused: 0, attested: 0 };
}

/** All counts together. */
export function sumCounts(counts: Iterable<AuditCounts>): AuditCounts {
  const total = noAuditCounts();
  for (const of of counts) for (const key of Object.keys(total) as (keyof AuditCounts)[]) total[key] += of[key];
  return total;
}

/** Counts the findings that fit, by check. */
export function countByCheck(view: FindingView, fails: Narrowed): Map<string, AuditCounts> {
  const { values: checks, codes } = view.index.check;
  const { codes: became } = becameOf(view);
  const counts = new Uint32Array(checks.length * BECAME.length);
  for (let finding = 0; finding < fails.length; finding += 1) {
    if (fails[finding] !== 0) continue;
    const at = (codes[finding] ?? 0) * BECAME.length + (became[finding] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return new Map(
    checks.map((check, code) => {
      const of = noAuditCounts();
      for (const [place, key] of BECAME.entries()) of[key] = counts[code * BECAME.length + place] ?? 0;
      return [check, of];
    }),
  );
}

/** Severity of the worst failure of each check, of those that fit and that no decision covers. */
export function worstByCheck({ index, covered }: FindingView, fails: Narrowed): Map<string, Severity> {
  const worst = new Uint8Array(index.check.values.length).fill(OUT);
  for (let finding = 0; finding < fails.length; finding += 1) {
    if (fails[finding] !== 0 || covered[finding] !== 0 || index.status[finding] !== FAIL) continue;
    const check = index.check.codes[finding] ?? 0;
    worst[check] = Math.min(worst[check] ?? OUT, index.severity[finding] ?? OUT);
  }
  return new Map(
    index.check.values.flatMap((check, code) => {
      const severity = SEVERITIES[worst[code] ?? OUT];
      return severity === undefined ? [] : [[check, severity] as const];
    }),
  );
}

const orders = new WeakMap<FindingIndex, Map<FindingSort, Uint32Array>>();

/** All findings in an order; equal ones by check and subject. Computed once for an index. */
export function findingOrder(index: FindingIndex, sort: FindingSort): Uint32Array {
  const known = orders.get(index) ?? new Map<FindingSort, Uint32Array>();
  orders.set(index, known);
  const found = known.get(sort);
  if (found) return found;
  const key = keyOf(index, sort.replace(/^-/, ""));
  const sign = sort.startsWith("-") ? -1 : 1;
  const order = Uint32Array.from({ length: index.size }, (_, finding) => finding).sort(
    (one, other) => sign * ((key[one] ?? 0) - (key[other] ?? 0)) || one - other,
  );
  known.set(sort, order);
  return order;
}

/** A number for each finding by which it is sorted. */
function keyOf(index: FindingIndex, key: string): ArrayLike<number> {
  const { status, severity } = index;
  if (key === "status") return status;
  if (key === "check") return index.check.codes;
  if (key === "region") return index.region.codes;
  if (key === "since") return index.problemSeq.map((seq) => (seq === 0 ? 2_147_483_647 : seq));
  if (key === "name") return ranks(index.names);
  // Failures first, the worst of them first, those of things that somebody uses before the others; then what is not known.
  return Uint16Array.from(
    status,
    (of, finding) => (of * SEVERITIES.length + (severity[finding] ?? 0)) * 2 + (index.unused[finding] ?? 0),
  );
}

function ranks(texts: readonly string[]): Uint32Array {
  const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const values = [...new Set(texts)].sort(words.compare);
  const rank = new Map(values.map((value, at) => [value, at]));
  return Uint32Array.from(texts, (text) => rank.get(text) ?? 0);
}

/** A page of the findings that fit, after another finding; null for the first page. */
export function findingPage(
  order: Uint32Array,
  fails: Narrowed,
  { after, limit }: { after: number | null; limit: number },
): { findings: number[]; first: number; total: number } {
  let total = 0;
  for (let finding = 0; finding < fails.length; finding += 1) if (fails[finding] === 0) total += 1;
  const findings: number[] = [];
  let [place, first, past] = [0, 0, after === null];
  for (let at = 0; at < order.length && findings.length < limit; at += 1) {
    const finding = order[at] ?? 0;
    if (fails[finding] === 0) {
      place += 1;
      if (past) {
        if (findings.length === 0) first = place;
        findings.push(finding);
      }
    }
    if (finding === after) past = true;
  }
  return { findings, first, total };
}

/** Where a finding stands among those that fit, and which ones stand beside it; position 0 when it does not fit. */
export function placeOfFinding(
  order: Uint32Array,
  fails: Narrowed,
  finding: number,
): { position: number; total: number; previous: number | null; next: number | null } {
  let [position, total] = [0, 0];
  let last: number | null = null;
  let previous: number | null = null;
  let next: number | null = null;
  for (const one of order) {
    if (fails[one] !== 0) continue;
    total += 1;
    if (last === finding) next = one;
    if (one === finding) {
      position = total;
      previous = last;
    }
    last = one;
  }
  return { position, total, previous, next };
}
