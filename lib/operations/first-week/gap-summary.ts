import type { UnseenReason } from "@/lib/model/read";
import { oneStatement } from "@/lib/operations/snapshots/gap-causes";
import type { GapView } from "@/lib/operations/snapshots/views";
import type { FirstWeek } from "./views";

/**
 * What stayed unseen, by reason, and what one grant would close. Pure.
 * @param count gaps of the snapshot, as its figures tell
 */
export function gapSummary(gaps: readonly GapView[], count: number): FirstWeek["gaps"] {
  const reasons = new Map<UnseenReason, number>();
  for (const { reason } of gaps) {
    if (reason !== "region_disabled") reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const statement = oneStatement(gaps);
  const closes = gaps.filter((gap) => gap.statement !== null).length;
  return {
    count,
    reasons: [...reasons].map(([reason, some]) => ({ reason, gaps: some })).sort((a, b) => b.gaps - a.gaps),
    grant: statement && { statement, closes },
  };
}

/** Whole regions and services that the scan was told to leave out, and regions that are not enabled. Pure. */
export function leftOutBy(gaps: readonly GapView[]): FirstWeek["leftOut"] {
  const of = (reason: UnseenReason) => gaps.filter((gap) => gap.reason === reason);
  const regions = (some: readonly GapView[]) => [...new Set(some.map(({ region }) => region))].sort();
  return {
    regions: regions(of("excluded").filter(({ service }) => service === "*")),
    services: [...new Set(of("excluded").map(({ service }) => service))].filter((service) => service !== "*").sort(),
    disabledRegions: regions(of("region_disabled")),
  };
}
