import { describe } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { user } from "@/lib/model/resources/iam";
import { factTable } from "@/lib/testing/facts";
import { iamUser } from "@/lib/testing/iam-facts";
import { iamUserPoliciesViaGroups } from "./iam-user-policies-via-groups";

const READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const attached = { AttachedManagedPolicies: [{ PolicyArn: READ_ONLY }] };
const inline = { UserPolicyList: [{ PolicyName: "mine", PolicyDocument: {} }] };

describe("users get permissions only through groups", () => {
  factTable(iamUserPoliciesViaGroups, [
    { name: "in a group", status: "pass", resources: [iamUser({}, { GroupList: ["dev"] })] },
    {
      name: "empty lists",
      status: "pass",
      resources: [iamUser({}, { AttachedManagedPolicies: [], UserPolicyList: [] })],
    },
    { name: "a managed policy", status: "fail", resources: [iamUser({}, attached)], says: "ReadOnlyAccess" },
    { name: "an inline policy", status: "fail", resources: [iamUser({}, inline)], says: "mine (inline)" },
    {
      name: "both are one result",
      status: "fail",
      resources: [iamUser({}, { ...attached, ...inline })],
      results: 1,
      says: "ReadOnlyAccess and mine (inline)",
    },
    {
      name: "a permissions boundary",
      status: "pass",
      resources: [iamUser({}, { PermissionsBoundary: { PermissionsBoundaryArn: READ_ONLY } })],
    },
    { name: "without a credential report", status: "pass", resources: [iamUser("denied")] },
    {
      name: "the user was not seen this time",
      status: "not_seen",
      resources: [{ ...iamUser({}), seen: false }],
      hidden: [[user, "truncated", GLOBAL]],
      subject: "user/anna",
    },
    { name: "no users", status: "not_applicable" },
    { name: "users were not listed", status: "not_seen", hidden: [[user, "denied", GLOBAL]] },
  ]);
});
