import { describe } from "vitest";
import type { HeldFact } from "@/lib/checks/engine/facts";
import type { JsonObject } from "@/lib/model/json";
import { seen, unseen } from "@/lib/model/read";
import { configurationRecorder, deliveryChannel } from "@/lib/model/resources/config";
import { factTable, resource } from "@/lib/testing/facts";
import { configRecorderAllRegions } from "./config-recorder-all-regions";

const ALL = { allSupported: true, includeGlobalResourceTypes: true };
const LOCAL = { allSupported: true, includeGlobalResourceTypes: false };
const IAM = ["AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User"];
const without = (...resourceTypes: string[]) => ({
  ...{ allSupported: false, recordingStrategy: { useOnly: "EXCLUSION_BY_RESOURCE_TYPES" } },
  exclusionByResourceTypes: { resourceTypes },
});
const GOOD = { recording: true, lastStatus: "SUCCESS", lastStartTime: "2025-01-01T00:00:00Z" };
const refused = unseen("denied", "config:DescribeConfigurationRecorderStatus");

function recorder(
  recordingGroup: JsonObject,
  status: JsonObject | null = GOOD,
  region = "eu-west-1",
  more: JsonObject = {},
) {
  const arn = `arn:aws:config:${region}:123456789012:configuration-recorder/${more.name ?? "default"}/x`;
  const configuration = { name: "default", recordingGroup, Status: status === null ? refused : seen(status), ...more };
  return resource(configurationRecorder, configuration, { id: "default", arn, region });
}
const channel = (region = "eu-west-1", more: JsonObject = { s3BucketName: "config-logs" }) =>
  resource(deliveryChannel, { name: "default", Status: seen(null), ...more }, { id: "default", region });
const good = (region: string, group: JsonObject = LOCAL): HeldFact[] => [
  recorder(group, GOOD, region),
  channel(region),
];

const WEST = "region:eu-west-1";
const BOTH = ["eu-west-1", "us-east-1"];

describe("Config records everything", () => {
  factTable(configRecorderAllRegions, [
    { name: "all types", status: "pass", resources: good("eu-west-1", ALL), results: 2 },
    {
      name: "by strategy",
      status: "pass",
      resources: [recorder({ recordingStrategy: { useOnly: "ALL_SUPPORTED_RESOURCE_TYPES" } }), channel()],
      subject: WEST,
    },
    {
      name: "all but the IAM types, which another region records",
      status: "pass",
      regions: BOTH,
      resources: [recorder(without(...IAM)), channel(), ...good("us-east-1", ALL)],
      subject: WEST,
    },
    {
      name: "just started",
      status: "pass",
      resources: [
        recorder(ALL, { recording: true, lastStatus: "Pending", lastStartTime: "2026-09-04T01:00:00Z" }),
        channel(),
      ],
      subject: WEST,
    },
    {
      name: "beside one of a service",
      status: "pass",
      resources: [
        recorder({ allSupported: false }, { recording: false }, "eu-west-1", {
          name: "hub",
          servicePrincipal: "securityhub.amazonaws.com",
        }),
        ...good("eu-west-1"),
      ],
      subject: WEST,
    },
    {
      name: "stopped in one of two regions that both call it default, which Prowler does not see",
      status: "fail",
      regions: BOTH,
      resources: [recorder(ALL, { recording: false }), channel(), ...good("us-east-1", ALL)],
      subject: WEST,
      says: "is stopped",
    },
    {
      name: "the other one of them",
      status: "pass",
      regions: BOTH,
      resources: [recorder(ALL, { recording: false }), channel(), ...good("us-east-1", ALL)],
      subject: "region:us-east-1",
    },
    { name: "none", status: "fail", subject: WEST, says: "no recorder" },
    {
      name: "only one of a service",
      status: "fail",
      resources: [recorder(ALL, GOOD, "eu-west-1", { servicePrincipal: "securityhub.amazonaws.com" }), channel()],
      subject: WEST,
      says: "no recorder",
    },
    {
      name: "failing",
      status: "fail",
      resources: [recorder(ALL, { ...GOOD, lastStatus: "Failure" }), channel()],
      subject: WEST,
    },
    {
      name: "waiting for long",
      status: "fail",
      resources: [recorder(ALL, { ...GOOD, lastStatus: "PENDING" }), channel()],
      subject: WEST,
      says: "has not delivered",
    },
    {
      name: "some types, which is enough for Prowler",
      status: "fail",
      resources: [recorder({ allSupported: false, resourceTypes: ["AWS::EC2::VPC"] }), channel()],
      subject: WEST,
    },
    {
      name: "one type left out",
      status: "fail",
      resources: [recorder(without("AWS::EC2::Subnet")), channel()],
      subject: WEST,
      says: "leaves out AWS::EC2::Subnet",
    },
    {
      name: "the IAM types left out in the only region",
      status: "fail",
      resources: [recorder(without(...IAM)), channel()],
      subject: WEST,
    },
    {
      name: "no channel, which is enough for Prowler",
      status: "fail",
      resources: [recorder(ALL)],
      subject: WEST,
      says: "no bucket",
    },
    {
      name: "a channel without a bucket",
      status: "fail",
      resources: [recorder(ALL), channel("eu-west-1", {})],
      subject: WEST,
    },
    { name: "denied", status: "not_seen", hidden: [[configurationRecorder]], results: 2 },
    { name: "its status was denied", status: "not_seen", resources: [recorder(ALL, null), channel()], results: 2 },
    {
      name: "channels were denied",
      status: "not_seen",
      resources: [recorder(ALL)],
      hidden: [[deliveryChannel]],
      subject: WEST,
    },
    {
      name: "of a region without Config",
      status: "fail",
      hidden: [[configurationRecorder, "not_offered", "eu-west-1"]],
      subject: "account",
      results: 1,
    },

    {
      name: "of the account, global types in one of two regions",
      status: "pass",
      regions: BOTH,
      resources: [...good("eu-west-1"), ...good("us-east-1", ALL)],
      subject: "account",
      says: "us-east-1",
    },
    {
      name: "of the account, by exclusion",
      status: "pass",
      resources: good("eu-west-1", without("AWS::EC2::VPC")),
      subject: "account",
    },
    {
      name: "of the account, listed",
      status: "pass",
      resources: good("eu-west-1", { resourceTypes: IAM }),
      subject: "account",
    },
    { name: "of the account, global types nowhere", status: "fail", resources: good("eu-west-1"), subject: "account" },
    {
      name: "of the account, one region denied",
      status: "not_seen",
      regions: BOTH,
      resources: good("eu-west-1"),
      hidden: [[configurationRecorder, "denied", "us-east-1"]],
      subject: "account",
    },
    {
      name: "of the account, a region was left out",
      status: "not_seen",
      resources: good("eu-west-1"),
      leftOut: ["us-east-1"],
      subject: "account",
    },
  ]);
});
