import { z } from "zod";
import { UNSEEN_REASONS } from "./read";

/**
 * Something a scan could not look at. A gap with `types` hides whole listings of those resource types in the
 * region; one without hides single properties of `affected` resources that were otherwise seen.
 */
export const Gap = z.object({
  /** Our name of the AWS service, or `*` for all of them. */
  service: z.string(),
  /** AWS region, `global`, or `*` for all of them. */
  region: z.string(),
  /** API operation that failed (`DescribeInstances`), or an empty string when no call was made. */
  operation: z.string(),
  reason: z.enum(UNSEEN_REASONS),
  /** IAM action that would close the gap; null when granting something does not help. */
  action: z.string().nullable(),
  /** What AWS or the engine said, with secrets taken out; one sentence. */
  message: z.string(),
  /** Resource types whose listing is incomplete because of it. */
  types: z.array(z.string()),
  /** Number of resources with a property hidden by it. */
  affected: z.number().int().nonnegative(),
});
export type Gap = z.infer<typeof Gap>;

/** What makes two gaps of different snapshots the same gap. */
export function gapKey(gap: Pick<Gap, "service" | "region" | "operation" | "reason">): string {
  return [gap.service, gap.region, gap.operation, gap.reason].join("|");
}

/**
 * Groups what has one cause: the same call of the same service failed for the same reason.
 * @returns by cause, in the order of the first of each
 */
export function byCause<G extends Pick<Gap, "service" | "operation" | "reason">>(gaps: readonly G[]): Map<string, G[]> {
  const causes = new Map<string, G[]>();
  for (const gap of gaps) {
    const key = [gap.service, gap.operation, gap.reason].join("|");
    causes.set(key, [...(causes.get(key) ?? []), gap]);
  }
  return causes;
}

/** A property that a failed call hides, and of how many resources of a type; region and reason as in its gap. */
export type HiddenProperty = Pick<Gap, "service" | "region" | "operation" | "reason"> & {
  type: string;
  /** Name in the configuration: `Policy`. */
  property: string;
  resources: number;
};

/**
 * Of the gaps that a snapshot has no more, those that closed: its scan came there again and was answered. What another
 * gap covers (the service left out, the list above it denied) or the user left out before did not close. Pure.
 */
export function closedGaps<G extends Gap>(ended: readonly G[], present: readonly Gap[]): G[] {
  return ended.filter((gap) => !isChoice(gap) && !present.some((other) => covers(other, gap)));
}

/** True for gaps that a person or the account's owner chose: nobody waits for them to close. */
export function isChoice({ reason }: Pick<Gap, "reason">): boolean {
  return reason === "excluded" || reason === "region_disabled";
}

/** True when `other` leaves open whether `gap` is still there. */
function covers(other: Gap, gap: Gap): boolean {
  const isPlace = [gap.service, "*"].includes(other.service) && [gap.region, "*"].includes(other.region);
  if (!isPlace) return false;
  if (other.operation === gap.operation) return true;
  const hidesAll = other.types.length === 0 && other.affected === 0;
  // A gap of properties may hide behind any list that was not seen.
  return hidesAll || other.types.some((type) => gap.types.length === 0 || gap.types.includes(type));
}
