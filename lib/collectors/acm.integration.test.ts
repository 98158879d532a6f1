import { expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { acm } from "./acm";

// https://docs.aws.amazon.com/acm/latest/APIReference/API_DescribeCertificate.html
const arn = (id: string) => `arn:aws:acm:eu-west-1:123456789012:certificate/${id}`;
const AUTHORITY = "arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/a";
const BALANCER = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/1";

test("certificates of every kind of key, with their end and their renewal", async () => {
  useTestCredentials();
  const server = await startWireServer({
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [{ ResourceARN: arn("c1"), Tags: [{ Key: "team", Value: "shop" }] }],
    }),
    // Only who names the kinds of keys is told of the longer ones.
    "acm.ListCertificates": ({ body }) =>
      jsonAnswer({
        CertificateSummaryList: [
          { CertificateArn: arn("c1"), DomainName: "shop.example", Status: "ISSUED" },
          ...(/RSA_4096.*|EC_prime256v1/.test(body)
            ? [{ CertificateArn: arn("c2"), DomainName: "ec.example", Status: "EXPIRED" }]
            : []),
        ],
      }),
    "acm.DescribeCertificate": ({ body }) =>
      jsonAnswer({
        Certificate: body.includes("/c1")
          ? {
              CertificateArn: arn("c1"),
              DomainName: "shop.example",
              SubjectAlternativeNames: ["shop.example", "*.shop.example"],
              Status: "ISSUED",
              Type: "AMAZON_ISSUED",
              NotAfter: 1_893_456_000,
              InUseBy: [BALANCER],
              DomainValidationOptions: [{ DomainName: "shop.example", ValidationEmails: ["hunter2@shop.example"] }],
              RenewalEligibility: "ELIGIBLE",
              RenewalSummary: { RenewalStatus: "PENDING_VALIDATION", UpdatedAt: 1_893_000_000 },
            }
          : {
              CertificateArn: arn("c2"),
              DomainName: "ec.example",
              Status: "EXPIRED",
              Type: "PRIVATE",
              CertificateAuthorityArn: AUTHORITY,
            },
      }),
  });
  const scanned = await scan(server.url, [acm]);
  expect(scanned.gaps).toEqual([]);
  const certificate = byId(scanned, "c1");
  expect(certificate).toMatchObject({ arn: arn("c1"), name: "shop.example", state: "ISSUED", tags: { team: "shop" } });
  expect(certificate.configuration.Detail).toEqual({
    seen: true,
    value: {
      DomainValidationOptions: [{ DomainName: "shop.example" }],
      SubjectAlternativeNames: ["shop.example", "*.shop.example"],
      Type: "AMAZON_ISSUED",
      NotAfter: "2030-01-01T00:00:00.000Z",
      RenewalEligibility: "ELIGIBLE",
      RenewalSummary: { RenewalStatus: "PENDING_VALIDATION" },
    },
  });
  // Who presents it, and when its renewal was last looked at, moves by itself.
  expect(certificate.runtime).toEqual({
    Detail: { value: { InUseBy: [BALANCER], RenewalSummary: { UpdatedAt: "2029-12-26T17:20:00.000Z" } } },
  });
  expect(byId(scanned, "c2").state).toBe("EXPIRED");
  expect(relationsOf(byId(scanned, "c2"))).toEqual([`is issued by AWS::ACMPCA::CertificateAuthority ${AUTHORITY}`]);

  server.fault({ operation: "DescribeCertificate", fault: faults.denied });
  server.fault({ operation: "GetResources", fault: faults.denied });
  const denied = await scan(server.url, [acm]);
  await server.stop();
  expect(byId(denied, "c2")).toMatchObject({
    state: "EXPIRED",
    configuration: { Detail: { seen: false, reason: "denied" }, Tags: { seen: false, reason: "denied" } },
  });
});
