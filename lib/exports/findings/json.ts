import type { ExportCheck, ExportRow, FindingReport } from "./export-row";
import { headOf } from "./file-head";
import { jsonArray } from "./json-array";
import { sortedTags, statusWord } from "./words";

/** What stands first in the file. */
export const JSON_FORMAT = { format: "bearings-findings", version: 1 } as const;

/**
 * Findings as one JSON object: where they are from, how many ended how (of the whole audit and of what the filter
 * leaves), the texts of their checks once, and the findings, one on each line.
 */
export async function* findingsJson(
  rows: AsyncIterable<ExportRow>,
  { head, whole, counts, checks }: FindingReport,
): AsyncGenerator<string, void, undefined> {
  const first = JSON.stringify({ ...JSON_FORMAT, ...headOf(head), whole, counts }, null, 1).replace(/\n\}$/, "");
  yield `${first},\n "checks": {`;
  for (const [at, { check }] of checks.entries()) {
    yield `${at === 0 ? "\n" : ",\n"}  ${JSON.stringify(check.id)}: ${JSON.stringify(textsOf(check))}`;
  }
  yield `${checks.length === 0 ? "" : "\n "}},\n "findings": `;
  yield* jsonArray(itemsOf(rows));
  yield "}\n";
}

function textsOf({ title, service, severity, risk, source, link, controls }: ExportCheck): object {
  return { title, service, severity, risk, source, link, controls };
}

async function* itemsOf(rows: AsyncIterable<ExportRow>): AsyncGenerator<object, void, undefined> {
  for await (const row of rows) {
    const { check, subject, name, arn, type, region, severity, unused, decision, decided } = row;
    const { since, sinceAt, reopened, reason, facts, missing, tags, fix } = row;
    yield {
      ...{
        status: statusWord(row),
        seen: row.status !== "not_seen",
        severity,
        check: check.id,
        subject,
        name,
        arn,
        type,
      },
      ...{ region, unused, reason, facts, missing, decision, decided, since, sinceAt, reopened },
      tags: Object.fromEntries(sortedTags(tags)),
      fix,
    };
  }
}
