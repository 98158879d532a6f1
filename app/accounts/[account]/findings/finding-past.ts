import type { Outcome } from "@/components/ui/verdict";
import type { EndReason, VerdictStatus } from "@/lib/model/finding";
import type { FindingPast } from "@/lib/operations/findings/views";

/** Why an interval ended, in words. */
export const ENDED_WORDS: Readonly<Record<EndReason, string>> = {
  fixed: "fixed",
  broke: "broke",
  facts_changed: "its facts changed",
  out_of_sight: "out of sight",
  seen_again: "seen again",
  gone: "the resource is gone",
  rule_changed: "the rule changed",
};

/** An interval with what it was the beginning of. */
export type PastLine = FindingPast & { began: string; outcome: Outcome };

/**
 * The intervals of a finding, newest first, each with how it began: a failure after one that had ended came back.
 * @param history oldest first
 */
export function pastLines(history: readonly FindingPast[]): PastLine[] {
  let failed = false;
  let last: VerdictStatus | null = null;
  const lines = history.map((one, index) => {
    const before = history[index - 1];
    const isApart = before !== undefined && before.to !== one.from;
    const began = beganAs(one.status, { last: isApart ? null : last, failed, isFirst: index === 0 || isApart });
    // What is out of sight has not ended.
    failed = failed || one.status === "fail";
    last = one.status === "not_seen" && last === "fail" && !isApart ? "fail" : one.status;
    return { ...one, began, outcome: one.status };
  });
  return lines.reverse();
}

function beganAs(
  status: VerdictStatus,
  { last, failed, isFirst }: { last: VerdictStatus | null; failed: boolean; isFirst: boolean },
): string {
  if (status === "fail" && last !== "fail") return failed ? "came back" : "opened";
  if (isFirst) return failed ? "there again" : "first judged";
  if (status === last) return "still, with other facts";
  if (status === "not_seen") return "out of sight";
  return last === "fail" && status === "pass" ? "fixed" : "became";
}
