import { fact, fail, notApplicable, pass, resourceCheck } from "@/lib/checks/engine/define";
import { NotSeen, seen } from "@/lib/checks/engine/not-seen";
import { shortList } from "@/lib/checks/shared/short-list";
import { certificate } from "@/lib/model/resources/acm";

/** Days before its end at which a certificate is a matter of today; AWS renews its own ones 60 to 45 days before. */
const WARNING_DAYS = 30;
const DAY = 86_400_000;

/** The others were never issued, or were taken back. */
const ISSUED = new Set(["ISSUED", "EXPIRED"]);

/** A certificate that ends takes its site down at a minute that was known for a year. */
export const acmCertificateExpiry = resourceCheck({
  id: "acm-certificate-expiry",
  service: "acm",
  title: "Certificates do not end unnoticed",
  severity: "high",
  version: 1,
  types: [certificate],
  evaluate: ({ configuration, state }, facts) => {
    if (state !== null && !ISSUED.has(state))
      return notApplicable(`The certificate is ${state}.`, [fact("Status", state)]);
    const { NotAfter, Type, InUseBy = [], RenewalEligibility, RenewalSummary } = seen(configuration.Detail, "Detail");
    const end = Date.parse(NotAfter ?? "");
    if (NotAfter === undefined || Number.isNaN(end)) {
      throw new NotSeen([
        { what: "NotAfter", reason: "broken_answer", operation: "acm:DescribeCertificate", action: null },
      ]);
    }
    const day = NotAfter.slice(0, 10);
    const imported = Type === "IMPORTED";
    const inUse = InUseBy.length > 0;
    const evidence = [
      fact("NotAfter", NotAfter),
      fact("Type", Type),
      fact("InUseBy", shortList(InUseBy)),
      ...(imported ? [] : [fact("RenewalEligibility", RenewalEligibility)]),
      ...(RenewalSummary ? [fact("RenewalSummary.RenewalStatus", RenewalSummary.RenewalStatus)] : []),
    ];
    const ended = end <= facts.takenAt.getTime();
    if (end - facts.takenAt.getTime() > WARNING_DAYS * DAY)
      return pass(`The certificate is good until ${day}.`, evidence);
    const when = ended ? `The certificate ended on ${day}` : `The certificate ends on ${day}`;
    if (!inUse && !imported) return pass(`${when}, and nothing uses it.`, evidence);
    const use = inUse ? "it is in use" : "nothing uses it";
    const renewal = imported
      ? "it was imported, so AWS does not renew it"
      : renewalWords(RenewalSummary?.RenewalStatus);
    // The one that takes a site down is the one in use.
    const severity = !inUse ? "low" : ended ? "critical" : "high";
    return fail(`${when}; ${use}, and ${renewal}.`, evidence, { severity });
  },
  risk: "Browsers and clients refuse whatever shows a certificate that has ended: the site is down until somebody finds a new one.",
  fix: {
    console: [
      "Certificate Manager, choose the certificate",
      "Imported: get a new one where this one came from, then Reimport",
      "Amazon-issued: put the DNS records that are shown under Domains in place; AWS renews it by itself then",
      "Better than importing: request a certificate with DNS validation, which AWS renews",
    ],
    cli: [
      "aws acm describe-certificate --certificate-arn {arn}",
      "aws acm import-certificate --certificate-arn {arn} --certificate fileb://certificate.pem --private-key fileb://key.pem --certificate-chain fileb://chain.pem",
    ],
    terraform:
      'resource "aws_acm_certificate" "this" {\n  domain_name       = "www.example.com"\n  validation_method = "DNS"\n}',
    link: "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html",
  },
  apis: ["acm:ListCertificates", "acm:DescribeCertificate"],
  source: "https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html",
});

/** https://docs.aws.amazon.com/acm/latest/APIReference/API_RenewalSummary.html */
function renewalWords(status: string | undefined): string {
  switch (status) {
    case "PENDING_AUTO_RENEWAL":
      return "its renewal goes on";
    case "PENDING_VALIDATION":
      return "its renewal waits for the validation of its domains";
    case "FAILED":
      return "its renewal failed";
    default:
      return "no renewal goes on";
  }
}
