import { describe } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { instance } from "@/lib/model/resources/ec2";
import { instanceProfile } from "@/lib/model/resources/iam-credentials";
import { factTable, resource } from "@/lib/testing/facts";
import { ec2InstanceRoleAttached } from "./ec2-instance-role-attached";

const ARN = "arn:aws:iam::123456789012:instance-profile/web";
const one = (withProfile: boolean, state = "running") =>
  resource(
    instance,
    { InstanceId: "i-1", ...(withProfile && { IamInstanceProfile: { Arn: ARN } }) },
    { id: "i-1", state },
  );
const profile = (roles: string[]) =>
  resource(
    instanceProfile,
    {
      InstanceProfileName: "web",
      Roles: roles.map((RoleName) => ({ RoleName, Arn: `arn:aws:iam::123456789012:role/${RoleName}` })),
    },
    { id: "web", arn: ARN, region: GLOBAL },
  );

describe("instances have a role", () => {
  factTable(ec2InstanceRoleAttached, [
    { name: "with a role", status: "pass", resources: [one(true), profile(["web-role"])], says: "web-role" },
    { name: "stopped, with a role", status: "pass", resources: [one(true, "stopped"), profile(["web-role"])] },
    {
      name: "without a profile",
      status: "fail",
      resources: [one(false)],
      says: "no instance profile",
      severity: "medium",
    },
    { name: "stopped, without a profile", status: "fail", resources: [one(false, "stopped")] },
    { name: "with an empty profile", status: "fail", resources: [one(true), profile([])], says: "has no role" },
    {
      name: "with a profile that was deleted",
      status: "fail",
      resources: [one(true)],
      says: "does not exist any more",
    },
    {
      name: "without a profile, IAM was not seen",
      status: "fail",
      resources: [one(false)],
      hidden: [[instanceProfile, "denied", GLOBAL]],
    },
    {
      name: "with a profile, IAM was not seen",
      status: "not_seen",
      resources: [one(true)],
      hidden: [[instanceProfile, "denied", GLOBAL]],
    },
    {
      name: "with a profile that an earlier scan saw",
      status: "not_seen",
      resources: [one(true), { ...profile(["web-role"]), seen: false }],
      hidden: [[instanceProfile, "denied", GLOBAL]],
    },
    { name: "shutting down", status: "not_applicable", resources: [one(false, "shutting-down")] },
    { name: "terminated", status: "not_applicable", resources: [one(false, "terminated")] },
    { name: "no instance", status: "not_applicable" },
    { name: "instances were not listed", status: "not_seen", hidden: [[instance, "denied", "eu-west-1"]] },
  ]);
});
