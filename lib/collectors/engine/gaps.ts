import type { CallFailure } from "@/lib/aws/call-failure";
import { type Gap, gapKey } from "@/lib/model/gap";

/** Collects gaps, one for each service, region, operation and reason. */
export class GapBook {
  private readonly gaps = new Map<string, Gap>();

  /** Adds a gap; one that is known grows by the types and the affected resources. */
  add(gap: Gap): void {
    const key = gapKey(gap);
    const known = this.gaps.get(key);
    if (known) {
      known.types = [...new Set([...known.types, ...gap.types])].sort();
      known.affected += gap.affected;
      known.action ??= gap.action;
    } else {
      this.gaps.set(key, { ...gap, types: [...new Set(gap.types)].sort() });
    }
  }

  /** The gaps in a fixed order. */
  list(): Gap[] {
    return [...this.gaps.values()].sort((one, other) => (gapKey(one) < gapKey(other) ? -1 : 1));
  }
}

/** The gap that a failed call leaves in a scope. */
export function gapOf(
  failure: CallFailure,
  scope: { service: string; region: string },
  hidden: { types?: readonly string[]; affected?: number },
): Gap {
  return {
    service: scope.service,
    region: scope.region,
    operation: failure.operation,
    reason: failure.reason,
    action: failure.action,
    message: failure.message,
    types: [...(hidden.types ?? [])],
    affected: hidden.affected ?? 0,
  };
}
