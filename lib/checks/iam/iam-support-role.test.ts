import { describe } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { role } from "@/lib/model/resources/iam";
import { factTable } from "@/lib/testing/facts";
import { iamGroup, iamRole, iamUser } from "@/lib/testing/iam-facts";
import { iamSupportRole } from "./iam-support-role";

const SUPPORT = "arn:aws:iam::aws:policy/AWSSupportAccess";
const CHINA = "arn:aws-cn:iam::aws:policy/AWSSupportAccess";
const FULL = "arn:aws:iam::aws:policy/AdministratorAccess";

describe("a role for AWS Support", () => {
  factTable(iamSupportRole, [
    { name: "a role", status: "pass", resources: [iamRole("helpdesk", [SUPPORT])], says: "helpdesk" },
    { name: "none", status: "fail", resources: [iamRole("ops", [FULL])], says: "No role has" },
    { name: "no roles at all", status: "fail" },
    {
      name: "a user and a group do not count",
      status: "fail",
      resources: [iamUser({}, { AttachedManagedPolicies: [{ PolicyArn: SUPPORT }] }), iamGroup("ops", [SUPPORT])],
      says: "only 1 user and 1 group",
    },
    { name: "China", status: "pass", partition: "aws-cn", resources: [iamRole("helpdesk", [CHINA])] },
    {
      name: "the policy of another partition",
      status: "fail",
      partition: "aws-cn",
      resources: [iamRole("a", [SUPPORT])],
    },
    { name: "roles were not listed", status: "not_seen", hidden: [[role, "denied", GLOBAL]], says: "IAM roles" },
    {
      name: "the list broke off after one",
      status: "pass",
      resources: [iamRole("helpdesk", [SUPPORT])],
      hidden: [[role, "truncated", GLOBAL]],
    },
    {
      name: "the list broke off before one",
      status: "not_seen",
      resources: [iamRole("ops", [FULL])],
      hidden: [[role, "truncated", GLOBAL]],
      says: "IAM roles",
    },
    {
      name: "more roles than one page holds",
      status: "pass",
      resources: Array.from({ length: 101 }, (_, index) => iamRole(`helpdesk-${index}`, [SUPPORT])),
      says: "and 96 more may work with AWS Support",
    },
    {
      name: "a role that was not seen this time",
      status: "not_seen",
      resources: [{ ...iamRole("helpdesk", [SUPPORT]), seen: false }],
      hidden: [[role, "truncated", GLOBAL]],
    },
  ]);
});
