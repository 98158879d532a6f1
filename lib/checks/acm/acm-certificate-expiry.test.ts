import { describe } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { seen, unseen } from "@/lib/model/read";
import { certificate } from "@/lib/model/resources/acm";
import { factTable, resource } from "@/lib/testing/facts";
import { acmCertificateExpiry } from "./acm-certificate-expiry";

// The clock of the table stands at 2026-09-04T12:00:00Z.
const cert = (NotAfter: string | null, more: JsonObject = {}, state: string | null = "ISSUED") =>
  resource(
    certificate,
    {
      CertificateArn: "arn:cert",
      Detail: seen({ Type: "AMAZON_ISSUED", InUseBy: ["arn:alb"], ...(NotAfter && { NotAfter }), ...more }),
    },
    { state },
  );
const imported = { Type: "IMPORTED" };
const unused = { InUseBy: [] };
const renewal = (RenewalStatus: string) => ({ RenewalEligibility: "ELIGIBLE", RenewalSummary: { RenewalStatus } });

describe("certificates do not end unnoticed", () => {
  factTable(acmCertificateExpiry, [
    { name: "long before", status: "pass", resources: [cert("2027-06-01T00:00:00Z")], says: "good until 2027-06-01" },
    { name: "a moment more than thirty days", status: "pass", resources: [cert("2026-10-04T12:00:01Z")] },
    {
      name: "thirty days",
      status: "fail",
      resources: [cert("2026-10-04T12:00:00Z")],
      says: "ends on 2026-10-04",
      severity: "high",
    },
    {
      name: "this second",
      status: "fail",
      resources: [cert("2026-09-04T12:00:00Z")],
      says: "ended on 2026-09-04",
      severity: "critical",
    },
    {
      name: "ended and in use",
      status: "fail",
      resources: [cert("2026-08-01T00:00:00Z", {}, "EXPIRED")],
      severity: "critical",
    },
    {
      name: "ended and unused",
      status: "pass",
      resources: [cert("2026-08-01T00:00:00Z", unused, "EXPIRED")],
      says: "nothing uses it",
    },
    { name: "ends soon and unused", status: "pass", resources: [cert("2026-09-20T00:00:00Z", unused)] },
    {
      name: "imported, ends soon and unused",
      status: "fail",
      resources: [cert("2026-09-20T00:00:00Z", { ...imported, ...unused })],
      says: "nothing uses it, and it was imported",
      severity: "low",
    },
    {
      name: "imported and in use",
      status: "fail",
      resources: [cert("2026-09-20T00:00:00Z", imported)],
      says: "AWS does not renew it",
      severity: "high",
    },
    { name: "imported, long before", status: "pass", resources: [cert("2027-09-20T00:00:00Z", imported)] },
    {
      name: "its renewal goes on",
      status: "fail",
      resources: [cert("2026-09-20T00:00:00Z", renewal("PENDING_AUTO_RENEWAL"))],
      says: "its renewal goes on",
    },
    {
      name: "its renewal waits",
      status: "fail",
      resources: [cert("2026-09-20T00:00:00Z", renewal("PENDING_VALIDATION"))],
      says: "waits for the validation",
    },
    {
      name: "its renewal failed",
      status: "fail",
      resources: [cert("2026-09-20T00:00:00Z", renewal("FAILED"))],
      says: "its renewal failed",
    },
    { name: "nobody renews it", status: "fail", resources: [cert("2026-09-20T00:00:00Z")], says: "no renewal goes on" },
    {
      name: "not issued yet",
      status: "not_applicable",
      resources: [cert(null, {}, "PENDING_VALIDATION")],
      says: "PENDING_VALIDATION",
    },
    { name: "revoked", status: "not_applicable", resources: [cert("2026-09-20T00:00:00Z", {}, "REVOKED")] },
    { name: "the answer has no end", status: "not_seen", resources: [cert(null)], says: "NotAfter" },
    {
      name: "details were not read",
      status: "not_seen",
      resources: [
        resource(
          certificate,
          { CertificateArn: "arn:cert", Detail: unseen("denied", "DescribeCertificate", "acm:DescribeCertificate") },
          { state: "ISSUED" },
        ),
      ],
      says: "Detail",
    },
    { name: "no certificate", status: "not_applicable" },
    { name: "certificates were not listed", status: "not_seen", hidden: [[certificate, "throttled", "eu-west-1"]] },
  ]);
});
