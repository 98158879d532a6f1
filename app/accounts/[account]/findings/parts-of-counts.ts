import { count } from "@/components/format";
import type { Denominator } from "@/components/ui/denominator-bar";
import type { FindingList } from "@/lib/operations/findings/views";

type Counts = FindingList["counts"];

/** Counts of an audit as the denominator bar takes them. */
export function partsOf({ not_seen, not_applicable, ...counts }: Counts | ControlCounts): Denominator {
  return { ...counts, notSeen: not_seen, notApplicable: not_applicable };
}

type ControlCounts = { [Outcome in keyof Counts]: number };

/** Everything together. */
export function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((all, one) => all + one, 0);
}

/** `5 of 44`, failed of assessed; says it where nothing was. */
export function failedOf({ fail, pass }: Counts): { fail: string; of: string | null } {
  return fail + pass === 0 ? { fail: "none assessed", of: null } : { fail: count(fail), of: count(fail + pass) };
}

/** What was not assessed, in words: `3 not seen, 1 manual, 2 excused`; empty where all was. */
export function notCounted({ not_seen, manual, excused, attested, not_applicable }: Counts): string {
  const parts: [number, string][] = [
    [not_seen, "not seen"],
    [manual, "manual"],
    [excused, "excused"],
    [attested, "attested"],
    [not_applicable, "not applicable"],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${count(number)} ${word}`)
    .join(", ");
}
