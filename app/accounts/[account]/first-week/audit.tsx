import Link from "next/link";
import { count, counted } from "@/components/format";
import { DenominatorBar, denominatorWords } from "@/components/ui/denominator-bar";
import { Section } from "@/components/ui/page-head";
import { SeverityMark } from "@/components/ui/verdict";
import { SEVERITIES } from "@/lib/model/finding";
import type { AuditSummary } from "@/lib/operations/findings/views";
import { findingQuery } from "@/lib/web/finding-params";
import { accountPath } from "@/lib/web/links";
import { partsOf } from "../findings/parts-of-counts";

/** The worst failures, the score with what was not counted, and what came and went since the audit before. */
export function Audit({ audit }: { audit: AuditSummary }) {
  const { account, at, counts, digest, failing, worst } = audit;
  const findings = (query: Parameters<typeof findingQuery>[0]) =>
    accountPath(account, "findings", findingQuery({ at, ...query }));
  if (digest === null) {
    return (
      <Section title="Worst risks">
        <p className="t3 part">{at} was stored before there were checks, so nothing in it was judged.</p>
      </Section>
    );
  }
  return (
    <Section
      title="Worst risks"
      act={
        <Link href={findings({ status: ["fail"] })} prefetch={false}>
          All {counted(counts.fail, "failure")}
        </Link>
      }
    >
      {worst.length === 0 ? (
        <p className="t2 part">
          Nothing fails that nobody excused: {denominatorWords(partsOf(counts))} of the findings.
        </p>
      ) : (
        <ol className="worst">
          {worst.map((row, index) => (
            <li key={row.check}>
              <span className="n">{index + 1}</span>
              <span>
                <Link
                  href={findings({ status: ["fail"], open: { check: row.check, subject: row.subject } })}
                  prefetch={false}
                >
                  <b>
                    <bdi>{row.name}</bdi>
                  </b>
                  : {row.checkTitle}
                </Link>
                <br />
                <span className="t2 xs brk">{row.reason}</span>{" "}
                {row.failures === 1 ? null : (
                  <span className="t3 xs">{counted(row.failures - 1, "more such failure")}.</span>
                )}
              </span>
              <SeverityMark of={row.severity} />
            </li>
          ))}
        </ol>
      )}
      <p className="row wrap part by-severity">
        {SEVERITIES.filter((severity) => audit.severities[severity] > 0).map((severity) => (
          <Link key={severity} href={findings({ status: ["fail"], severity: [severity] })} prefetch={false}>
            <SeverityMark of={severity} /> {count(audit.severities[severity])}
          </Link>
        ))}
        <span className="t3 xs">
          {counted(counts.fail, "failure")} in {counted(failing, "check")}
        </span>
      </p>
    </Section>
  );
}

/** The score of the newest framework, with what it rests on. */
export function AuditScore({ audit }: { audit: AuditSummary }) {
  const { account, at, digest, framework, since } = audit;
  if (digest === null) return null;
  const { score, controls } = framework.totals;
  const scored = controls.pass + controls.fail;
  return (
    <Section
      title="Controls"
      note={framework.title}
      act={
        <Link href={accountPath(account, "controls", { at })} prefetch={false}>
          Control by control
        </Link>
      }
    >
      <p className="part">
        <b>{score === null ? "None scored" : `${score} %`}</b>: {count(controls.pass)} of {counted(scored, "control")}{" "}
        pass
        {since === null || since.score === null ? "" : `, ${since.score} % in ${since.from}`}.
      </p>
      <div className="part">
        <DenominatorBar parts={partsOf(controls)} of="controls" />
      </div>
    </Section>
  );
}

/** Failures that began and ended since the audit before. */
export function AuditNews({ audit }: { audit: AuditSummary }) {
  const { account, at, since } = audit;
  if (since === null) return null;
  const { from, opened, regressed, resolved } = since;
  return (
    <p className="row wrap part">
      <Link
        className="tag"
        href={accountPath(account, "findings", findingQuery({ at, news: ["new", "regressed"], group: "none" }))}
        prefetch={false}
        title={`Failures that ${from} did not have`}
      >
        {counted(opened, "new failure")}
      </Link>
      {regressed === 0 ? null : <span className="tag deleted">{count(regressed)} came back</span>}
      <Link className="tag created" href={accountPath(account, `snapshots/${at}`)} prefetch={false}>
        {counted(resolved, "failure")} resolved
      </Link>
    </p>
  );
}
