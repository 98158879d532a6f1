import { csvLine } from "@/lib/exports/csv-line";
import type { ExportRow, FileHead, FindingReport } from "./export-row";
import { headText } from "./file-head";
import {
  compliance,
  factsText,
  findingUid,
  partitionOf,
  reasonText,
  regionOf,
  resourceUid,
  statusWord,
  tagsText,
} from "./words";

/** Columns of Prowler's CSV, which tools find by name: they never move, and new ones are appended. */
export const PROWLER_COLUMNS = [
  "AUTH_METHOD",
  "TIMESTAMP",
  "ACCOUNT_UID",
  "ACCOUNT_NAME",
  "ACCOUNT_EMAIL",
  "ACCOUNT_ORGANIZATION_UID",
  "ACCOUNT_ORGANIZATION_NAME",
  "ACCOUNT_TAGS",
  "FINDING_UID",
  "PROVIDER",
  "CHECK_ID",
  "CHECK_TITLE",
  "CHECK_TYPE",
  "STATUS",
  "STATUS_EXTENDED",
  "MUTED",
  "SERVICE_NAME",
  "SUBSERVICE_NAME",
  "SEVERITY",
  "RESOURCE_TYPE",
  "RESOURCE_UID",
  "RESOURCE_NAME",
  "RESOURCE_DETAILS",
  "RESOURCE_TAGS",
  "PARTITION",
  "REGION",
  "DESCRIPTION",
  "RISK",
  "RELATED_URL",
  "REMEDIATION_RECOMMENDATION_TEXT",
  "REMEDIATION_RECOMMENDATION_URL",
  "REMEDIATION_CODE_NATIVEIAC",
  "REMEDIATION_CODE_TERRAFORM",
  "REMEDIATION_CODE_CLI",
  "REMEDIATION_CODE_OTHER",
  "COMPLIANCE",
  "CATEGORIES",
  "DEPENDS_ON",
  "RELATED_TO",
  "NOTES",
  "PROWLER_VERSION",
  "ADDITIONAL_URLS",
  "ACCOUNT_OU_UID",
  "ACCOUNT_OU_NAME",
] as const;

type Cells = Record<(typeof PROWLER_COLUMNS)[number], string>;

/** Stands before what a file says of itself, in the field of each row that is free for notes. */
export const NOTES_PREFIX = "Bearings: ";

/**
 * Findings in the form of Prowler's CSV: semicolon, CRLF, 44 columns. What was not seen is MANUAL with its reason, what
 * somebody answers for is muted, what there is nothing to judge of is left out. Unlike Prowler's, no cell is a formula.
 */
export async function* findingsProwlerCsv(
  rows: AsyncIterable<ExportRow>,
  { head, partition }: FindingReport,
): AsyncGenerator<string, void, undefined> {
  const notes = `${NOTES_PREFIX}${headText(head)}`;
  yield csvLine(PROWLER_COLUMNS, ";");
  for await (const row of rows) {
    if (row.status === "not_applicable") continue;
    const cells = cellsOf(row, { head, partition, notes });
    yield csvLine(
      PROWLER_COLUMNS.map((name) => cells[name]),
      ";",
    );
  }
}

type Context = { head: FileHead; partition: string; notes: string };

function cellsOf(row: ExportRow, { head, partition: own, notes }: Context): Cells {
  const { check, fix } = row;
  const partition = partitionOf(row, own);
  const steps = fix.console.join("\n");
  return {
    AUTH_METHOD: `snapshot ${head.snapshot}`,
    TIMESTAMP: head.takenAt,
    ACCOUNT_UID: head.awsAccountId ?? "",
    ACCOUNT_NAME: head.account,
    ACCOUNT_EMAIL: "",
    ACCOUNT_ORGANIZATION_UID: "",
    ACCOUNT_ORGANIZATION_NAME: "",
    ACCOUNT_TAGS: "",
    FINDING_UID: findingUid(row, head.awsAccountId),
    PROVIDER: "aws",
    CHECK_ID: check.id,
    CHECK_TITLE: check.title,
    CHECK_TYPE: "Software and Configuration Checks",
    STATUS: statusWord(row),
    STATUS_EXTENDED: reasonText(row),
    MUTED: row.decision === "open" ? "False" : "True",
    SERVICE_NAME: check.service,
    SUBSERVICE_NAME: "",
    SEVERITY: row.severity,
    RESOURCE_TYPE: row.type ?? "AwsAccount",
    RESOURCE_UID: resourceUid(row, head.awsAccountId),
    RESOURCE_NAME: row.name,
    RESOURCE_DETAILS: factsText(row),
    RESOURCE_TAGS: tagsText(row.tags),
    PARTITION: partition,
    REGION: regionOf(row, partition),
    DESCRIPTION: `${check.title}.`,
    RISK: check.risk,
    RELATED_URL: check.source,
    REMEDIATION_RECOMMENDATION_TEXT: steps,
    REMEDIATION_RECOMMENDATION_URL: check.link,
    REMEDIATION_CODE_NATIVEIAC: "",
    REMEDIATION_CODE_TERRAFORM: fix.terraform,
    REMEDIATION_CODE_CLI: fix.cli.join("\n"),
    REMEDIATION_CODE_OTHER: steps,
    COMPLIANCE: [...compliance(check.controls)].map(([name, ids]) => `${name}: ${ids.join(", ")}`).join(" | "),
    CATEGORIES: "",
    DEPENDS_ON: "",
    RELATED_TO: "",
    NOTES: notes,
    PROWLER_VERSION: `bearings-${head.texts}`,
    ADDITIONAL_URLS: "",
    ACCOUNT_OU_UID: "",
    ACCOUNT_OU_NAME: "",
  };
}
