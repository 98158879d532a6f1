import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const ids = z.array(z.string()).optional();
const endpoint = z.looseObject({ Address: text, Port: z.number().optional() }).optional();
/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();
const logDeliveries = z
  .array(
    z.looseObject({
      LogType: text,
      DestinationDetails: z
        .looseObject({
          CloudWatchLogsDetails: z.looseObject({ LogGroup: text }).optional(),
          KinesisFirehoseDetails: z.looseObject({ DeliveryStream: text }).optional(),
        })
        .optional(),
    }),
  )
  .optional();

/**
 * Cache clusters: those of Memcached, and each node of a replication group.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheCluster.html
 */
export const cacheCluster = defineResourceType({
  type: "AWS::ElastiCache::CacheCluster",
  service: "elasticache",
  title: "ElastiCache clusters",
  arn: "elasticache:cluster:*",
  cli: "elasticache describe-cache-clusters --cache-cluster-id {id}",
  schema: z.looseObject({
    CacheClusterId: z.string(),
    ARN: z.string(),
    Engine: text,
    EngineVersion: text,
    CacheNodeType: text,
    ReplicationGroupId: text,
    ConfigurationEndpoint: endpoint,
    CacheNodes: z
      .array(z.looseObject({ CacheNodeId: text, CustomerAvailabilityZone: text, Endpoint: endpoint }))
      .optional(),
    CacheSubnetGroupName: text,
    CacheParameterGroup: z.looseObject({ CacheParameterGroupName: text }).optional(),
    SecurityGroups: z.array(z.looseObject({ SecurityGroupId: text })).optional(),
    NotificationConfiguration: z.looseObject({ TopicArn: text }).optional(),
    AuthTokenEnabled: flag,
    TransitEncryptionEnabled: flag,
    AtRestEncryptionEnabled: flag,
    AutoMinorVersionUpgrade: flag,
    SnapshotRetentionLimit: z.number().optional(),
    LogDeliveryConfigurations: logDeliveries,
    Tags,
  }),
  volatileState: true,
  runtime: [
    "CacheNodes[].CacheNodeStatus",
    "CacheNodes[].ParameterGroupStatus",
    "CacheParameterGroup.CacheNodeIdsToReboot",
    "CacheParameterGroup.ParameterApplyStatus",
    "LogDeliveryConfigurations[].Message",
    "LogDeliveryConfigurations[].Status",
    "NotificationConfiguration.TopicStatus",
    "SecurityGroups[].Status",
  ],
  drop: ["CacheClusterStatus", "CacheSecurityGroups[].Status", "ClientDownloadLandingPage"],
  relations: (cluster) => [
    ...relate("is part of", "AWS::ElastiCache::ReplicationGroup", [cluster.ReplicationGroupId]),
    ...relate("stands in", "AWS::ElastiCache::SubnetGroup", [cluster.CacheSubnetGroupName]),
    ...relate(
      "is guarded by",
      "AWS::EC2::SecurityGroup",
      cluster.SecurityGroups?.map((group) => group.SecurityGroupId) ?? [],
    ),
    ...relate("notifies", "AWS::SNS::Topic", [cluster.NotificationConfiguration?.TopicArn]),
    ...logsTo(cluster.LogDeliveryConfigurations),
  ],
});

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ReplicationGroup.html */
export const replicationGroup = defineResourceType({
  type: "AWS::ElastiCache::ReplicationGroup",
  service: "elasticache",
  title: "ElastiCache replication groups",
  arn: "elasticache:replicationgroup:*",
  cli: "elasticache describe-replication-groups --replication-group-id {id}",
  schema: z.looseObject({
    ReplicationGroupId: z.string(),
    ARN: z.string(),
    Engine: text,
    MemberClusters: ids,
    NodeGroups: z
      .array(z.looseObject({ NodeGroupId: text, PrimaryEndpoint: endpoint, ReaderEndpoint: endpoint }))
      .optional(),
    ConfigurationEndpoint: endpoint,
    AutomaticFailover: text,
    MultiAZ: text,
    AuthTokenEnabled: flag,
    TransitEncryptionEnabled: flag,
    AtRestEncryptionEnabled: flag,
    KmsKeyId: text,
    SnapshotRetentionLimit: z.number().optional(),
    AutoMinorVersionUpgrade: flag,
    UserGroupIds: ids,
    LogDeliveryConfigurations: logDeliveries,
    Tags,
  }),
  volatileState: true,
  runtime: [
    "LogDeliveryConfigurations[].Message",
    "LogDeliveryConfigurations[].Status",
    "NodeGroups[].NodeGroupMembers[].CurrentRole",
    "NodeGroups[].Status",
    "PendingModifiedValues.Resharding",
    "SnapshottingClusterId",
  ],
  drop: ["Status"],
  relations: (group) => [
    ...relate("consists of", "AWS::ElastiCache::CacheCluster", group.MemberClusters ?? []),
    ...relate("is encrypted by", "AWS::KMS::Key", [group.KmsKeyId]),
    ...relate("lets in", "AWS::ElastiCache::UserGroup", group.UserGroupIds ?? []),
    ...logsTo(group.LogDeliveryConfigurations),
  ],
});

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ServerlessCache.html */
export const serverlessCache = defineResourceType({
  type: "AWS::ElastiCache::ServerlessCache",
  service: "elasticache",
  title: "ElastiCache serverless caches",
  arn: "elasticache:serverlesscache:*",
  cli: "elasticache describe-serverless-caches --serverless-cache-name {id}",
  schema: z.looseObject({
    ServerlessCacheName: z.string(),
    ARN: z.string(),
    Engine: text,
    Endpoint: endpoint,
    ReaderEndpoint: endpoint,
    KmsKeyId: text,
    SecurityGroupIds: ids,
    SubnetIds: ids,
    UserGroupId: text,
    SnapshotRetentionLimit: z.number().optional(),
    Tags,
  }),
  volatileState: true,
  drop: ["Status"],
  relations: (cache) => [
    ...relate("stands in", "AWS::EC2::Subnet", cache.SubnetIds ?? []),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", cache.SecurityGroupIds ?? []),
    ...relate("is encrypted by", "AWS::KMS::Key", [cache.KmsKeyId]),
    ...relate("lets in", "AWS::ElastiCache::UserGroup", [cache.UserGroupId]),
  ],
});

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheSubnetGroup.html */
export const cacheSubnetGroup = defineResourceType({
  type: "AWS::ElastiCache::SubnetGroup",
  service: "elasticache",
  title: "ElastiCache subnet groups",
  arn: "elasticache:subnetgroup:*",
  cli: "elasticache describe-cache-subnet-groups --cache-subnet-group-name {id}",
  schema: z.looseObject({
    CacheSubnetGroupName: z.string(),
    VpcId: text,
    Subnets: z.array(z.looseObject({ SubnetIdentifier: text })).optional(),
    Tags,
  }),
  relations: (group) => [
    ...relate("is part of", "AWS::EC2::VPC", [group.VpcId]),
    ...relate("spans", "AWS::EC2::Subnet", group.Subnets?.map((subnet) => subnet.SubnetIdentifier) ?? []),
  ],
});

function logsTo(deliveries: z.infer<typeof logDeliveries>): Relation[] {
  return (deliveries ?? []).flatMap(({ DestinationDetails: to }) => [
    ...relate("logs to", "AWS::Logs::LogGroup", [to?.CloudWatchLogsDetails?.LogGroup]),
    ...relate("logs to", "AWS::KinesisFirehose::DeliveryStream", [to?.KinesisFirehoseDetails?.DeliveryStream]),
  ]);
}
