import type { Route } from "next";
import type { FindingFacet, FindingSortKey } from "@/lib/model/finding-filter";
import type { FindingFormat } from "@/lib/model/finding-format";
import { type FindingKey, type FindingParams, findingQuery, withFindingChoice } from "@/lib/web/finding-params";
import { accountPath } from "@/lib/web/links";

/** Formats of the export, as its address names them, with what takes them. */
export const EXPORTS = [
  { format: "csv", label: "CSV", note: "for people" },
  { format: "html", label: "HTML report", note: "for leadership" },
  { format: "json", label: "JSON", note: "everything" },
  { format: "csv-prowler", label: "CSV, Prowler's columns", note: "44 columns" },
  { format: "json-ocsf", label: "JSON-OCSF", note: "Detection Finding" },
  { format: "json-asff", label: "JSON-ASFF", note: "Security Hub" },
] as const satisfies readonly { format: FindingFormat; label: string; note: string }[];

/** Addresses that lead from a view of the findings to its neighbours. */
export type FindingLinks = ReturnType<typeof findingLinks>;

/** Makes the addresses around a view. Whatever changes which rows there are begins at the first page. */
export function findingLinks(account: string, params: FindingParams) {
  const at = (changed: Partial<FindingParams>): Route => accountPath(account, "findings", findingQuery(changed));
  const first = { ...params, after: null };
  return {
    /** The view with some parameters changed, from its first page on. */
    here: (changes: Partial<FindingParams> = {}): Route => at({ ...first, ...changes }),
    /** The view with a value of a facet chosen, or no longer chosen. */
    choice: (name: FindingFacet, value: string): Route => at(withFindingChoice(params, name, value)),
    /** The view with the findings of a check shown under it, or no longer. */
    expand: (check: string): Route =>
      at({
        ...first,
        expand: params.expand.includes(check)
          ? params.expand.filter((one) => one !== check)
          : [...params.expand.slice(-19), check],
        // What is folded away cannot stay open beside the list.
        ...(params.expand.includes(check) && params.open?.check === check ? { open: null, tab: null } : {}),
      }),
    /** The flat list of one check under the same filter. */
    check: (check: string): Route => at({ ...first, check: [check], group: "none", expand: [], open: null, tab: null }),
    /** The view sorted by a column; a second time the other way round. */
    sort: (key: FindingSortKey): Route => at({ ...first, sort: params.sort === key ? `-${key}` : key }),
    /** The next page of the view. */
    after: (cursor: string): Route => at({ ...params, after: cursor }),
    /** The page shown, with another finding in the drawer or with none. */
    open: (key: FindingKey | null, tab: string | null = null): Route =>
      at({ ...params, open: key && { check: key.check, subject: key.subject }, tab: key === null ? null : tab }),
    /** The view without any filter. */
    clear: (): Route => {
      const { group, expand, fold, sort, rows, open, tab } = params;
      return at({ at: params.at, group, expand, fold, sort, rows, open, tab });
    },
    /** A file of exactly the findings that the filter leaves. */
    file: (format: string): string => {
      const { group: _group, expand: _expand, fold: _fold, rows: _rows, ...filter } = first;
      return accountPath(account, "findings/export", { format, ...findingQuery({ ...filter, open: null, tab: null }) });
    },
  };
}

/** Address of a finding's own page at a date. */
export function findingPath(account: string, at: string, { check, subject }: FindingKey): Route {
  return accountPath(account, "findings/finding", { check, subject, at });
}
