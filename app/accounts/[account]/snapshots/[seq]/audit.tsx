import Link from "next/link";
import { count, counted } from "@/components/format";
import { CopyButton } from "@/components/ui/copy-button";
import { DenominatorBar } from "@/components/ui/denominator-bar";
import { Section } from "@/components/ui/page-head";
import { Status } from "@/components/ui/status";
import type { AuditSummary, ResolvedFinding } from "@/lib/operations/findings/views";
import { findingQuery } from "@/lib/web/finding-params";
import { accountPath } from "@/lib/web/links";
import { ENDED_WORDS } from "../../findings/finding-past";
import { partsOf, sumOf } from "../../findings/parts-of-counts";

/** What the checks said of a snapshot, the digest of all of that, and what came and went with it. */
export function SnapshotAudit({ audit }: { audit: AuditSummary }) {
  const { account, at, counts, digest, since } = audit;
  if (digest === null) {
    return (
      <Section title="Audit">
        <p className="t3" style={{ paddingTop: 6 }}>
          Stored before there were checks, so nothing in it was judged.
        </p>
      </Section>
    );
  }
  return (
    <Section
      title="Audit"
      note={counted(sumOf(counts), "finding")}
      act={
        <Link href={accountPath(account, "findings", { at })} prefetch={false}>
          Findings
        </Link>
      }
    >
      <div className="stack" style={{ paddingTop: 8 }}>
        <DenominatorBar parts={partsOf(counts)} of="findings" />
        <p className="row">
          <code className="xs t2 digest">{digest}</code>
          <CopyButton text={digest} what="the audit's digest" />
        </p>
        {since === null ? (
          <p className="t3">The first audit: nothing to compare it with.</p>
        ) : (
          <>
            <p>
              Since {since.from}:{" "}
              <Link
                href={accountPath(account, "findings", findingQuery({ at, news: ["new", "regressed"], group: "none" }))}
                prefetch={false}
              >
                {counted(since.opened, "failure")} opened
              </Link>
              {since.regressed === 0 ? "" : `, of which ${count(since.regressed)} came back`};{" "}
              {counted(since.resolved, "failure")} resolved.
            </p>
            <Resolved account={account} from={since.from} first={since.resolvedFirst} all={since.resolved} />
          </>
        )}
      </div>
    </Section>
  );
}

type ResolvedProps = { account: string; from: string; first: readonly ResolvedFinding[]; all: number };

function Resolved({ account, from, first, all }: ResolvedProps) {
  if (first.length === 0) return null;
  return (
    <ul className="lines" aria-label="Failures that ended">
      {first.map(({ check, checkTitle, subject, name, ended }) => (
        <li key={`${check} ${subject}`}>
          <Status kind={ended === "fixed" ? "pass" : "run"}>{ENDED_WORDS[ended]}</Status>{" "}
          <Link href={accountPath(account, "findings/finding", { check, subject, at: from })} prefetch={false}>
            <bdi>{name}</bdi>
          </Link>
          , {checkTitle}
        </li>
      ))}
      {all > first.length ? <li className="t3">and {count(all - first.length)} more</li> : null}
    </ul>
  );
}
