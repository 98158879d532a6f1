import { describe } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { serverCertificate } from "@/lib/model/resources/iam-credentials";
import { factTable, resource } from "@/lib/testing/facts";
import { iamExpiredServerCertificates } from "./iam-expired-server-certificates";

const certificate = (Expiration?: string, id = "www") =>
  resource(serverCertificate, { ServerCertificateName: id, ...(Expiration && { Expiration }) }, { region: GLOBAL, id });

// The scan of a fact table begins at 2026-09-04T12:00:00Z.
describe("no expired certificates in IAM", () => {
  factTable(iamExpiredServerCertificates, [
    { name: "valid", status: "pass", resources: [certificate("2027-01-02T00:00:00.000Z")], says: "2 Jan 2027" },
    { name: "expired", status: "fail", resources: [certificate("2024-01-02T00:00:00.000Z")], says: "2 Jan 2024" },
    { name: "expired an hour ago", status: "fail", resources: [certificate("2026-09-04T11:00:00.000Z")] },
    { name: "expires this very moment", status: "fail", resources: [certificate("2026-09-04T12:00:00.000Z")] },
    { name: "expires in a second", status: "pass", resources: [certificate("2026-09-04T12:00:01.000Z")] },
    {
      name: "one of two",
      status: "fail",
      resources: [certificate("2027-01-02T00:00:00.000Z"), certificate("2020-01-02T00:00:00.000Z", "old")],
      subject: ":old",
      results: 1,
    },
    {
      name: "one behind a hundred that are valid",
      status: "fail",
      resources: [
        ...Array.from({ length: 100 }, (_, index) => certificate("2027-01-02T00:00:00.000Z", `www-${index}`)),
        certificate("2020-01-02T00:00:00.000Z", "zone"),
      ],
      subject: ":zone",
      results: 1,
    },
    {
      name: "the list broke off after a valid one",
      status: "not_seen",
      resources: [certificate("2027-01-02T00:00:00.000Z")],
      hidden: [[serverCertificate, "truncated", GLOBAL]],
      subject: "listing:AWS::IAM::ServerCertificate:global",
      results: 1,
    },
    { name: "no date", status: "not_seen", resources: [certificate()], says: "Expiration" },
    { name: "none", status: "not_applicable" },
    { name: "not listed", status: "not_seen", hidden: [[serverCertificate, "denied", GLOBAL]] },
  ]);
});
