import { z } from "zod";
import { findingOrder, narrowFindings, placeOfFinding as placeOf } from "@/lib/analysis/findings/query";
import { defineQuery } from "@/lib/operations/define";
import { auditOf } from "./audit-of";
import { FindingFilters, FindingSort } from "./filters";
import { keyOf } from "./finding-row";
import { findFinding } from "./get-finding";
import { filterOf } from "./list-findings";
import type { FindingPlace } from "./views";

/** Where a finding stands in the list of a filter and an order, and which ones stand beside it. */
export const placeOfFinding = defineQuery({
  id: "finding.place",
  permission: "finding:read",
  input: FindingFilters.extend({
    account: z.string(),
    at: z.string().default("latest"),
    sort: FindingSort,
    /** Of the finding; `check` of the filter narrows the list. */
    of: z.object({ check: z.string().max(100), subject: z.string().max(2_500) }),
  }),
  run: async ({ input }): Promise<FindingPlace> => {
    const { account, at, sort, of, ...filters } = input;
    const audit = await auditOf(account, at);
    const { view } = audit;
    const finding = findFinding(audit, of.check, of.subject) ?? -1;
    const fails = narrowFindings(view, filterOf(filters));
    const { position, total, previous, next } = placeOf(findingOrder(view.index, sort), fails, finding);
    const named = (one: number | null) => (one === null ? null : keyOf(audit, one));
    return { position, total, previous: named(previous), next: named(next) };
  },
});
