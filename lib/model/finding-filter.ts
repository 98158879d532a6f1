/** What findings can be narrowed by with a choice of values, in the order in which pages show it. */
export const FINDING_FACETS = [
  "status",
  "severity",
  "service",
  "region",
  "check",
  "type",
  "decision",
  "use",
  "news",
] as const;
export type FindingFacet = (typeof FINDING_FACETS)[number];

/** What people decided of a finding: nothing yet, an exception, an attestation. */
export const DECISIONS = ["open", "excused", "attested"] as const;
export type Decision = (typeof DECISIONS)[number];

/** Whether anybody uses the thing. */
export const USES = ["used", "unused"] as const;

/** What a finding is in the history: a failure that began with this snapshot, one that came back, one that goes on. */
export const NEWS = ["new", "regressed", "standing"] as const;
export type News = (typeof NEWS)[number];

/** What findings can be sorted by. `severity` puts the worst failures first; `since` the longest standing. */
export const FINDING_SORT_KEYS = ["severity", "status", "check", "name", "region", "since"] as const;
export type FindingSortKey = (typeof FINDING_SORT_KEYS)[number];
export type FindingSort = FindingSortKey | `-${FindingSortKey}`;

/** Every order. */
export const FINDING_SORTS: readonly FindingSort[] = FINDING_SORT_KEYS.flatMap((key): FindingSort[] => [
  key,
  `-${key}`,
]);
