import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

// Recorded, so that the account of all other seeds is in no organization of the emulator.
export const seed = defineSeed({
  answers: ({ awsAccountId }) => {
    const arn = (kind: string) => `arn:aws:organizations::${awsAccountId}:${kind}`;
    const policy = {
      Id: "p-whole000",
      Arn: arn("policy/o-whole00000/service_control_policy/p-whole000"),
      Name: "regions",
      Type: "SERVICE_CONTROL_POLICY",
      AwsManaged: false,
    };
    return {
      "organizations.DescribeOrganization": jsonAnswer({
        Organization: {
          Id: "o-whole00000",
          Arn: arn("organization/o-whole00000"),
          FeatureSet: "ALL",
          MasterAccountId: awsAccountId,
        },
      }),
      "organizations.ListAWSServiceAccessForOrganization": jsonAnswer({
        EnabledServicePrincipals: [{ ServicePrincipal: "config.amazonaws.com", DateEnabled: 1700000000 }],
      }),
      "organizations.ListDelegatedAdministrators": jsonAnswer({ DelegatedAdministrators: [{ Id: "111111111111" }] }),
      "organizations.ListDelegatedServicesForAccount": jsonAnswer({
        DelegatedServices: [{ ServicePrincipal: "config.amazonaws.com" }],
      }),
      "organizations.DescribeResourcePolicy": jsonAnswer({ ResourcePolicy: { Content: '{"Statement":[]}' } }),
      "organizations.ListRoots": jsonAnswer({
        Roots: [
          {
            Id: "r-whole",
            Arn: arn("root/o-whole00000/r-whole"),
            Name: "Root",
            PolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
          },
        ],
      }),
      "organizations.ListOrganizationalUnitsForParent": ({ body }) =>
        jsonAnswer({
          OrganizationalUnits: body.includes("r-whole")
            ? [{ Id: "ou-whole-1", Arn: arn("ou/o-whole00000/ou-whole-1"), Name: "Production" }]
            : [],
        }),
      "organizations.ListAccountsForParent": ({ body }) =>
        jsonAnswer({
          Accounts: body.includes("ou-whole-1")
            ? [{ Id: awsAccountId, Arn: arn(`account/o-whole00000/${awsAccountId}`), Name: "Whole", Status: "ACTIVE" }]
            : [],
        }),
      "organizations.ListPolicies": jsonAnswer({ Policies: [policy] }),
      "organizations.DescribePolicy": jsonAnswer({ Policy: { PolicySummary: policy, Content: '{"Statement":[]}' } }),
      "organizations.ListTargetsForPolicy": jsonAnswer({
        Targets: [{ TargetId: "r-whole", Arn: arn("root/o-whole00000/r-whole"), Name: "Root", Type: "ROOT" }],
      }),
    };
  },
});
