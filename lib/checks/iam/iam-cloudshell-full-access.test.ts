import { describe } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { group, role, user } from "@/lib/model/resources/iam";
import { factTable } from "@/lib/testing/facts";
import { iamGroup, iamRole, iamUser } from "@/lib/testing/iam-facts";
import { iamCloudshellFullAccess } from "./iam-cloudshell-full-access";

const SHELL = "arn:aws:iam::aws:policy/AWSCloudShellFullAccess";
const FULL = "arn:aws:iam::aws:policy/AdministratorAccess";

describe("CloudShell full access", () => {
  factTable(iamCloudshellFullAccess, [
    { name: "nobody has it", status: "pass", resources: [iamRole("ops", []), iamGroup("dev", []), iamUser({})] },
    { name: "administrators have it another way", status: "pass", resources: [iamRole("ops", [FULL])] },
    { name: "a role", status: "fail", resources: [iamRole("ops", [SHELL])], says: "1 role" },
    { name: "a group", status: "fail", resources: [iamGroup("dev", [SHELL])], says: "1 group" },
    {
      name: "a user",
      status: "fail",
      resources: [iamUser({}, { AttachedManagedPolicies: [{ PolicyArn: SHELL }] })],
      says: "1 user",
    },
    {
      name: "GovCloud",
      status: "fail",
      partition: "aws-us-gov",
      resources: [iamRole("ops", [SHELL.replace("arn:aws:", "arn:aws-us-gov:")])],
    },
    {
      name: "nobody among what was listed",
      status: "not_seen",
      resources: [iamRole("ops", [])],
      hidden: [
        [user, "denied", GLOBAL],
        [group, "denied", GLOBAL],
      ],
      says: "IAM users, IAM groups",
    },
    {
      name: "somebody among what was listed",
      status: "fail",
      resources: [iamRole("ops", [SHELL])],
      hidden: [[role, "truncated", GLOBAL]],
    },
  ]);
});
