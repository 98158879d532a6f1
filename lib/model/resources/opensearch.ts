import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const ids = z.array(z.string()).optional();

/**
 * Domains, of Elasticsearch as well: one API answers for both, `EngineVersion` says which it is.
 * https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainStatus.html
 */
export const openSearchDomain = defineResourceType({
  type: "AWS::OpenSearchService::Domain",
  service: "opensearch",
  title: "OpenSearch domains",
  arn: "es:domain/*",
  cli: "opensearch describe-domain --domain-name {id}",
  schema: z.looseObject({
    DomainName: z.string(),
    ARN: z.string(),
    EngineVersion: text,
    Endpoint: text,
    /** By `vpc`, for a domain in a network. */
    Endpoints: z.record(z.string(), z.string()).optional(),
    /** Absent: the domain has a public endpoint. */
    VPCOptions: z.looseObject({ VPCId: text, SubnetIds: ids, SecurityGroupIds: ids }).optional(),
    /** JSON where AWS gave valid JSON, else its text; null without one. */
    AccessPolicies: z.unknown(),
    ClusterConfig: z.looseObject({ InstanceType: text, ZoneAwarenessEnabled: flag }).optional(),
    EncryptionAtRestOptions: z.looseObject({ Enabled: flag, KmsKeyId: text }).optional(),
    NodeToNodeEncryptionOptions: z.looseObject({ Enabled: flag }).optional(),
    DomainEndpointOptions: z
      .looseObject({
        EnforceHTTPS: flag,
        TLSSecurityPolicy: text,
        CustomEndpoint: text,
        CustomEndpointCertificateArn: text,
      })
      .optional(),
    AdvancedSecurityOptions: z
      .looseObject({ Enabled: flag, InternalUserDatabaseEnabled: flag, AnonymousAuthEnabled: flag })
      .optional(),
    CognitoOptions: z.looseObject({ Enabled: flag, UserPoolId: text, IdentityPoolId: text, RoleArn: text }).optional(),
    LogPublishingOptions: z
      .record(z.string(), z.looseObject({ CloudWatchLogsLogGroupArn: text, Enabled: flag }))
      .optional(),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  volatileState: true,
  runtime: [
    "ChangeProgressDetails",
    "ModifyingProperties",
    "Processing",
    "ServiceSoftwareOptions",
    "UpgradeProcessing",
  ],
  drop: ["DomainProcessingStatus"],
  relations: (domain) => [
    ...relate("is part of", "AWS::EC2::VPC", [domain.VPCOptions?.VPCId]),
    ...relate("stands in", "AWS::EC2::Subnet", domain.VPCOptions?.SubnetIds ?? []),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", domain.VPCOptions?.SecurityGroupIds ?? []),
    ...relate("is encrypted by", "AWS::KMS::Key", [domain.EncryptionAtRestOptions?.KmsKeyId]),
    ...relate("shows", "AWS::CertificateManager::Certificate", [
      domain.DomainEndpointOptions?.CustomEndpointCertificateArn,
    ]),
    ...relate("signs in by", "AWS::Cognito::UserPool", [domain.CognitoOptions?.UserPoolId]),
    ...relate("signs in by", "AWS::Cognito::IdentityPool", [domain.CognitoOptions?.IdentityPoolId]),
    ...relate("acts as", "AWS::IAM::Role", [domain.CognitoOptions?.RoleArn]),
    ...relate(
      "logs to",
      "AWS::Logs::LogGroup",
      Object.values(domain.LogPublishingOptions ?? {}).map(({ CloudWatchLogsLogGroupArn: arn }) =>
        arn?.replace(/:\*$/, ""),
      ),
    ),
  ],
});
