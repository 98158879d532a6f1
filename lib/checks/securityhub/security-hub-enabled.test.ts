import { describe } from "vitest";
import { securityHub, securityStandard } from "@/lib/model/resources/securityhub";
import { factTable, resource } from "@/lib/testing/facts";
import { securityHubEnabled } from "./security-hub-enabled";

const hub = (region = "eu-west-1") =>
  resource(securityHub, { HubArn: "arn:hub", SubscribedAt: "2024-02-01T00:00:00Z" }, { region });
const standard = resource(securityStandard, {
  StandardsSubscriptionArn: "arn:s",
  StandardsArn: "arn:cis",
  HubArn: "arn:hub",
});

describe("Security Hub is on", () => {
  factTable(securityHubEnabled, [
    { name: "with a standard", status: "pass", resources: [hub(), standard] },
    { name: "without any standard", status: "pass", resources: [hub()], says: "without any standard" },
    { name: "off", status: "fail", says: "off in eu-west-1" },
    { name: "denied", status: "not_seen", hidden: [[securityHub]] },
    {
      name: "one of two regions does not have the service",
      status: "pass",
      resources: [hub()],
      regions: ["eu-west-1", "eu-west-9"],
      hidden: [[securityHub, "not_offered", "eu-west-9"]],
    },
    {
      name: "on in one of two regions",
      status: "fail",
      resources: [hub()],
      regions: ["eu-west-1", "eu-west-2"],
      subject: "region:eu-west-2",
    },
    { name: "no region was scanned", status: "not_applicable", regions: [], subject: "account" },
  ]);
});
