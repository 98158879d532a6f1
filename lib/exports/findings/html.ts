import { createHash } from "node:crypto";
import { SEVERITIES, STATUS_WORDS, VERDICT_STATUSES } from "@/lib/model/finding";
import { DECISIONS } from "@/lib/model/finding-filter";
import type { ExportRow, FindingReport } from "./export-row";
import { headOf } from "./file-head";
import { htmlText, scriptJson } from "./html-text";
import { REPORT_SCRIPT } from "./report-script";
import { REPORT_STYLE } from "./report-style";
import { reportSummary } from "./report-summary";

/** Findings in one block of data; a reason that several of them have stands there once. */
const BLOCK = 500;

const DECISION_WORDS = { open: "Open", excused: "Excused", attested: "Attested" } as const;

/** Stands before what the file says of itself; nothing that came from an account comes earlier. */
export const HTML_HEAD =
  '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<script type="application/json" id="about">';

/**
 * Findings as one HTML page that needs nothing else, for people who decide. The summary stands at its beginning as
 * plain markup and prints; the findings follow as data, of which a hundred are shown at a time, so that their number
 * does not matter. Its policy allows the one script of it and no request.
 */
export async function* findingsHtml(
  rows: AsyncIterable<ExportRow>,
  report: FindingReport,
): AsyncGenerator<string, void, undefined> {
  const { head, checks, total } = report;
  yield `${HTML_HEAD}${scriptJson(headOf(head))}</script>\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="${policy()}">\n`;
  yield '<meta name="viewport" content="width=device-width,initial-scale=1">\n<meta name="referrer" content="no-referrer">\n';
  yield `<title>${htmlText(`Findings of ${head.account}, ${head.snapshot}`)}</title>\n<style>${REPORT_STYLE}</style>\n</head>\n<body>\n`;
  yield reportSummary(report);
  yield listMarkup(report);
  yield `<script type="application/json" id="names">${scriptJson({
    total,
    checks: checks.map(({ check }) => [check.id, check.title]),
    statuses: VERDICT_STATUSES.map((status) => [status, STATUS_WORDS[status]]),
    severities: SEVERITIES,
    decisions: DECISIONS.map((decision) => [decision, DECISION_WORDS[decision]]),
  })}</script>\n`;
  const codes = new Map(checks.map(({ check }, code) => [check.id, code]));
  let block: ExportRow[] = [];
  for await (const row of rows) {
    block.push(row);
    if (block.length < BLOCK) continue;
    yield blockMarkup(block, codes);
    block = [];
  }
  if (block.length > 0) yield blockMarkup(block, codes);
  yield `<script>${REPORT_SCRIPT}</script>\n</body>\n</html>\n`;
}

function policy(): string {
  const sum = createHash("sha256").update(REPORT_SCRIPT).digest("base64");
  return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${sum}'; base-uri 'none'; form-action 'none'`;
}

function blockMarkup(rows: readonly ExportRow[], codes: ReadonlyMap<string, number>): string {
  const reasons = new Map<string, number>();
  const findings = rows.map((row) => {
    const { check, status, severity, decision, unused, name, arn, region, reason, since, sinceAt, decided } = row;
    const code = reasons.get(reason) ?? reasons.size;
    reasons.set(reason, code);
    return [
      ...[codes.get(check.id) ?? 0, VERDICT_STATUSES.indexOf(status), SEVERITIES.indexOf(severity)],
      ...[DECISIONS.indexOf(decision), Number(unused), name, arn ?? "", region, code],
      since === null ? "" : `${since}, ${sinceAt?.slice(0, 10) ?? ""}`,
      ...(decided === null
        ? []
        : [`${decided.by}: ${decided.why}${decided.until === null ? "" : ` (until ${decided.until})`}`]),
    ];
  });
  return `<script type="application/json" class="rows">${scriptJson({ r: [...reasons.keys()], f: findings })}</script>\n`;
}

function listMarkup({ checks, regions, total, head }: FindingReport): string {
  const options = (values: readonly (readonly [string, string])[]) =>
    values.map(([value, word]) => `<option value="${htmlText(value)}">${htmlText(word)}</option>`).join("");
  const shown = [
    ...VERDICT_STATUSES.map((status) => [status, STATUS_WORDS[status]] as const),
    ["excused", DECISION_WORDS.excused] as const,
    ["attested", DECISION_WORDS.attested] as const,
  ];
  return `<section class="list">
<h2>Findings</h2>
<noscript><p>The ${total.toLocaleString("en-US")} findings are in this file as data; the list needs scripts. The CSV export has them as rows.</p></noscript>
<form class="filters" id="filters" hidden>
<label>Search <input name="q" type="search" placeholder="name, ARN, words"></label>
<label>Status <select name="status"><option value="">all</option>${options(shown)}</select></label>
<label>Severity <select name="severity"><option value="">all</option>${options(SEVERITIES.map((one) => [one, one]))}</select></label>
<label>Check <select name="check"><option value="">all</option>${options(checks.map(({ check }) => [check.id, check.title]))}</select></label>
<label>Region <select name="region"><option value="">all</option>${options(regions.map((one) => [one, one]))}</select></label>
</form>
<div class="wide"><table><caption class="sub" style="text-align:left">Of ${htmlText(head.snapshot)}, by check and resource</caption>
<thead><tr><th>Status</th><th>Severity</th><th>Resource</th><th class="hide">Region</th><th>Check</th><th class="hide">Failing since</th></tr></thead>
<tbody id="list-rows"></tbody></table></div>
<div class="pages" id="pages" hidden><button type="button" id="back">Back</button><span id="place" aria-live="polite"></span><button type="button" id="next">Next</button></div>
</section>
`;
}
