import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import { day } from "@/lib/model/day";
import { serverCertificate } from "@/lib/model/resources/iam-credentials";

/** An expired certificate waits for somebody to choose it for a load balancer. */
export const iamExpiredServerCertificates = resourceCheck({
  id: "iam-expired-server-certificates",
  service: "iam",
  title: "No expired certificates are kept in IAM",
  severity: "high",
  version: 1,
  types: [serverCertificate],
  evaluate: ({ name, configuration: { Expiration } }, facts) => {
    const ends = Date.parse(Expiration ?? "");
    if (Expiration === undefined || Number.isNaN(ends)) {
      const operation = "iam:ListServerCertificates";
      throw new NotSeen([{ what: `Expiration of ${name}`, reason: "broken_answer", operation, action: null }]);
    }
    const evidence = [fact("Expiration", Expiration)];
    // Moments, not days: one that ended an hour ago is refused by every browser.
    return ends <= facts.takenAt.getTime()
      ? fail(`The certificate expired on ${day(Expiration)}.`, evidence)
      : pass(`The certificate is valid until ${day(Expiration)}.`, evidence);
  },
  risk:
    "Put on a load balancer or a distribution it breaks every connection, or teaches users to click warnings away. IAM " +
    "neither renews it nor warns.",
  fix: {
    console: [
      "IAM has no page for them: look for listeners that use it under EC2, Load balancers, and under CloudFront",
      "Give those a certificate of AWS Certificate Manager, which renews itself",
      "Delete the old one with the command",
    ],
    cli: ["aws iam delete-server-certificate --server-certificate-name {id}"],
    terraform:
      'resource "aws_acm_certificate" "this" {\n  domain_name       = "www.example.org"\n  validation_method = "DNS"\n}',
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html",
  },
  apis: ["iam:ListServerCertificates"],
  source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServerCertificateMetadata.html",
});
