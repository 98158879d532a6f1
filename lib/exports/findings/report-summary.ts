import { SEVERITIES, STATUS_WORDS } from "@/lib/model/finding";
import type { ExportCounts, ExportFramework, FindingReport } from "./export-row";
import { htmlText, linkTo } from "./html-text";

const COLOURS: Readonly<Record<keyof ExportCounts, string>> = {
  fail: "var(--fail)",
  not_seen: "repeating-linear-gradient(-45deg,var(--ink2) 0 1px,transparent 1px 4px)",
  manual: "var(--warn)",
  excused: "var(--human)",
  attested: "var(--human)",
  pass: "var(--pass)",
  not_applicable: "var(--line)",
};
const ORDER: readonly (keyof ExportCounts)[] = [
  "fail",
  "not_seen",
  "manual",
  "excused",
  "attested",
  "pass",
  "not_applicable",
];
const WORDS: Readonly<Record<keyof ExportCounts, string>> = {
  ...STATUS_WORDS,
  excused: "Excused",
  attested: "Attested",
};

/** Controls that are named under a check: those of the newest versions. */
const NAMED_CONTROLS = 3;

/** The part of the report that is read first and printed: what it is, how much of what was seen, what fails. */
export function reportSummary(report: FindingReport): string {
  const { head, whole, counts, total, framework, failures } = report;
  const filtered = head.filter !== "";
  return `<header>
<h1>Findings of ${htmlText(head.account)}</h1>
<p class="sub">AWS account ${htmlText(head.awsAccountId ?? "not known")}, snapshot ${htmlText(head.snapshot)} of ${moment(head.takenAt)}</p>
</header>
<main>
${framework === null ? "" : frameworkMarkup(framework)}
<section><h2>${filtered ? "The findings in this file" : "The whole audit"}</h2>
${countsMarkup(counts, total)}
<p>${
    SEVERITIES.filter((severity) => failures[severity] > 0)
      .map((severity) => `<span class="${severity}"><b>${number(failures[severity])}</b> ${severity}</span>`)
      .join(", ") || "No failure"
  }${counts.fail > 0 ? " among the failures that nobody answers for." : " that nobody answers for."}</p>
${filtered ? `<p class="sub">Filter: <code>${htmlText(readable(head.filter))}</code>. The whole audit has ${number(sum(whole))} findings: ${inWords(whole)}.</p>` : ""}
</section>
${checksMarkup(report)}
<section><h2>About this file</h2>
<dl class="about">
<dt>Snapshot</dt><dd>${htmlText(head.snapshot)}, ${moment(head.takenAt)}</dd>
<dt>Filter</dt><dd><code>${htmlText(filtered ? readable(head.filter) : "none")}</code></dd>
<dt>Decisions up to</dt><dd>${head.decided === null ? "none were made" : moment(head.decided)}</dd>
<dt>Audit</dt><dd><code>${head.audit}</code></dd>
</dl>
<p class="sub">Bearings makes the same file again, byte for byte: <code>bearings verify</code> and the page Verify say whether this one is unaltered.</p>
</section>
</main>
`;
}

function frameworkMarkup({ title, level, controls }: ExportFramework): string {
  const count = (status: string) => controls.filter((one) => one.status === status).length;
  const [passed, failed] = [count("pass"), count("fail")];
  const rest = (["not_seen", "manual", "excused", "attested", "not_applicable"] as const)
    .filter((status) => count(status) > 0)
    .map((status) => `${count(status)} ${WORDS[status].toLowerCase()}`);
  const score = passed + failed === 0 ? "No score" : `${Math.floor((passed * 100) / (passed + failed))} %`;
  return `<section><h2>${htmlText(title)}${level === null ? "" : `, level ${level}`}</h2>
<ul class="figures"><li><b>${score}</b>${passed} of ${passed + failed} controls passed</li><li><b>${controls.length}</b>controls</li></ul>
<p>${rest.length === 0 ? "Every control is in the score." : `Not in the score: ${rest.join(", ")}.`} Judged on the whole snapshot, whatever the filter of the list.</p>
<div class="wide"><table><thead><tr><th>Control</th><th>What is asked</th><th>Status</th><th class="n">Fail</th><th class="n">Not seen</th><th class="n hide">Pass</th></tr></thead><tbody>
${controls
  .map(
    ({ id, title: what, status, counts }) =>
      `<tr><td>${htmlText(id)}</td><td>${htmlText(what)}</td><td><span class="s ${status}">${WORDS[status]}</span></td><td class="n">${number(counts.fail)}</td><td class="n">${number(counts.not_seen)}</td><td class="n hide">${number(counts.pass)}</td></tr>`,
  )
  .join("\n")}
</tbody></table></div></section>`;
}

function countsMarkup(counts: ExportCounts, total: number): string {
  const shown = ORDER.filter((key) => counts[key] > 0);
  const bar = shown
    .map((key) => `<i style="width:${((counts[key] * 100) / total).toFixed(2)}%;background:${COLOURS[key]}"></i>`)
    .join("");
  const figures = shown
    .map((key) => `<li><b>${number(counts[key])}</b><span class="s ${key}">${WORDS[key]}</span></li>`)
    .join("");
  return `<ul class="figures">${figures}<li><b>${number(total)}</b>findings</li></ul><div class="bar">${bar}</div>`;
}

function checksMarkup({ checks }: FindingReport): string {
  const failing = checks.filter(({ counts }) => counts.fail > 0).sort(byWorst);
  if (failing.length === 0) return "<section><h2>What fails</h2><p>No check of this file fails.</p></section>";
  const rows = failing.map(({ check, counts }) => {
    const link = linkTo(check.link);
    const controls = check.controls
      .slice(0, NAMED_CONTROLS)
      .map(({ framework, id }) => `${framework.toUpperCase().replace("-", " ")}: ${id}`)
      .join(", ");
    return `<tr><td><span class="${check.severity}">${check.severity}</span></td><td><details><summary>${htmlText(check.title)}</summary>
<p>${htmlText(check.risk)}</p><ol>${check.steps.map((step) => `<li>${htmlText(step)}</li>`).join("")}</ol>${link === null ? "" : `<p><a href="${link}" rel="noreferrer">AWS on this</a></p>`}</details><div class="sub">${htmlText(controls)}</div></td><td class="n">${number(counts.fail)}</td><td class="n hide">${number(counts.excused)}</td><td class="n hide">${number(counts.not_seen)}</td><td class="n">${number(sum(counts))}</td></tr>`;
  });
  return `<section><h2>What fails</h2>
<div class="wide"><table><thead><tr><th>Severity</th><th>Check</th><th class="n">Fail</th><th class="n hide">Excused</th><th class="n hide">Not seen</th><th class="n">Of</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table></div></section>`;
}

type Row = FindingReport["checks"][number];

function byWorst(one: Row, other: Row): number {
  return (
    SEVERITIES.indexOf(one.check.severity) - SEVERITIES.indexOf(other.check.severity) ||
    other.counts.fail - one.counts.fail ||
    (one.check.id < other.check.id ? -1 : 1)
  );
}

function inWords(counts: ExportCounts): string {
  return ORDER.filter((key) => counts[key] > 0)
    .map((key) => `${number(counts[key])} ${WORDS[key].toLowerCase()}`)
    .join(", ");
}

function readable(filter: string): string {
  return [...new URLSearchParams(filter)].map(([name, value]) => `${name}=${value}`).join(" ");
}

function sum(counts: ExportCounts): number {
  return ORDER.reduce((total, key) => total + counts[key], 0);
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

function moment(iso: string): string {
  return `<time datetime="${htmlText(iso)}">${htmlText(iso.slice(0, 16).replace("T", " "))} UTC</time>`;
}
