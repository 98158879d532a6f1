import { fact, manual, type Ruling } from "@/lib/checks/engine/define";
import type { Facts } from "@/lib/checks/engine/facts";
import { inNoOrganization, membershipOf } from "@/lib/checks/organizations/membership";
import { organization } from "@/lib/model/resources/organizations";
import { type AlarmAbout, alarmCheck } from "./alarm-check";
import { calls, event, HARMLESS, patternFor } from "./probes";

/** An alarm on calls of one service. */
function alarmOnCalls({
  service,
  names,
  optional,
  ...about
}: Omit<AlarmAbout, "probes" | "pattern"> & {
  service: string;
  names: readonly string[];
  optional?: readonly string[];
}) {
  const more = optional ? { optional: calls(service, optional) } : {};
  const probes = { events: calls(service, names), harmless: HARMLESS, ...more };
  return alarmCheck({ ...about, probes, pattern: patternFor(service, names) });
}

const signIn = { eventType: "AwsConsoleSignIn", eventSource: "signin.amazonaws.com", eventName: "ConsoleLogin" };

export const monitorUnauthorizedCalls = alarmCheck({
  id: "monitor-unauthorized-calls",
  title: "Denied API calls raise an alarm",
  filter: "UnauthorizedCalls",
  pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  probes: {
    events: [
      event({ errorCode: "Client.UnauthorizedOperation", eventSource: "ec2.amazonaws.com", eventName: "RunInstances" }),
      event({ errorCode: "AccessDenied", eventSource: "s3.amazonaws.com", eventName: "GetObject", readOnly: true }),
      event({
        ...{ errorCode: "AccessDeniedException", eventSource: "secretsmanager.amazonaws.com" },
        ...{ eventName: "GetSecretValue", readOnly: true },
      }),
    ],
    // The pattern of CIS 3.0 itself counts every call.
    harmless: null,
  },
  risk:
    "Somebody with a stolen key tries what it can do before using it, and each refusal is a trace of that. A sudden " +
    "run of refusals is the earliest sign there is, if anybody is told of it.",
});

export const monitorConsoleLoginNoMfa = alarmCheck({
  id: "monitor-console-login-no-mfa",
  title: "Console sign-in without MFA raises an alarm",
  filter: "ConsoleLoginNoMfa",
  pattern:
    "{ ($.eventName = ConsoleLogin) && ($.additionalEventData.MFAUsed != Yes) && ($.userIdentity.type = IAMUser) && ($.responseElements.ConsoleLogin = Success) }",
  probes: {
    events: [
      event({
        ...signIn,
        additionalEventData: { MFAUsed: "No" },
        userIdentity: { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/somebody" },
        responseElements: { ConsoleLogin: "Success" },
      }),
    ],
    harmless: HARMLESS,
  },
  risk:
    "Whoever guesses or finds a password is in the console with nothing more to show. That such a sign-in happened " +
    "would otherwise be found in the log weeks later.",
});

export const monitorRootUsage = alarmCheck({
  id: "monitor-root-usage",
  title: "Root activity raises an alarm",
  filter: "RootUsage",
  pattern:
    "{ ($.userIdentity.type = Root) && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != AwsServiceEvent) }",
  probes: {
    events: [
      event({ ...signIn, userIdentity: { type: "Root", arn: "arn:aws:iam::111122223333:root" } }),
      event({
        ...{ eventSource: "iam.amazonaws.com", eventName: "CreateAccessKey" },
        userIdentity: { type: "Root", arn: "arn:aws:iam::111122223333:root" },
      }),
    ],
    harmless: HARMLESS,
  },
  risk: "Root can do anything and no policy stops it. It is used so rarely that each use should make somebody ask who it was.",
});

export const monitorIamPolicyChanges = alarmOnCalls({
  id: "monitor-iam-policy-changes",
  title: "IAM policy changes raise an alarm",
  filter: "IamPolicyChanges",
  service: "iam",
  names: [
    ...[
      "DeleteGroupPolicy",
      "DeleteRolePolicy",
      "DeleteUserPolicy",
      "PutGroupPolicy",
      "PutRolePolicy",
      "PutUserPolicy",
    ],
    ...["CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion", "AttachRolePolicy"],
    ...["DetachRolePolicy", "AttachUserPolicy", "DetachUserPolicy", "AttachGroupPolicy", "DetachGroupPolicy"],
  ],
  risk: "A policy attached here or edited there is how a small right becomes a large one. Nobody looks at policies daily.",
});

export const monitorCloudtrailChanges = alarmOnCalls({
  id: "monitor-cloudtrail-changes",
  title: "CloudTrail changes raise an alarm",
  filter: "CloudTrailChanges",
  service: "cloudtrail",
  names: ["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"],
  risk: "Switching the log off is the first thing that an intruder does, and afterwards nothing else is written down.",
});

export const monitorConsoleAuthFailures = alarmCheck({
  id: "monitor-console-auth-failures",
  title: "Failed console sign-ins raise an alarm",
  filter: "ConsoleAuthFailures",
  pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  probes: {
    events: [
      event({
        ...signIn,
        errorMessage: "Failed authentication",
        userIdentity: { type: "IAMUser", accountId: "111122223333", userName: "somebody" },
        responseElements: { ConsoleLogin: "Failure" },
      }),
    ],
    harmless: HARMLESS,
  },
  risk: "Somebody who tries passwords leaves one failed sign-in after the other, and has all the time that nobody looks.",
});

export const monitorCmkDisableDelete = alarmOnCalls({
  id: "monitor-cmk-disable-delete",
  title: "Disabling or deleting a KMS key raises an alarm",
  filter: "KmsKeyLoss",
  service: "kms",
  names: ["DisableKey", "ScheduleKeyDeletion"],
  risk:
    "Without its key, what was encrypted is gone. A deletion waits for at least seven days and can be taken back, " +
    "by somebody who hears of it in time.",
});

export const monitorS3PolicyChanges = alarmOnCalls({
  id: "monitor-s3-policy-changes",
  title: "Bucket policy changes raise an alarm",
  filter: "S3PolicyChanges",
  service: "s3",
  names: [
    ...["PutBucketAcl", "PutBucketPolicy", "PutBucketCors", "PutBucketLifecycle", "PutBucketReplication"],
    ...["DeleteBucketPolicy", "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketReplication"],
  ],
  risk: "One changed policy opens a bucket to everybody or sends copies of it elsewhere, and nothing looks different.",
});

export const monitorConfigChanges = alarmOnCalls({
  id: "monitor-config-changes",
  title: "AWS Config changes raise an alarm",
  filter: "ConfigChanges",
  service: "config",
  names: ["StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder"],
  risk: "A recorder that was stopped leaves a hole in the history of every resource, found only when somebody needs it.",
});

const SECURITY_GROUP_CALLS = [
  ...["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress"],
  ...["RevokeSecurityGroupEgress", "CreateSecurityGroup", "DeleteSecurityGroup"],
];
const OPENED =
  "A port that was opened for a minute and never closed is how most machines on the internet came to be there.";

export const monitorSecurityGroupChanges = alarmOnCalls({
  id: "monitor-security-group-changes",
  title: "Security group changes raise an alarm",
  filter: "SecurityGroupChanges",
  service: "ec2",
  // The console edits rules with the last one.
  names: [...SECURITY_GROUP_CALLS, "ModifySecurityGroupRules"],
  risk: OPENED,
});

export const monitorSecurityGroupChangesV4 = alarmOnCalls({
  id: "monitor-security-group-changes-v4",
  title: "Security group changes raise an alarm (as CIS asked up to 4.0)",
  filter: "SecurityGroupChanges",
  service: "ec2",
  names: SECURITY_GROUP_CALLS,
  optional: ["ModifySecurityGroupRules"],
  risk: OPENED,
});

export const monitorNaclChanges = alarmOnCalls({
  id: "monitor-nacl-changes",
  title: "Network ACL changes raise an alarm",
  filter: "NaclChanges",
  service: "ec2",
  names: [
    ...["CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry"],
    ...["ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation"],
  ],
  risk: "The lists around subnets change about never. When one does, whole subnets are open or cut off at once.",
});

export const monitorGatewayChanges = alarmOnCalls({
  id: "monitor-gateway-changes",
  title: "Network gateway changes raise an alarm",
  filter: "GatewayChanges",
  service: "ec2",
  names: [
    ...["CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway"],
    ...["DeleteInternetGateway", "DetachInternetGateway"],
  ],
  risk: "A new gateway is a new way out of a network that was thought to have none.",
});

export const monitorRouteTableChanges = alarmOnCalls({
  id: "monitor-route-table-changes",
  title: "Route table changes raise an alarm",
  filter: "RouteTableChanges",
  service: "ec2",
  names: [
    ...["CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation"],
    ...["DeleteRouteTable", "DeleteRoute", "DisassociateRouteTable"],
  ],
  risk: "One route makes a private subnet public, or leads its traffic through somebody else's machine.",
});

export const monitorVpcChanges = alarmOnCalls({
  id: "monitor-vpc-changes",
  title: "VPC changes raise an alarm",
  filter: "VpcChanges",
  service: "ec2",
  names: [
    ...["CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection"],
    ...["DeleteVpcPeeringConnection", "RejectVpcPeeringConnection"],
  ],
  // Retired with EC2-Classic.
  optional: ["AttachClassicLinkVpc", "DetachClassicLinkVpc", "DisableVpcClassicLink", "EnableVpcClassicLink"],
  risk: "A network that nobody ordered, or a peering with one, carries traffic past everything that guards the others.",
});

/** Organizations writes its calls in the management account only. */
function notForMembers(facts: Facts): Ruling | null {
  const membership = membershipOf(facts);
  if (membership === null) return inNoOrganization();
  const { isManagement, management, organization: one } = membership;
  if (isManagement) return null;
  return manual(
    `Calls of Organizations are in the log of the management account (${management}): whether they raise an alarm can be seen only there.`,
    [fact("MasterAccountId", management, one)],
  );
}

export const monitorOrganizationsChanges = alarmOnCalls({
  id: "monitor-organizations-changes",
  title: "Organizations changes raise an alarm",
  filter: "OrganizationsChanges",
  service: "organizations",
  names: [
    ...["AcceptHandshake", "AttachPolicy", "CreateAccount", "CreateOrganizationalUnit", "CreatePolicy"],
    ...["DeclineHandshake", "DeleteOrganization", "DeleteOrganizationalUnit", "DeletePolicy", "DetachPolicy"],
    ...["DisablePolicyType", "EnablePolicyType", "InviteAccountToOrganization", "LeaveOrganization", "MoveAccount"],
    ...["RemoveAccountFromOrganization", "UpdatePolicy", "UpdateOrganizationalUnit"],
  ],
  before: notForMembers,
  reads: [organization],
  risk: "An account that leaves the organization, or a policy taken off it, is out of reach of all that guarded it.",
});
