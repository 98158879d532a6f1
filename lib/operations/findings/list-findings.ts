import { z } from "zod";
import {
  type AuditCounts,
  countByCheck,
  countFindingFacets,
  type FindingFilter,
  findingOrder,
  findingPage,
  narrowFindings,
  noAuditCounts,
  sumCounts,
  worstByCheck,
} from "@/lib/analysis/findings/query";
import { checkOf } from "@/lib/checks/registry";
import { AppError } from "@/lib/errors";
import { SEVERITIES, type Severity } from "@/lib/model/finding";
import type { FindingFacet } from "@/lib/model/finding-filter";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { typeTitle } from "@/lib/operations/resources/resource-row";
import { type AuditOf, auditOf, checkTitle, serviceOf } from "./audit-of";
import { checksOf, controlRefs, FindingFilters, FindingSort } from "./filters";
import { findingRows } from "./finding-row";
import type { FindingGroup, FindingList } from "./views";

/** Findings of a snapshot, a page of rows and all groups. `after` is the `next` of the page before. */
export const listFindings = defineQuery({
  id: "finding.list",
  permission: "finding:read",
  input: FindingFilters.extend({
    account: z.string(),
    at: z.string().default("latest"),
    sort: FindingSort,
    after: z.string().optional(),
    limit: z.number().int().min(0).max(1000).default(50),
  }),
  run: async ({ input }): Promise<FindingList> => {
    const { account, at: reference, sort, after, limit, ...filters } = input;
    const audit = await auditOf(account, reference);
    const { view } = audit;
    const filter = filterOf(filters);
    const fails = narrowFindings(view, filter);
    const page = findingPage(findingOrder(view.index, sort), fails, { after: fromCursor(audit, after), limit });
    const byCheck = countByCheck(view, fails);
    const of = countByCheck(
      view,
      narrowFindings(view, { ...filter, status: [], severity: [], decision: [], news: [] }),
    );
    const last = page.findings.at(-1);
    const hasMore = last !== undefined && page.first + page.findings.length - 1 < page.total;
    return {
      account: audit.account.name,
      at: snapshotName(audit.at.seq),
      takenAt: audit.takenAt.toISOString(),
      digest: audit.digest,
      rows: await findingRows(audit, page.findings),
      ...{ total: page.total, first: page.first },
      next: hasMore ? String(last) : null,
      groups: groupsOf({ counts: byCheck, of, unused: unusedCounts(view, filter), worst: worstByCheck(view, fails) }),
      facets: countFindingFacets(view, fails, filter).map(({ name, choices }) => ({
        name,
        choices: choices.map((choice) => ({ ...choice, label: labelOf(name, choice.value) })),
      })),
      counts: sumCounts(byCheck.values()),
      of: sumCounts(of.values()),
      whole: sumCounts(countByCheck(view, new Uint8Array(view.index.size)).values()),
    };
  },
});

/** A filter as the index takes it. @throws AppError like `checksOf` */
export function filterOf(filters: FindingFilters): FindingFilter {
  const { framework, level, control, ...rest } = filters;
  return { ...rest, only: checksOf({ framework, level, control }) };
}

/** A finding's number in its index: a snapshot's audit never changes, so it names a place in every order. */
function fromCursor({ view }: AuditOf, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text) && Number(text) < view.index.size) return Number(text);
  throw new AppError("invalid", "This page of the list does not exist. Start again at its first page.", "after");
}

function unusedCounts(view: AuditOf["view"], filter: FindingFilter): ByCheck {
  if (filter.use.length > 0 && !filter.use.includes("unused")) return new Map();
  return countByCheck(view, narrowFindings(view, { ...filter, use: ["unused"] }));
}

type ByCheck = ReadonlyMap<string, AuditCounts>;
type Grouped = { counts: ByCheck; of: ByCheck; unused: ByCheck; worst: ReadonlyMap<string, Severity> };

function groupsOf({ counts: byCheck, of, unused, worst }: Grouped): FindingGroup[] {
  return [...byCheck]
    .filter(([, counts]) => Object.values(counts).some((count) => count > 0))
    .map(([check, counts]) => ({
      ...{ check, counts },
      of: of.get(check) ?? counts,
      unused: unused.get(check) ?? noAuditCounts(),
      title: checkTitle(check),
      service: serviceOf(check),
      severity: worst.get(check) ?? checkOf(check)?.severity ?? "medium",
      controls: controlRefs(check),
    }))
    .sort(byWorst);
}

/** Failing checks first, the worst of them first, then those with most failures; then what is not known. */
function byWorst(one: FindingGroup, other: FindingGroup): number {
  const rank = ({ counts }: FindingGroup) =>
    counts.fail > 0 ? 0 : counts.not_seen > 0 ? 1 : counts.manual > 0 ? 2 : 3;
  return (
    rank(one) - rank(other) ||
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    other.counts.fail - one.counts.fail ||
    (one.check < other.check ? -1 : 1)
  );
}

/** A value of a facet in words; most are words already, and pages have their own for statuses. */
function labelOf(name: FindingFacet, value: string): string {
  if (name === "check") return checkTitle(value);
  if (name === "type") return value === "" ? "Account or region" : typeTitle(value);
  return value;
}
