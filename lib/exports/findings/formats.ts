import type { FindingFormat } from "@/lib/model/finding-format";
import { findingsCsv } from "./csv";
import { findingsProwlerCsv } from "./csv-prowler";
import type { FindingRenderer } from "./export-row";
import { findingsHtml } from "./html";
import { findingsJson } from "./json";
import { findingsAsff } from "./json-asff";
import { findingsOcsf } from "./json-ocsf";

/** Goes up when a form would write other bytes of the same findings: files from before cannot be made again then. */
export const FILES_REVISION = 1;

const CSV = "text/csv; charset=utf-8";
const JSON_FILE = "application/json; charset=utf-8";

/** What each form is called, and who writes it. */
export const FINDING_FILES: Readonly<
  Record<FindingFormat, { extension: string; mediaType: string; render: FindingRenderer }>
> = {
  csv: { extension: "csv", mediaType: CSV, render: findingsCsv },
  "csv-prowler": { extension: "prowler.csv", mediaType: CSV, render: findingsProwlerCsv },
  json: { extension: "json", mediaType: JSON_FILE, render: findingsJson },
  "json-ocsf": { extension: "ocsf.json", mediaType: JSON_FILE, render: findingsOcsf },
  "json-asff": { extension: "asff.json", mediaType: JSON_FILE, render: findingsAsff },
  html: { extension: "html", mediaType: "text/html; charset=utf-8", render: findingsHtml },
};
