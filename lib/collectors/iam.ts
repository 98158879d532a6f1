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

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
export const iam = defineCollector({
  service: "iam",
  scope: "global",
  permissions: {
    GenerateCredentialReport: "iam:GenerateCredentialReport",
    GetAccountAuthorizationDetails: "iam:GetAccountAuthorizationDetails",
    GetAccountPasswordPolicy: "iam:GetAccountPasswordPolicy",
    GetAccountSummary: "iam:GetAccountSummary",
    GetCredentialReport: "iam:GetCredentialReport",
    GetInstanceProfile: "iam:GetInstanceProfile",
    GetOpenIDConnectProvider: "iam:GetOpenIDConnectProvider",
    GetPolicyVersion: "iam:GetPolicyVersion",
    GetSAMLProvider: "iam:GetSAMLProvider",
    GetServerCertificate: "iam:GetServerCertificate",
    ListAccountAliases: "iam:ListAccountAliases",
    ListInstanceProfiles: "iam:ListInstanceProfiles",
    ListOpenIDConnectProviders: "iam:ListOpenIDConnectProviders",
    ListPolicies: "iam:ListPolicies",
    ListPolicyTags: "iam:ListPolicyTags",
    ListRoles: "iam:ListRoles",
    ListSAMLProviders: "iam:ListSAMLProviders",
    ListServerCertificates: "iam:ListServerCertificates",
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
