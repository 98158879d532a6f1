import type { Severity } from "@/lib/model/finding";
import type { ExportRow, FindingReport } from "./export-row";
import { headOf } from "./file-head";
import { jsonArray } from "./json-array";
import {
  compliance,
  epochSeconds,
  factsText,
  findingUid,
  partitionOf,
  reasonText,
  regionOf,
  resourceUid,
  sortedTags,
  statusWord,
} from "./words";

const OCSF_VERSION = "1.4.0";

const SEVERITY: Readonly<Record<Severity, { id: number; word: string }>> = {
  critical: { id: 5, word: "Critical" },
  high: { id: 4, word: "High" },
  medium: { id: 3, word: "Medium" },
  low: { id: 2, word: "Low" },
  informational: { id: 1, word: "Informational" },
};

/**
 * Findings as an array of OCSF Detection Findings, in the shape of Prowler's, so that tools that take those take these.
 * Times are whole seconds as there, though OCSF asks for milliseconds; the `_dt` fields hold both.
 * https://schema.ocsf.io/1.4.0/classes/detection_finding
 */
export function findingsOcsf(rows: AsyncIterable<ExportRow>, report: FindingReport): AsyncIterable<string> {
  return jsonArray(itemsOf(rows, report));
}

async function* itemsOf(
  rows: AsyncIterable<ExportRow>,
  report: FindingReport,
): AsyncGenerator<object, void, undefined> {
  for await (const row of rows) if (row.status !== "not_applicable") yield itemOf(row, report);
}

function itemOf(row: ExportRow, { head, partition: own }: FindingReport): object {
  const { check, fix, severity } = row;
  const partition = partitionOf(row, own);
  const region = regionOf(row, partition);
  const text = reasonText(row);
  const muted = row.decision !== "open";
  const firstAt = row.sinceAt ?? row.heldSince;
  const code = [...fix.cli, ...(fix.terraform === "" ? [] : [fix.terraform])];
  return {
    message: text,
    metadata: {
      event_code: check.id,
      product: { name: "Bearings", uid: "bearings", vendor_name: "Bearings", version: head.texts },
      profiles: ["cloud", "datetime"],
      tenant_uid: "",
      version: OCSF_VERSION,
    },
    activity_id: 1,
    activity_name: "Create",
    category_uid: 2,
    category_name: "Findings",
    class_uid: 2004,
    class_name: "Detection Finding",
    type_uid: 200401,
    type_name: "Detection Finding: Create",
    time: epochSeconds(head.takenAt),
    time_dt: head.takenAt,
    severity_id: SEVERITY[severity].id,
    severity: SEVERITY[severity].word,
    status_id: muted ? 3 : 1,
    status: muted ? "Suppressed" : "New",
    status_code: statusWord(row),
    status_detail: text,
    risk_details: check.risk,
    finding_info: {
      uid: findingUid(row, head.awsAccountId),
      title: check.title,
      desc: `${check.title}.`,
      types: ["Software and Configuration Checks"],
      created_time: epochSeconds(firstAt),
      created_time_dt: firstAt,
      first_seen_time: epochSeconds(firstAt),
      first_seen_time_dt: firstAt,
      last_seen_time: epochSeconds(head.takenAt),
      last_seen_time_dt: head.takenAt,
      analytic: { uid: check.id, name: check.title, type: "Rule", type_id: 1, category: check.service },
    },
    remediation: {
      desc: [...fix.console, ...code].join("\n"),
      references: [...fix.cli, ...(check.link === "" ? [] : [check.link])],
    },
    resources: [
      {
        uid: resourceUid(row, head.awsAccountId),
        name: row.name,
        type: row.type ?? "AwsAccount",
        region,
        cloud_partition: partition,
        group: { name: check.service },
        labels: sortedTags(row.tags).map(([key, value]) => `${key}:${value}`),
        data: { details: factsText(row), metadata: { subject: row.subject, facts: row.facts, missing: row.missing } },
      },
    ],
    cloud: {
      account: { uid: head.awsAccountId ?? "", name: head.account, type: "AWS Account", type_id: 10, labels: [] },
      org: { uid: "", name: "", ou_uid: "", ou_name: "" },
      provider: "aws",
      region,
    },
    unmapped: {
      related_url: check.source,
      categories: [],
      depends_on: [],
      related_to: [],
      additional_urls: [],
      notes: row.unused ? "Nobody uses this resource." : "",
      compliance: Object.fromEntries(compliance(check.controls)),
      scan_id: head.audit,
      provider_uid: head.awsAccountId ?? "",
      provider: "aws",
      bearings: headOf(head),
    },
  };
}
