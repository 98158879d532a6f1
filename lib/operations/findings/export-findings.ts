import { z } from "zod";
import { FINDING_FORMATS } from "@/lib/model/finding-format";
import { defineQuery } from "@/lib/operations/define";
import type { ExportedFile } from "@/lib/operations/resources/export-inventory";
import { auditHead } from "./audit-of";
import { FindingFilters } from "./filters";
import { makeExport } from "./make-export";

/**
 * The findings of a snapshot as a file, by check and subject: with a filter exactly those that `listFindings` counts
 * (formats of other tools leave out what those have no word for). Reads part by part, so memory does not grow with the
 * account, and gives the same bytes again for the same snapshot and decisions.
 * @throws AppError `not_found` for a snapshot that was never judged, `invalid` for a filter that the format cannot hold
 */
export const exportFindings = defineQuery({
  id: "finding.export",
  permission: "finding:read",
  input: z.object({
    account: z.string().optional(),
    at: z.string().default("latest"),
    format: z.enum(FINDING_FORMATS).default("csv"),
    filters: FindingFilters.prefault({}),
    /** A byte order mark, by which some spreadsheets know UTF-8; of `csv` only. */
    bom: z.boolean().default(false),
    /** Decisions made later are not looked at; null looks at all. */
    asOf: z.date().nullable().default(null),
  }),
  run: async ({ input: { account, at, format, filters, bom, asOf } }): Promise<ExportedFile> =>
    makeExport(await auditHead(account, at, asOf), { format, filters, bom: bom && format === "csv" }),
});
