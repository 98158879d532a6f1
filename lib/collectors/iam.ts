import { defineCollector } from "./define";
import { account, root } from "./iam-account";
import { attachedAwsPolicies, authorization } from "./iam-authorization";
import {
  instanceProfiles,
  oidcProviders,
  samlProviders,
  serverCertificates,
  virtualMfaDevices,
} from "./iam-credentials";
import { BULK_TAG_PERMISSIONS } from "./shared/bulk-tags";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
export const iam = defineCollector({
  service: "iam",
  scope: "global",
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    GenerateCredentialReport: "iam:GenerateCredentialReport",
    GetAccountAuthorizationDetails: "iam:GetAccountAuthorizationDetails",
    GetAccountPasswordPolicy: "iam:GetAccountPasswordPolicy",
    GetAccountSummary: "iam:GetAccountSummary",
    GetCredentialReport: "iam:GetCredentialReport",
    GetOpenIDConnectProvider: "iam:GetOpenIDConnectProvider",
    GetPolicyVersion: "iam:GetPolicyVersion",
    GetSAMLProvider: "iam:GetSAMLProvider",
    ListAccessKeys: "iam:ListAccessKeys",
    ListAccountAliases: "iam:ListAccountAliases",
    ListInstanceProfiles: "iam:ListInstanceProfiles",
    ListMFADevices: "iam:ListMFADevices",
    ListOpenIDConnectProviders: "iam:ListOpenIDConnectProviders",
    ListOrganizationsFeatures: "iam:ListOrganizationsFeatures",
    ListPolicies: "iam:ListPolicies",
    ListRoles: "iam:ListRoles",
    ListSAMLProviders: "iam:ListSAMLProviders",
    ListServerCertificates: "iam:ListServerCertificates",
    ListServiceSpecificCredentials: "iam:ListServiceSpecificCredentials",
    ListSigningCertificates: "iam:ListSigningCertificates",
    ListSSHPublicKeys: "iam:ListSSHPublicKeys",
    ListVirtualMFADevices: "iam:ListVirtualMFADevices",
  },
  listings: [
    account,
    attachedAwsPolicies,
    authorization,
    instanceProfiles,
    oidcProviders,
    root,
    samlProviders,
    serverCertificates,
    virtualMfaDevices,
  ],
});
