import type { FindingDetailView } from "@/lib/operations/findings/views";

/**
 * What people decided of a finding, and where they decide it: exceptions and attestations. Stands in the drawer and on
 * the finding's own page, under a title of its own; `finding.account` and `finding.at` say where.
 */
export function DecisionPanel({ finding }: { finding: FindingDetailView }) {
  const { exception, attestation } = finding;
  if (exception !== null) {
    return (
      <p>
        Excused until {exception.endsOn} by {exception.owner}: {exception.reason}
      </p>
    );
  }
  if (attestation !== null) {
    return (
      <p>
        Attested by {attestation.author}: {attestation.statement}
      </p>
    );
  }
  return <p className="t3">Nobody has decided anything about this finding.</p>;
}
