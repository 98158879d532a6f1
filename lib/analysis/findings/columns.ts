import { SEVERITIES, VERDICT_STATUSES } from "@/lib/model/finding";
import { DECISIONS, type FindingFacet, NEWS, USES } from "@/lib/model/finding-filter";
import type { Covered } from "./decide";
import type { FindingView } from "./query";

/** A value of each finding, as a place in `values`. One kind of array, because loops over several kinds are slow. */
export type Column = { values: readonly string[]; codes: Uint16Array };

/** Columns that are made of others, by the coverings that they hold for; gone with those. */
const made = new WeakMap<Covered, Map<string, Column>>();

/** The value of a facet for each finding. What has to be computed is computed once for a snapshot and its decisions. */
export function columnOf(view: FindingView, facet: FindingFacet): Column {
  const { index, covered, services, seq } = view;
  switch (facet) {
    case "status":
      return keep(covered, facet, () => ({ values: VERDICT_STATUSES, codes: Uint16Array.from(index.status) }));
    case "severity":
      return keep(covered, facet, () => ({ values: SEVERITIES, codes: Uint16Array.from(index.severity) }));
    case "use":
      return keep(covered, facet, () => ({ values: USES, codes: Uint16Array.from(index.unused) }));
    case "region":
    case "check":
    case "type":
      return index[facet];
    case "service":
      return keep(covered, facet, () => {
        const values = [...new Set(services)].sort();
        const codes = services.map((service) => values.indexOf(service));
        return { values, codes: Uint16Array.from(index.check.codes, (check) => codes[check] ?? 0) };
      });
    case "decision":
      return keep(covered, facet, () => ({
        values: DECISIONS,
        codes: Uint16Array.from(covered, (by) => (by === 0 ? 0 : by > 0 ? 1 : 2)),
      }));
    case "news":
      return keep(covered, facet, () => ({
        values: NEWS,
        codes: Uint16Array.from(index.problemSeq, (problem, finding) =>
          problem !== seq ? 2 : (index.failures[finding] ?? 0) > 1 ? 1 : 0,
        ),
      }));
  }
}

/** What findings are counted as: their status, or the decision that covers them. */
export const BECAME = [...VERDICT_STATUSES, "excused", "attested"] as const;

/** What became of each finding, as a place in `BECAME`. */
export function becameOf({ index, covered }: FindingView): Column {
  return keep(covered, "became", () => ({
    values: BECAME,
    codes: Uint16Array.from(index.status, (status, finding) => {
      const by = covered[finding] ?? 0;
      return by === 0 ? status : VERDICT_STATUSES.length + (by > 0 ? 0 : 1);
    }),
  }));
}

function keep(covered: Covered, name: string, make: () => Column): Column {
  const columns = made.get(covered) ?? new Map<string, Column>();
  made.set(covered, columns);
  const known = columns.get(name);
  if (known) return known;
  const column = make();
  columns.set(name, column);
  return column;
}
