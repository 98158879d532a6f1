import { describe, expect, it } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { instance } from "@/lib/model/resources/ec2";
import { lambdaFunction } from "@/lib/model/resources/lambda";
import { organization } from "@/lib/model/resources/organizations";
import { factTable, judge, resource } from "@/lib/testing/facts";
import { foreignOrganization, ownOrganization } from "@/lib/testing/organization-facts";
import { orgManagementAccountNoWorkloads } from "./org-management-account-no-workloads";

const server = (id: string, state = "running", region = "eu-west-1") =>
  resource(instance, { InstanceId: id }, { id, state, region });

describe("the management account runs no workloads", () => {
  factTable(orgManagementAccountNoWorkloads, [
    { name: "servers", status: "manual", resources: [ownOrganization(), server("i-1")], says: "which are business" },
    { name: "nothing", status: "manual", resources: [ownOrganization()], says: "Nothing of the kinds" },
    {
      name: "a server that is gone",
      status: "manual",
      resources: [ownOrganization(), server("i-1", "terminated")],
      says: "Nothing",
    },
    {
      name: "nothing, but functions were not listed",
      status: "manual",
      resources: [ownOrganization()],
      hidden: [[lambdaFunction]],
      says: "not everything was seen",
    },
    {
      name: "a member account",
      status: "not_applicable",
      resources: [foreignOrganization(), server("i-1")],
      says: "member account",
    },
    { name: "no organization", status: "not_applicable", resources: [server("i-1")], says: "in no organization" },
    { name: "the organization was denied", status: "not_seen", hidden: [[organization, "denied", GLOBAL]] },
  ]);

  it("counts by region, and says what it did not see", () => {
    const [judged] = judge(orgManagementAccountNoWorkloads, {
      resources: [ownOrganization(), server("i-1"), server("i-2"), server("i-3", "stopped", "us-east-1")],
      regions: ["eu-west-1", "us-east-1"],
      hidden: [[lambdaFunction, "denied", "us-east-1"]],
    });
    expect(judged?.verdict.facts.slice(0, 2)).toEqual([
      { field: "EC2 instances", value: { "eu-west-1": 2, "us-east-1": 1 } },
      { field: "Lambda functions, as far as seen", value: 0 },
    ]);
  });
});
