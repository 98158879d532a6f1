import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  answers: ({ awsAccountId, config }) => {
    const InstanceArn = "arn:aws:sso:::instance/ssoins-whole00000000000";
    const PermissionSetArn = "arn:aws:sso:::permissionSet/ssoins-whole00000000000/ps-whole00000000000";
    const assignment = { AccountId: awsAccountId, PermissionSetArn, PrincipalType: "GROUP", PrincipalId: "g-1" };
    return {
      "sso.ListInstances": jsonAnswer({
        Instances: [{ InstanceArn, IdentityStoreId: "d-1234567890", PrimaryRegion: config.region, Status: "ACTIVE" }],
      }),
      "sso.ListPermissionSets": jsonAnswer({ PermissionSets: [PermissionSetArn] }),
      "sso.DescribePermissionSet": jsonAnswer({ PermissionSet: { Name: "ReadOnly", PermissionSetArn } }),
      "sso.ListManagedPoliciesInPermissionSet": jsonAnswer({ AttachedManagedPolicies: [] }),
      "sso.ListCustomerManagedPolicyReferencesInPermissionSet": jsonAnswer({ CustomerManagedPolicyReferences: [] }),
      "sso.GetInlinePolicyForPermissionSet": jsonAnswer({ InlinePolicy: "" }),
      "sso.GetPermissionsBoundaryForPermissionSet": jsonAnswer({
        PermissionsBoundary: { ManagedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
      }),
      "sso.ListAccountsForProvisionedPermissionSet": jsonAnswer({ AccountIds: [awsAccountId] }),
      "sso.ListAccountAssignments": jsonAnswer({ AccountAssignments: [assignment] }),
      "sso.ListTagsForResource": jsonAnswer({ Tags: [{ Key: "team", Value: "security" }] }),
      "identitystore.ListGroups": jsonAnswer({
        Groups: [{ GroupId: "g-1", DisplayName: "Everybody", IdentityStoreId: "d-1234567890" }],
      }),
      "identitystore.ListGroupMemberships": jsonAnswer({
        GroupMemberships: [{ IdentityStoreId: "d-1234567890", MemberId: { UserId: "u-1" } }],
      }),
      "identitystore.ListUsers": jsonAnswer({
        Users: [{ UserId: "u-1", UserName: "olga", IdentityStoreId: "d-1234567890" }],
      }),
    };
  },
});
