import { describe } from "vitest";
import { trail } from "@/lib/model/resources/cloudtrail";
import { factTable } from "@/lib/testing/facts";
import { aTrail } from "@/lib/testing/trails";
import { cloudtrailCloudwatchLogs } from "./cloudtrail-cloudwatch-logs";
import { cloudtrailKms } from "./cloudtrail-kms";
import { cloudtrailLogValidation } from "./cloudtrail-log-validation";

const OTHERS = "999999999999";
const GROUP = "arn:aws:logs:eu-west-1:123456789012:log-group:trail:*";

describe("trail logs are validated", () => {
  factTable(cloudtrailLogValidation, [
    { name: "on", status: "pass", resources: [aTrail({ more: { LogFileValidationEnabled: true } })] },
    { name: "off", status: "fail", resources: [aTrail({ more: { LogFileValidationEnabled: false } })] },
    { name: "not said", status: "fail", resources: [aTrail()] },
    {
      name: "an organization's trail",
      status: "fail",
      resources: [aTrail({ account: OTHERS })],
      says: "belongs to account 999999999999",
    },
    { name: "one trail that two regions show", status: "fail", resources: [aTrail(), aTrail()] },
    {
      name: "a trail that is not logging",
      status: "pass",
      resources: [aTrail({ logging: false, more: { LogFileValidationEnabled: true } })],
    },
    { name: "not listed", status: "not_seen", hidden: [[trail, "denied", "eu-west-1"]] },
    { name: "no trail", status: "not_applicable", says: "cloudtrail-multi-region" },
  ]);
});

describe("trail logs are encrypted with a key", () => {
  factTable(cloudtrailKms, [
    {
      name: "with a key",
      status: "pass",
      resources: [aTrail({ more: { KmsKeyId: "arn:aws:kms:eu-west-1:1:key/1" } })],
    },
    { name: "without, whatever the bucket does", status: "fail", resources: [aTrail()] },
    { name: "an empty word", status: "fail", resources: [aTrail({ more: { KmsKeyId: "" } })] },
    { name: "an organization's trail", status: "fail", resources: [aTrail({ account: OTHERS })], says: OTHERS },
    { name: "not listed", status: "not_seen", hidden: [[trail, "denied", "eu-west-1"]] },
    { name: "no trail", status: "not_applicable" },
  ]);
});

describe("trails deliver to CloudWatch Logs", () => {
  const delivered = (time?: string, group = GROUP) =>
    aTrail({
      more: { CloudWatchLogsLogGroupArn: group },
      status: time === undefined ? {} : { LatestCloudWatchLogsDeliveryTime: time },
    });
  factTable(cloudtrailCloudwatchLogs, [
    { name: "an hour before the scan", status: "pass", resources: [delivered("2026-09-04T11:00:00Z")] },
    { name: "a day before the scan", status: "pass", resources: [delivered("2026-09-03T12:00:00Z")] },
    {
      name: "longer ago",
      status: "fail",
      resources: [delivered("2026-09-03T11:59:59Z")],
      says: "since 2026-09-03T11:59:59Z",
    },
    { name: "never", status: "fail", resources: [delivered()], says: "ever arrived" },
    { name: "no group", status: "fail", resources: [aTrail()], says: "no log group" },
    {
      name: "no group, but a time of an earlier one, which is enough for Prowler",
      status: "fail",
      resources: [delivered("2026-09-04T11:00:00Z", "")],
    },
    {
      name: "its status was denied",
      status: "not_seen",
      resources: [aTrail({ logging: null, more: { CloudWatchLogsLogGroupArn: GROUP } })],
    },
    { name: "no group, its status was denied", status: "fail", resources: [aTrail({ logging: null })] },
    { name: "not listed", status: "not_seen", hidden: [[trail, "denied", "eu-west-1"]] },
    { name: "no trail", status: "not_applicable" },
  ]);
});
