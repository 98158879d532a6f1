import { SEVERITIES, type Severity } from "@/lib/model/finding";
import type { FindingList } from "@/lib/operations/findings/views";
import { counted, table } from "./table";

/** Severities that a scan can be made to fail on. */
export const FAIL_ON = ["critical", "high", "medium", "low"] as const satisfies readonly Severity[];
export type FailOn = (typeof FAIL_ON)[number];

/** Checks that the table names; the export has all. */
const SHOWN = 15;

/** That severity and the worse ones. */
export function thatOrWorse(severity: FailOn): Severity[] {
  return SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1);
}

/** The failures that nobody answers for, of a severity or worse: how many, of which checks, and what was not seen. */
export function failReport(
  severity: FailOn,
  { total, groups, facets, whole }: Pick<FindingList, "total" | "groups" | "facets" | "whole">,
): string {
  const unseen = `${counted(whole.not_seen, "finding")} not seen`;
  if (total === 0) return `No open failure of ${severity} severity or worse; ${unseen}.\n`;
  const by = facets.find(({ name }) => name === "severity")?.choices ?? [];
  const parts = by.filter(({ chosen, count }) => chosen && count > 0).map(({ value, count }) => `${count} ${value}`);
  const failing = groups.filter(({ counts }) => counts.fail > 0);
  const rows = failing.slice(0, SHOWN).map(({ check, title, counts }) => [String(counts.fail), check, title]);
  const more = failing.length - rows.length;
  return [
    `${counted(total, "open failure")} of ${severity} severity or worse (${parts.join(", ")}); ${unseen}.\n`,
    table(["FAILURES", "CHECK", "WHAT SHOULD BE SO"], rows),
    more > 0 ? `… and ${counted(more, "more check")}; \`bearings export findings\` has all.\n` : "",
  ].join("");
}
