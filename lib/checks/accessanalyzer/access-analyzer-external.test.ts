import { describe } from "vitest";
import { seen } from "@/lib/model/read";
import { analyzer } from "@/lib/model/resources/accessanalyzer";
import { factTable, resource } from "@/lib/testing/facts";
import { accessAnalyzerExternal } from "./access-analyzer-external";

const one = (type: string, status = "ACTIVE", name = "a") =>
  resource(analyzer, { arn: `arn:${name}`, name, type, status, ArchiveRules: seen([]) }, { id: name });

describe("an analyzer looks for access from outside", () => {
  factTable(accessAnalyzerExternal, [
    { name: "of the account", status: "pass", resources: [one("ACCOUNT")] },
    { name: "of the organization", status: "pass", resources: [one("ORGANIZATION")] },
    {
      name: "beside one that is not active, which fails for Prowler",
      status: "pass",
      resources: [one("ACCOUNT", "DISABLED", "b"), one("ACCOUNT")],
    },
    { name: "none", status: "fail", says: "no analyzer in eu-west-1" },
    {
      name: "of unused access, which is enough for Prowler",
      status: "fail",
      resources: [one("ACCOUNT_UNUSED_ACCESS")],
      says: "a (ACCOUNT_UNUSED_ACCESS, ACTIVE)",
    },
    { name: "of inner access", status: "fail", resources: [one("ORGANIZATION_INTERNAL_ACCESS")] },
    { name: "still being made", status: "fail", resources: [one("ACCOUNT", "CREATING")] },
    {
      name: "in another region only",
      status: "fail",
      regions: ["eu-west-1", "us-east-1"],
      resources: [one("ACCOUNT")],
      subject: "us-east-1",
    },
    { name: "denied, of which Prowler says nothing", status: "not_seen", hidden: [[analyzer]] },
    {
      name: "a region that does not have it",
      status: "pass",
      resources: [one("ACCOUNT")],
      regions: ["eu-west-1", "eu-west-9"],
      hidden: [[analyzer, "not_offered", "eu-west-9"]],
    },
  ]);
});
