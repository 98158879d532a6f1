import { describe } from "vitest";
import { instance } from "@/lib/model/resources/ec2";
import { factTable, resource } from "@/lib/testing/facts";
import { ec2Imdsv2 } from "./ec2-imdsv2";

const one = (MetadataOptions: Record<string, string> | null, state = "running") =>
  resource(instance, { InstanceId: "i-1", ...(MetadataOptions && { MetadataOptions }) }, { id: "i-1", state });

describe("instances accept only IMDSv2", () => {
  factTable(ec2Imdsv2, [
    {
      name: "a token is required",
      status: "pass",
      resources: [one({ HttpTokens: "required", HttpEndpoint: "enabled" })],
    },
    {
      name: "the endpoint is off",
      status: "pass",
      resources: [one({ HttpTokens: "optional", HttpEndpoint: "disabled" })],
      says: "off",
    },
    {
      name: "no token is needed",
      status: "fail",
      resources: [one({ HttpTokens: "optional", HttpEndpoint: "enabled" })],
      says: "IMDSv1",
    },
    {
      name: "just starting",
      status: "fail",
      resources: [one({ HttpTokens: "optional", HttpEndpoint: "enabled" }, "pending")],
    },
    { name: "the options are missing", status: "not_seen", resources: [one(null)], says: "MetadataOptions" },
    {
      name: "going away",
      status: "not_applicable",
      resources: [one({ HttpTokens: "optional", HttpEndpoint: "enabled" }, "terminated")],
    },
    { name: "no instance", status: "not_applicable", says: "no EC2 instances" },
    {
      name: "instances were not listed",
      status: "not_seen",
      hidden: [[instance, "denied", "eu-west-1"]],
      says: "EC2 instances in eu-west-1",
    },
    {
      name: "known from an earlier snapshot only",
      status: "not_seen",
      resources: [{ ...one({ HttpTokens: "required", HttpEndpoint: "enabled" }), seen: false }],
      hidden: [[instance, "throttled", "eu-west-1"]],
      results: 2,
    },
  ]);
});
