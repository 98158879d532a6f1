import type { ExportControl, ExportRow } from "./export-row";

/** The region that stands for what is in none, in tools that know regions only. */
const HOME: Readonly<Record<string, string>> = { "aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1" };

/** `PASS`, `FAIL`, `MANUAL`, `NOT_APPLICABLE`; what was not seen is a person's to look at, and its reason says so. */
export function statusWord({ status }: Pick<ExportRow, "status">): string {
  return status === "not_seen" ? "MANUAL" : status.toUpperCase();
}

/** The reason, and who answers for the finding where somebody does. */
export function reasonText({ reason, decision, decided }: ExportRow): string {
  if (decided === null) return reason;
  const until = decided.until === null ? "" : ` until ${decided.until}`;
  const word = decision === "attested" ? "Attested" : "Excused";
  return `${reason} ${word}${until} by ${decided.by}: ${decided.why}`;
}

/** Partition of a finding: that of its resource, else the account's. */
export function partitionOf({ arn }: ExportRow, own: string): string {
  return arn?.split(":")[1] || own;
}

/** AWS region of a finding; that of global things is the partition's home region, as other tools have it. */
export function regionOf({ region }: ExportRow, partition: string): string {
  return region === "global" ? (HOME[partition] ?? "us-east-1") : region;
}

/** The resource as other tools name it: its ARN, or AWS's name for an account. */
export function resourceUid({ arn }: ExportRow, awsAccountId: string | null): string {
  return arn ?? `AWS::::Account:${awsAccountId ?? ""}`;
}

/** Unique within an account's snapshot, and the same in every snapshot. */
export function findingUid({ check, subject, region }: ExportRow, awsAccountId: string | null): string {
  return `bearings-aws-${check.id}-${awsAccountId ?? ""}-${region}-${subject}`;
}

/** `CIS-3.0`: a framework as other tools write it. */
function frameworkWord(id: string): string {
  return id.toUpperCase();
}

/** Numbers of controls by framework: `CIS-7.0` to `5.3`. */
export function compliance(controls: readonly ExportControl[]): Map<string, string[]> {
  const by = new Map<string, string[]>();
  for (const { framework, id } of controls) {
    by.set(frameworkWord(framework), [...(by.get(frameworkWord(framework)) ?? []), id]);
  }
  return by;
}

/** `k=v | k=v`, by key. */
export function tagsText(tags: Readonly<Record<string, string>>): string {
  return sortedTags(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(" | ");
}

/** Tags by key, so that they have one order. */
export function sortedTags(tags: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(tags).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What decided: `MetadataOptions.HttpTokens = optional | …`. */
export function factsText({ facts }: Pick<ExportRow, "facts">): string {
  return facts
    .map(({ field, value, arn }) => {
      const said = typeof value === "string" ? value : JSON.stringify(value);
      return `${field} = ${said}${arn === undefined ? "" : ` (${arn})`}`;
    })
    .join(" | ");
}

/** What was not seen, why, and what to grant. */
export function missingText({ missing }: Pick<ExportRow, "missing">): string {
  return missing
    .map(({ what, reason, action }) => `${what} (${reason})${action === null ? "" : `: grant ${action}`}`)
    .join(" | ");
}

/** Whole seconds since 1970. */
export function epochSeconds(iso: string): number {
  return Math.floor(Date.parse(iso) / 1000);
}
