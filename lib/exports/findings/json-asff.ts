import { hash } from "node:crypto";
import { clipped } from "@/lib/exports/csv-line";
import { asffType } from "./asff-types";
import type { ExportRow, FileHead, FindingReport } from "./export-row";
import { headOf } from "./file-head";
import { jsonArray } from "./json-array";
import { compliance, partitionOf, reasonText, regionOf, resourceUid, sortedTags } from "./words";

/**
 * Limits of the AWS Security Finding Format.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/asff-required-attributes.html
 */
export const ASFF_LIMITS = {
  id: 512,
  title: 256,
  description: 1024,
  recommendation: 512,
  fieldValue: 2048,
  requirement: 64,
  requirements: 32,
  standards: 20,
  tags: 50,
  tagKey: 128,
  tagValue: 256,
} as const;

/** Stands before the fields by which a file says what it is. */
export const ASFF_PREFIX = "bearings/";

/** What Security Hub has no status for, a person's judgement, is not in the file. */
const ASFF_STATUS: Partial<Record<ExportRow["status"], string>> = { pass: "PASSED", fail: "FAILED" };

/**
 * Findings as an array in the AWS Security Finding Format, passes and failures only; what somebody answers for is a
 * WARNING. First observed is the first snapshot of a failure that still holds, or of facts that have not changed.
 */
export function findingsAsff(rows: AsyncIterable<ExportRow>, report: FindingReport): AsyncIterable<string> {
  return jsonArray(itemsOf(rows, report));
}

async function* itemsOf(
  rows: AsyncIterable<ExportRow>,
  report: FindingReport,
): AsyncGenerator<object, void, undefined> {
  for await (const row of rows) {
    const status = ASFF_STATUS[row.status];
    if (status !== undefined) yield itemOf(row, report, row.decision === "open" ? status : "WARNING");
  }
}

function itemOf(row: ExportRow, { head, partition: own }: FindingReport, status: string): object {
  const { check } = row;
  const account = head.awsAccountId ?? "";
  const partition = partitionOf(row, own);
  const region = regionOf(row, partition);
  const standards = [...compliance(check.controls)].slice(0, ASFF_LIMITS.standards);
  const firstAt = row.sinceAt ?? row.heldSince;
  return {
    SchemaVersion: "2018-10-08",
    Id: idOf(row, account),
    ProductArn: `arn:${partition}:securityhub:${region}:${account}:product/${account}/default`,
    ProductName: "Bearings",
    CompanyName: "Bearings",
    Region: region,
    GeneratorId: `bearings-${check.id}`,
    AwsAccountId: account,
    Types: ["Software and Configuration Checks"],
    FirstObservedAt: firstAt,
    LastObservedAt: head.takenAt,
    CreatedAt: firstAt,
    UpdatedAt: head.takenAt,
    Severity: { Label: row.severity.toUpperCase() },
    Title: clipped(check.title, ASFF_LIMITS.title),
    Description: clipped(reasonText(row), ASFF_LIMITS.description),
    RecordState: "ACTIVE",
    ProductFields: {
      ProviderName: "Bearings",
      ProviderVersion: head.texts,
      ...headFields(head),
    },
    Compliance: {
      Status: status,
      RelatedRequirements: standards.map(([name, ids]) => clipped(`${name} ${ids.join(" ")}`, ASFF_LIMITS.requirement)),
      AssociatedStandards: standards.map(([name]) => ({ StandardsId: name })),
    },
    ...remediationOf(row),
    Resources: [
      {
        Type: asffType(row.type),
        Id: clipped(resourceUid(row, account), ASFF_LIMITS.id),
        Partition: partition,
        Region: region,
        ...tagsOf(row),
      },
    ],
  };
}

function idOf({ check, region, subject }: ExportRow, account: string): string {
  return clipped(`bearings-${check.id}-${account}-${region}-${hash("sha256", subject).slice(0, 16)}`, ASFF_LIMITS.id);
}

function headFields(head: FileHead): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headOf(head)).map(([name, value]) => [`${ASFF_PREFIX}${name}`, value ?? ""]),
  );
}

/** Both texts may be left out, and neither may be empty. */
function remediationOf({ fix, check: { link } }: ExportRow): object {
  const text = clipped(fix.console.join("; "), ASFF_LIMITS.recommendation);
  if (text === "" && link === "") return {};
  return { Remediation: { Recommendation: { ...(text && { Text: text }), ...(link && { Url: link }) } } };
}

function tagsOf({ tags }: ExportRow): object {
  const kept = sortedTags(tags).slice(0, ASFF_LIMITS.tags);
  if (kept.length === 0) return {};
  const { tagKey, tagValue } = ASFF_LIMITS;
  return { Tags: Object.fromEntries(kept.map(([key, value]) => [clipped(key, tagKey), clipped(value, tagValue)])) };
}
