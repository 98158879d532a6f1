import type { UnseenReason } from "@/lib/model/read";
import type { GapView, PolicyStatement } from "@/lib/operations/snapshots/views";

/** Gaps with one cause: the same call of the same service failed for the same reason, in one region or in many. */
export type GapCause = {
  service: string;
  operation: string;
  reason: UnseenReason;
  regions: string[];
  /** What AWS said, each sentence once. */
  messages: string[];
  /** Resource types whose listing is incomplete; empty when only properties are hidden. */
  types: string[];
  /** Resources with a hidden property. */
  affected: number;
  /** First snapshot that missed any of it: `S3`. */
  firstSeen: string;
  /** The policy statement that would close all of them; null when granting something does not help. */
  statement: PolicyStatement | null;
};

/** One cause for each (service, operation, reason): first those that a grant would close, else in the order of gaps. */
export function gapCauses(gaps: readonly GapView[]): GapCause[] {
  const causes = new Map<string, GapView[]>();
  for (const gap of gaps) {
    const key = [gap.service, gap.operation, gap.reason].join("|");
    causes.set(key, [...(causes.get(key) ?? []), gap]);
  }
  const all = [...causes.values()].map(cause);
  return [...all.filter(({ statement }) => statement !== null), ...all.filter(({ statement }) => statement === null)];
}

function cause(gaps: GapView[]): GapCause {
  const [first] = gaps;
  if (first === undefined) throw new Error("a cause has at least one gap");
  return {
    service: first.service,
    operation: first.operation,
    reason: first.reason,
    regions: [...new Set(gaps.map((gap) => gap.region))].sort(),
    messages: [...new Set(gaps.map((gap) => gap.message).filter((message) => message !== ""))],
    types: [...new Set(gaps.flatMap((gap) => gap.types))].sort(),
    affected: gaps.reduce((sum, gap) => sum + gap.affected, 0),
    firstSeen: gaps.reduce(
      (oldest, gap) => (number(gap.firstSeen) < number(oldest) ? gap.firstSeen : oldest),
      first.firstSeen,
    ),
    statement: oneStatement(gaps),
  };
}

function number(snapshot: string): number {
  return Number(snapshot.slice(1));
}

/** One statement with the actions of all; null when none of them can be granted. */
export function oneStatement(gaps: readonly { statement: PolicyStatement | null }[]): PolicyStatement | null {
  const actions = [...new Set(gaps.flatMap((gap) => gap.statement?.Action ?? []))].sort();
  return actions.length === 0 ? null : { Effect: "Allow", Action: actions, Resource: "*" };
}
