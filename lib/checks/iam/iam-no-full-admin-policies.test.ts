import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { seen, unseen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import { awsManagedPolicy, managedPolicy } from "@/lib/model/resources/iam";
import { factTable, judge, resource } from "@/lib/testing/facts";
import { iamGroup, iamRole, iamUser } from "@/lib/testing/iam-facts";
import { iamNoFullAdminPolicies } from "./iam-no-full-admin-policies";

const OURS = "arn:aws:iam::123456789012:policy/ours";
const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

const ours = (Statement: JsonObject | JsonObject[], more: JsonObject = {}) =>
  resource(
    managedPolicy,
    { PolicyName: "ours", Arn: OURS, AttachmentCount: 1, PolicyDocument: { Statement }, ...more },
    { region: GLOBAL, id: "ours", arn: OURS },
  );
const allow = (more: JsonObject) => [ours({ Effect: "Allow", Resource: "*", ...more })];
const admin = (more: JsonObject = {}) =>
  resource(
    awsManagedPolicy,
    {
      PolicyName: "AdministratorAccess",
      Arn: ADMIN,
      AttachmentCount: 1,
      PolicyDocument: seen({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }),
      ...more,
    },
    { region: GLOBAL, id: "AdministratorAccess", arn: ADMIN },
  );

describe("no attached policy grants everything", () => {
  factTable(iamNoFullAdminPolicies, [
    { name: "everything on everything", status: "fail", resources: allow({ Action: "*" }), says: "everything on all" },
    { name: "*:*", status: "fail", resources: allow({ Action: "*:*" }) },
    { name: "one of several actions", status: "fail", resources: allow({ Action: ["s3:GetObject", "*"] }) },
    {
      name: "one of several resources",
      status: "fail",
      resources: allow({ Action: "*", Resource: ["*", "arn:aws:s3:::a"] }),
    },
    {
      name: "a statement in a list",
      status: "fail",
      resources: [
        ours([
          { Effect: "Allow", Action: "s3:*", Resource: "*" },
          { Effect: "Allow", Action: "*", Resource: "*" },
        ]),
      ],
    },
    { name: "AWS's own", status: "fail", resources: [admin(), iamRole("ops", [ADMIN])], says: "attached to 1 role" },
    {
      name: "a condition does not rescue it",
      status: "fail",
      resources: allow({ Action: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
    },
    {
      name: "a Deny beside it does not rescue it",
      status: "fail",
      resources: [
        ours([
          { Effect: "Deny", Action: "iam:*", Resource: "*" },
          { Effect: "Allow", Action: "*", Resource: "*" },
        ]),
      ],
    },
    {
      name: "all but something that is not IAM",
      status: "fail",
      resources: allow({ NotAction: ["s3:*", "iam:CreateUser"] }),
      says: "everything except s3:*",
    },
    {
      name: "all but IAM",
      status: "pass",
      resources: allow({ NotAction: ["iam:*", "sts:*"] }),
      says: "nothing of IAM",
    },
    { name: "all but IAM in capitals", status: "pass", resources: allow({ NotAction: "IAM:*" }) },
    { name: "all but everything", status: "pass", resources: allow({ NotAction: "*" }) },
    { name: "a whole service", status: "pass", resources: allow({ Action: "iam:*" }), says: "does not allow" },
    { name: "everything on one thing", status: "pass", resources: allow({ Action: "*", Resource: "arn:aws:s3:::a" }) },
    {
      name: "all things but some",
      status: "pass",
      resources: [ours({ Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::a" })],
    },
    { name: "denied", status: "pass", resources: [ours({ Effect: "Deny", Action: "*", Resource: "*" })] },
    {
      name: "used as a boundary only",
      status: "not_applicable",
      resources: [admin({ AttachmentCount: 0, PermissionsBoundaryUsageCount: 2 })],
    },
    {
      name: "attached to nobody",
      status: "not_applicable",
      resources: [ours({ Effect: "Allow", Action: "*", Resource: "*" }, { AttachmentCount: 0 })],
    },
    {
      name: "the document was denied",
      status: "not_seen",
      resources: [admin({ PolicyDocument: unseen("denied", "iam:GetPolicyVersion", "iam:GetPolicyVersion") })],
      says: "AdministratorAccess",
    },
    { name: "the document is no policy", status: "not_seen", resources: [ours({}, { PolicyDocument: "what?" })] },
    { name: "there is no document", status: "not_seen", resources: [ours({}, { PolicyDocument: null })] },
    {
      name: "AWS does not say how often it is attached",
      status: "not_seen",
      resources: [resource(managedPolicy, { PolicyName: "ours", Arn: OURS, PolicyDocument: null }, { region: GLOBAL })],
      says: "AttachmentCount",
    },
    {
      name: "AWS's policies were not listed",
      status: "not_seen",
      hidden: [[awsManagedPolicy, "denied", GLOBAL]],
      says: "AWS managed policies",
    },
  ]);

  it("names who holds it, and what stands in the way of the fix", () => {
    const holders = [iamRole("ops", [ADMIN]), iamRole("ci", [ADMIN]), iamGroup("admins", [ADMIN])];
    const anna = iamUser({}, { AttachedManagedPolicies: [{ PolicyArn: ADMIN }] });
    const [judged] = judge(iamNoFullAdminPolicies, { resources: [admin({ AttachmentCount: 4 }), anna, ...holders] });
    expect(judged?.verdict.reason).toContain("1 user, 1 group and 2 roles");
    expect(judged?.verdict.facts).toContainEqual({ field: "Attached to roles", value: ["ci", "ops"] });
    expect(judged?.verdict.values).toEqual({ policy: ADMIN, user: "anna", group: "admins", role: "ops" });
  });

  it("shows conditions and denials, though they do not count", () => {
    const Condition = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
    const [judged] = judge(iamNoFullAdminPolicies, {
      resources: [
        ours([
          { Sid: "All", Effect: "Allow", Action: "*", Resource: "*", Condition },
          { Effect: "Deny", Action: "iam:*", Resource: "*" },
        ]),
      ],
    });
    expect(judged?.verdict.facts.slice(0, 2)).toEqual([
      { field: "Statement All", value: ["Allow *", "on *", "when aws:multifactorauthpresent Bool true"] },
      { field: "Deny statements beside it", value: 1 },
    ]);
  });
});
