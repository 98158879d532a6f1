import Link from "next/link";
import { DateTime } from "@/components/ui/date-time";
import { AttestedGlyph, ExcusedGlyph } from "@/components/ui/glyphs";
import type { FindingDetailView } from "@/lib/operations/findings/views";
import { accountPath } from "@/lib/web/links";
import { AttestationForm, EndForm, ExceptionForm } from "../decisions/forms";

/**
 * What people decided of a finding, and where they decide it: exceptions and attestations. Stands in the drawer and on
 * the finding's own page, under a title of its own; `finding.account` and `finding.at` say where.
 */
export function DecisionPanel({ finding }: { finding: FindingDetailView }) {
  const { exception, attestation, account } = finding;
  const all = <Link href={accountPath(account, "decisions")}>All exceptions and attestations</Link>;
  if (exception !== null) {
    return (
      <div className="stack">
        <p className="st human">
          <ExcusedGlyph />
          <span>
            excused until <DateTime iso={`${exception.endsOn}T00:00:00Z`} form="day" />
          </span>
        </p>
        <p className="brk">
          <bdi>{exception.reason}</bdi>
        </p>
        <p className="t3">
          <bdi>{exception.owner}</bdi> answers for it. Returns as a finding on the first snapshot of that day or later.{" "}
          {all}
        </p>
        <End account={account} id={exception.id} what="exception" />
      </div>
    );
  }
  if (attestation !== null) {
    return (
      <div className="stack">
        <p className="st human">
          <AttestedGlyph />
          <span>
            attested by <bdi>{attestation.author}</bdi>
          </span>
        </p>
        <p className="brk">
          <bdi>{attestation.statement}</bdi>
        </p>
        <p className="t3 brk">
          Proof: <bdi>{attestation.evidence}</bdi>. Holds while the facts stay as they are. {all}
        </p>
        <End account={account} id={attestation.id} what="attestation" />
      </div>
    );
  }
  if (finding.status !== "fail" && finding.status !== "manual") {
    return (
      <p className="t3">There is nothing to decide about a finding that is {finding.status.replaceAll("_", " ")}.</p>
    );
  }
  return (
    <div className="stack">
      {finding.status === "fail" ? (
        <details className="disclosure">
          <summary>Except it until a day</summary>
          <ExceptionForm account={account} check={finding.check} subject={finding.subject} />
        </details>
      ) : null}
      <details className="disclosure">
        <summary>Attest what you made sure of</summary>
        <AttestationForm account={account} check={finding.check} subject={finding.subject} />
      </details>
    </div>
  );
}

function End(props: { account: string; id: number; what: "exception" | "attestation" }) {
  return (
    <details className="disclosure">
      <summary>End it now</summary>
      <EndForm {...props} />
    </details>
  );
}
