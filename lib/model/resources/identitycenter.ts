import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_InstanceMetadata.html */
export const identityCenter = defineResourceType({
  type: "AWS::SSO::Instance",
  service: "identitycenter",
  title: "Identity Center instances",
  arn: "sso:instance/*",
  cli: "sso-admin describe-instance --instance-arn {arn}",
  schema: z.looseObject({
    InstanceArn: z.string(),
    IdentityStoreId: text,
    /** The organization's management account, or the account itself for an instance of its own. */
    OwnerAccountId: text,
    Tags,
  }),
  drop: ["Status", "StatusReason"],
});

/**
 * What people may do in the accounts that it is assigned to.
 * https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PermissionSet.html
 */
export const permissionSet = defineResourceType({
  type: "AWS::SSO::PermissionSet",
  service: "identitycenter",
  title: "Permission sets",
  arn: "sso:permissionSet/*/*",
  cli: "sso-admin describe-permission-set --instance-arn {.InstanceArn} --permission-set-arn {arn}",
  schema: z.looseObject({
    PermissionSetArn: z.string(),
    PermissionSet: readOf(z.looseObject({ Name: text, SessionDuration: text })),
    ManagedPolicies: readOf(z.array(z.looseObject({ Name: text, Arn: text }))),
    /** By name: each account must have a policy of that name. */
    CustomerManagedPolicies: readOf(z.array(z.looseObject({ Name: text, Path: text }))),
    /** Null without one. */
    InlinePolicy: readOf(z.unknown()),
    /** Null without one. */
    PermissionsBoundary: readOf(z.looseObject({ ManagedPolicyArn: text }).nullable()),
    /** Who has it in which account. */
    Assignments: readOf(z.array(z.looseObject({ AccountId: text, PrincipalType: text, PrincipalId: text }))),
    Tags,
  }),
  drop: ["PermissionSet.PermissionSetArn"],
  relations: (set) => [
    ...policies("is allowed by", set.ManagedPolicies.seen ? set.ManagedPolicies.value.map(({ Arn }) => Arn) : []),
    ...policies("is bounded by", set.PermissionsBoundary.seen ? [set.PermissionsBoundary.value?.ManagedPolicyArn] : []),
    ...(set.Assignments.seen ? assignees(set.Assignments.value) : []),
  ],
});

/** https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_Group.html */
export const identityGroup = defineResourceType({
  type: "AWS::IdentityStore::Group",
  service: "identitycenter",
  title: "Identity Center groups",
  arn: "identitystore:group/*",
  cli: "identitystore describe-group --identity-store-id {.IdentityStoreId} --group-id {id}",
  schema: z.looseObject({
    GroupId: z.string(),
    DisplayName: text,
    /** Ids of users. */
    Members: readOf(z.array(z.string())),
  }),
  relations: ({ Members }) => relate("has the member", "AWS::IdentityStore::User", Members.seen ? Members.value : []),
});

/**
 * A user by name only: addresses and numbers of people are not ours to keep. Not in CloudFormation.
 * https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_User.html
 */
export const identityUser = defineResourceType({
  type: "AWS::IdentityStore::User",
  service: "identitycenter",
  title: "Identity Center users",
  arn: "identitystore:user/*",
  cli: "identitystore describe-user --identity-store-id {.IdentityStoreId} --user-id {id}",
  schema: z.looseObject({ UserId: z.string(), UserName: text, UserStatus: text }),
});

function policies(verb: string, arns: (string | undefined)[]) {
  // Those of AWS; an account's own are named without their account.
  return relate(verb, "AWS::IAM::AWSManagedPolicy", arns);
}

type Assignment = {
  AccountId?: string | undefined;
  PrincipalType?: string | undefined;
  PrincipalId?: string | undefined;
};

function assignees(assignments: Assignment[]) {
  const of = (type: string) => assignments.filter((one) => one.PrincipalType === type).map((one) => one.PrincipalId);
  return [
    ...relate("is given to", "AWS::IdentityStore::Group", of("GROUP")),
    ...relate("is given to", "AWS::IdentityStore::User", of("USER")),
    ...relate(
      "opens",
      "AWS::Organizations::Account",
      assignments.map(({ AccountId }) => AccountId),
    ),
  ];
}
