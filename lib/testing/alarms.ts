import type { HeldFact } from "@/lib/checks/engine/facts";
import type { Json, JsonObject } from "@/lib/model/json";
import { metricAlarm } from "@/lib/model/resources/cloudwatch";
import { metricFilter } from "@/lib/model/resources/logs";
import { subscription } from "@/lib/model/resources/sns";
import { resource } from "./facts";
import { aTrail } from "./trails";

/** A topic of the account. */
export const TOPIC = "arn:aws:sns:eu-west-1:123456789012:alerts";

/** A trail of all events that writes to the log group `trail`, or to the one that is said. */
export function loggingTrail(
  { more, ...given }: Parameters<typeof aTrail>[0] = {},
  CloudWatchLogsLogGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:trail:*",
): HeldFact {
  return aTrail({ ...given, more: { CloudWatchLogsLogGroupArn, ...more } });
}

/** An alarm on the metric of that filter. Properties that are undefined are left out. */
export function anAlarm(n: number, more: Record<string, Json | undefined> = {}): HeldFact {
  const name = `alarm-${n}`;
  const arn = `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${name}`;
  const whole = {
    ...{ AlarmName: name, AlarmArn: arn, Namespace: "Security", MetricName: `Metric${n}` },
    ...{ ActionsEnabled: true, AlarmActions: [TOPIC], ...more },
  };
  const configuration = Object.fromEntries(
    Object.entries(whole).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
  return resource(metricAlarm, configuration, { arn, id: name });
}

/** A subscription to the topic, by mail. */
export function aSubscription({ confirmed }: { confirmed: boolean }): HeldFact {
  const id = confirmed ? `${TOPIC}:5d1f` : `${TOPIC}:pending-email-5d1f`;
  return resource(
    subscription,
    { TopicArn: TOPIC, Protocol: "email", Endpoint: "ops@example.com", Attributes: { seen: true, value: null } },
    { arn: id, id, state: confirmed ? "Confirmed" : "PendingConfirmation" },
  );
}

type Chain = { patterns?: readonly string[]; group?: string; region?: string; alarm?: JsonObject };

/** Everything from a trail to somebody who reads the mail: a filter and an alarm for each pattern. */
export function aChain({ patterns = [], group = "trail", region = "eu-west-1", alarm = {} }: Chain): HeldFact[] {
  return [
    loggingTrail(),
    ...patterns.flatMap((filterPattern, n) => [
      resource(
        metricFilter,
        {
          ...{ filterName: `filter-${n}`, logGroupName: group, filterPattern },
          metricTransformations: [{ metricName: `Metric${n}`, metricNamespace: "Security", metricValue: "1" }],
        },
        { id: `filter-${n}`, region },
      ),
      anAlarm(n, alarm),
    ]),
    aSubscription({ confirmed: true }),
  ];
}

const any = (names: readonly string[]) => names.map((name) => `($.eventName = ${name})`).join(" || ");
const GROUPS = [
  ...["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress"],
  ...["RevokeSecurityGroupEgress", "CreateSecurityGroup", "DeleteSecurityGroup"],
];
const POLICIES = [
  ...["DeleteGroupPolicy", "DeleteRolePolicy", "DeleteUserPolicy", "PutGroupPolicy", "PutRolePolicy", "PutUserPolicy"],
  ...["CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion", "AttachRolePolicy"],
  ...["DetachRolePolicy", "AttachUserPolicy", "DetachUserPolicy", "AttachGroupPolicy", "DetachGroupPolicy"],
];
const TRAILS = ["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"];
const BUCKETS = [
  ...["PutBucketAcl", "PutBucketPolicy", "PutBucketCors", "PutBucketLifecycle", "PutBucketReplication"],
  ...["DeleteBucketPolicy", "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketReplication"],
];
const RECORDERS = [
  ...["StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder"],
];
const ACLS = [
  ...["CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry"],
  ...["ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation"],
];
const GATEWAYS = [
  ...["CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway"],
  ...["DeleteInternetGateway", "DetachInternetGateway"],
];
const ROUTES = [
  ...["CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation", "DeleteRouteTable"],
  ...["DeleteRoute", "DisassociateRouteTable"],
];
const VPCS = [
  ...["CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection"],
  ...["DeleteVpcPeeringConnection", "RejectVpcPeeringConnection", "AttachClassicLinkVpc", "DetachClassicLinkVpc"],
  ...["DisableVpcClassicLink", "EnableVpcClassicLink"],
];
const ORGANIZATIONS = [
  ...["AcceptHandshake", "AttachPolicy", "CreateAccount", "CreateOrganizationalUnit", "CreatePolicy"],
  ...["DeclineHandshake", "DeleteOrganization", "DeleteOrganizationalUnit", "DeletePolicy", "DetachPolicy"],
  ...["DisablePolicyType", "EnablePolicyType", "InviteAccountToOrganization", "LeaveOrganization", "MoveAccount"],
  ...["RemoveAccountFromOrganization", "UpdatePolicy", "UpdateOrganizationalUnit"],
];

/** Patterns that versions of the benchmark show for each alarm, oldest first; blanks and quotes as they stand there. */
export const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  "monitor-unauthorized-calls": [
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") || ($.sourceIPAddress!="delivery.logs.amazonaws.com") || ($.eventName!="HeadBucket") }',
    '{ ($.errorCode ="*UnauthorizedOperation") || ($.errorCode ="AccessDenied*") && ($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket") }',
  ],
  "monitor-console-login-no-mfa": [
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  ],
  "monitor-root-usage": [
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  ],
  "monitor-iam-policy-changes": [
    `{${any(POLICIES).replaceAll(" ", "")}}`,
    `{ ($.eventSource = "iam.amazonaws.com") && (${any(POLICIES)}) }`,
  ],
  "monitor-cloudtrail-changes": [`{ ${any(TRAILS)} }`],
  "monitor-console-auth-failures": ['{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }'],
  "monitor-cmk-disable-delete": [
    "{($.eventSource = kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion)) }",
  ],
  "monitor-s3-policy-changes": [`{ ($.eventSource = s3.amazonaws.com) && (${any(BUCKETS)}) }`],
  "monitor-config-changes": [
    `{ ($.eventSource = config.amazonaws.com) && (${any(RECORDERS).replaceAll(" = ", "=").replaceAll(" || ", "||")}) }`,
  ],
  "monitor-security-group-changes": [`{ ${any([...GROUPS, "ModifySecurityGroupRules"])} }`],
  "monitor-security-group-changes-v4": [`{ ${any(GROUPS)} }`, `{ ${any([...GROUPS, "ModifySecurityGroupRules"])} }`],
  "monitor-nacl-changes": [`{ ${any(ACLS)} }`],
  "monitor-gateway-changes": [`{ ${any(GATEWAYS)} }`],
  // Of the second one the event's source binds to the first name only.
  "monitor-route-table-changes": [`{ ${any(ROUTES)} }`, `{ ($.eventSource = ec2.amazonaws.com) && ${any(ROUTES)} }`],
  "monitor-vpc-changes": [`{ ${any(VPCS)} }`],
  "monitor-organizations-changes": [
    `{ ($.eventSource = organizations.amazonaws.com) && (${any(ORGANIZATIONS)}) }`,
    `{ ($.eventSource = organizations.amazonaws.com) && (${ORGANIZATIONS.map((name) => `($.eventName = "${name}")`).join(" || ")}) }`,
  ],
};
