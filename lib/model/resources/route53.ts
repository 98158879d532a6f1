import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const number = z.number().optional();
/** Only in a configuration when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html and API_GetHostedZone */
export const hostedZone = defineResourceType({
  type: "AWS::Route53::HostedZone",
  service: "route53",
  title: "Hosted zones",
  arn: "route53:hostedzone/*",
  cli: "route53 get-hosted-zone --id {id}",
  schema: z.looseObject({
    /** Without the `/hostedzone/` that AWS writes before it. */
    Id: z.string(),
    /** With its final dot. */
    Name: z.string(),
    Config: z.looseObject({ PrivateZone: z.boolean().optional(), Comment: text }).optional(),
    /** Networks in which a private zone answers; empty for public zones. */
    VPCs: readOf(z.array(z.looseObject({ VPCId: text, VPCRegion: text }))),
    /** Name servers of a public zone, null for private ones. */
    DelegationSet: readOf(z.looseObject({ NameServers: z.array(z.string()).optional() }).nullable()),
    /** Null for private zones, which cannot be signed. */
    Dnssec: readOf(
      z
        .looseObject({
          Status: z.looseObject({ ServeSignature: text }).optional(),
          KeySigningKeys: z.array(z.looseObject({ Name: text, KmsArn: text, Status: text })).optional(),
        })
        .nullable(),
    ),
    Tags,
  }),
  runtime: ["ResourceRecordSetCount"],
  drop: ["CallerReference", "DelegationSet.CallerReference"],
  relations: ({ VPCs, Dnssec }) => [
    ...relate("answers in", "AWS::EC2::VPC", VPCs.seen ? VPCs.value.map(({ VPCId }) => VPCId) : []),
    ...relate(
      "is signed by",
      "AWS::KMS::Key",
      Dnssec.seen ? (Dnssec.value?.KeySigningKeys?.map(({ KmsArn }) => KmsArn) ?? []) : [],
    ),
  ],
});

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html */
export const recordSet = defineResourceType({
  type: "AWS::Route53::RecordSet",
  service: "route53",
  title: "DNS records",
  arn: "route53:hostedzone/*/recordset/**",
  cli: "route53 list-resource-record-sets --hosted-zone-id {.HostedZoneId} --query ResourceRecordSets[?Name=={.Name}&&Type=={.Type}]",
  schema: z.looseObject({
    HostedZoneId: z.string(),
    /** As AWS writes it: lower case, with its final dot, and `\052` for a star. */
    Name: z.string(),
    Type: z.string(),
    TTL: number,
    /** Tells apart records of one name and type that a policy chooses from. */
    SetIdentifier: text,
    Weight: number,
    Failover: text,
    Region: text,
    ResourceRecords: z.array(z.looseObject({ Value: text })).optional(),
    AliasTarget: z
      .looseObject({ DNSName: text, HostedZoneId: text, EvaluateTargetHealth: z.boolean().optional() })
      .optional(),
    HealthCheckId: text,
    TrafficPolicyInstanceId: text,
  }),
  relations: (one) => [
    ...relate("belongs to", "AWS::Route53::HostedZone", [one.HostedZoneId]),
    ...relate("depends on", "AWS::Route53::HealthCheck", [one.HealthCheckId]),
  ],
});

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html */
export const healthCheck = defineResourceType({
  type: "AWS::Route53::HealthCheck",
  service: "route53",
  title: "Route 53 health checks",
  arn: "route53:healthcheck/*",
  cli: "route53 get-health-check --health-check-id {id}",
  schema: z.looseObject({
    Id: z.string(),
    HealthCheckConfig: z.looseObject({
      Type: text,
      FullyQualifiedDomainName: text,
      IPAddress: text,
      Port: number,
      /** Ends before a question mark: what stands behind it may be a key. */
      ResourcePath: text,
      ChildHealthChecks: z.array(z.string()).optional(),
      AlarmIdentifier: z.looseObject({ Name: text, Region: text }).optional(),
      RoutingControlArn: text,
    }),
    Tags,
  }),
  drop: ["CallerReference", "HealthCheckVersion"],
  relations: ({ HealthCheckConfig: config }) => [
    ...relate("sums up", "AWS::Route53::HealthCheck", config.ChildHealthChecks ?? []),
    ...relate("follows", "AWS::CloudWatch::Alarm", [config.AlarmIdentifier?.Name]),
    ...relate("follows", "AWS::Route53RecoveryControl::RoutingControl", [config.RoutingControlArn]),
  ],
});

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_QueryLoggingConfig.html */
export const queryLoggingConfig = defineResourceType({
  type: "AWS::Route53::QueryLoggingConfig",
  service: "route53",
  title: "DNS query logging",
  arn: "route53:queryloggingconfig/*",
  cli: "route53 get-query-logging-config --id {id}",
  schema: z.looseObject({ Id: z.string(), HostedZoneId: text, CloudWatchLogsLogGroupArn: text }),
  relations: (one) => [
    ...relate("records", "AWS::Route53::HostedZone", [one.HostedZoneId]),
    ...relate("logs to", "AWS::Logs::LogGroup", [one.CloudWatchLogsLogGroupArn?.replace(/:\*$/, "")]),
  ],
});
