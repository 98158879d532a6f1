import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { seen, unseen } from "@/lib/model/read";
import { instance, launchTemplate } from "@/lib/model/resources/ec2";
import { factTable, judge, resource } from "@/lib/testing/facts";
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
    { name: "shutting down", status: "not_applicable", resources: [one(null, "shutting-down")] },
    {
      name: "stopped",
      status: "fail",
      resources: [one({ HttpTokens: "optional", HttpEndpoint: "enabled" }, "stopped")],
    },
  ]);

  const template = (id: string, tokens: string | null) =>
    resource(
      launchTemplate,
      {
        LaunchTemplateId: id,
        DefaultVersionNumber: 2,
        Versions:
          tokens === null
            ? unseen("denied", "DescribeLaunchTemplateVersions")
            : seen<JsonObject[]>([
                { VersionNumber: 1, LaunchTemplateData: { HasUserData: false, MetadataOptions: {} } },
                {
                  VersionNumber: 2,
                  LaunchTemplateData: { HasUserData: false, MetadataOptions: { HttpTokens: tokens } },
                },
              ]),
      },
      { id },
    );
  const relapses = (resources: Parameters<typeof judge>[1]) =>
    judge(ec2Imdsv2, resources)[0]?.verdict.facts.find(
      ({ field }) => field.includes("launch template") || field.startsWith("Launch"),
    );

  it("names the region's templates that start the next one with IMDSv1", () => {
    const resources = [
      one({ HttpTokens: "optional", HttpEndpoint: "enabled" }),
      template("lt-1", "optional"),
      template("lt-2", "required"),
      template("lt-3", null),
    ];
    expect(relapses({ resources })).toEqual({
      field: "Launch templates without HttpTokens required",
      value: ["lt-1 (lt-1)"],
    });
  });

  it("names only the instance's own template where AWS says which that is", () => {
    const own = {
      ...one({ HttpTokens: "required", HttpEndpoint: "enabled" }),
      tags: { "aws:ec2launchtemplate:id": "lt-1" },
    };
    const resources = [own, template("lt-1", "optional"), template("lt-9", "optional")];
    expect(relapses({ resources })?.value).toEqual(["lt-1 (lt-1)"]);
    expect(relapses({ resources: [own, template("lt-1", "required"), template("lt-9", "optional")] })).toBeUndefined();
  });

  it("says of an instance that is just starting that it is", () => {
    const resources = [one({ HttpTokens: "required", HttpEndpoint: "enabled" }, "pending")];
    expect(judge(ec2Imdsv2, { resources })[0]?.verdict.facts[0]).toEqual({ field: "State", value: "pending" });
  });
});
