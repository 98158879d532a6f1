import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();

/** https://docs.aws.amazon.com/redshift/latest/APIReference/API_Cluster.html */
export const redshiftCluster = defineResourceType({
  type: "AWS::Redshift::Cluster",
  service: "redshift",
  title: "Redshift clusters",
  arn: "redshift:cluster:*",
  cli: "redshift describe-clusters --cluster-identifier {id}",
  schema: z.looseObject({
    ClusterIdentifier: z.string(),
    ClusterNamespaceArn: text,
    NodeType: text,
    NumberOfNodes: z.number().optional(),
    Endpoint: z.looseObject({ Address: text, Port: z.number().optional() }).optional(),
    VpcId: text,
    ClusterSubnetGroupName: text,
    AvailabilityZone: text,
    PubliclyAccessible: flag,
    Encrypted: flag,
    KmsKeyId: text,
    EnhancedVpcRouting: flag,
    AllowVersionUpgrade: flag,
    AutomatedSnapshotRetentionPeriod: z.number().optional(),
    VpcSecurityGroups: z.array(z.looseObject({ VpcSecurityGroupId: text })).optional(),
    ClusterParameterGroups: z.array(z.looseObject({ ParameterGroupName: text })).optional(),
    IamRoles: z.array(z.looseObject({ IamRoleArn: text })).optional(),
    DefaultIamRoleArn: text,
    MasterPasswordSecretArn: text,
    CustomDomainCertificateArn: text,
    /** Audit logging: https://docs.aws.amazon.com/redshift/latest/APIReference/API_DescribeLoggingStatus.html */
    Logging: readOf(
      z.looseObject({ LoggingEnabled: flag, BucketName: text, S3KeyPrefix: text, LogDestinationType: text }),
    ),
  }),
  volatileState: true,
  runtime: [
    "AquaConfiguration.AquaStatus",
    "AvailabilityZoneRelocationStatus",
    "ClusterAvailabilityStatus",
    "ClusterNodes",
    "ClusterParameterGroups[].ClusterParameterStatusList",
    "ClusterParameterGroups[].ParameterApplyStatus",
    "ClusterRevisionNumber",
    "CustomDomainCertificateExpiryDate",
    "DataTransferProgress",
    "ElasticIpStatus.Status",
    "ElasticResizeNumberOfNodeOptions",
    "ExpectedNextSnapshotScheduleTime",
    "ExpectedNextSnapshotScheduleTimeStatus",
    "HsmStatus.Status",
    "IamRoles[].ApplyStatus",
    "Logging.LastFailureMessage",
    "Logging.LastFailureTime",
    "Logging.LastSuccessfulDeliveryTime",
    "LoggingPublishStatus",
    "ModifyStatus",
    "MultiAZSecondary.ClusterNodes",
    "NextMaintenanceWindowStartTime",
    "PendingActions",
    "ReservedNodeExchangeStatus",
    "ResizeInfo",
    "RestoreStatus",
    "SnapshotScheduleState",
    "TotalStorageCapacityInMegaBytes",
    "VpcSecurityGroups[].Status",
  ],
  drop: ["ClusterSecurityGroups[].Status", "ClusterStatus", "PendingModifiedValues.MasterUserPassword", "Tags"],
  relations: (cluster) => [
    ...relate("is part of", "AWS::EC2::VPC", [cluster.VpcId]),
    ...relate("stands in", "AWS::Redshift::ClusterSubnetGroup", [cluster.ClusterSubnetGroupName]),
    ...relate(
      "is guarded by",
      "AWS::EC2::SecurityGroup",
      cluster.VpcSecurityGroups?.map((group) => group.VpcSecurityGroupId) ?? [],
    ),
    ...relate(
      "is set up by",
      "AWS::Redshift::ClusterParameterGroup",
      cluster.ClusterParameterGroups?.map((group) => group.ParameterGroupName) ?? [],
    ),
    ...relate("is encrypted by", "AWS::KMS::Key", [cluster.KmsKeyId]),
    ...relate("acts as", "AWS::IAM::Role", [
      ...(cluster.IamRoles?.map((role) => role.IamRoleArn) ?? []),
      cluster.DefaultIamRoleArn,
    ]),
    ...relate("keeps its password in", "AWS::SecretsManager::Secret", [cluster.MasterPasswordSecretArn]),
    ...relate("shows", "AWS::CertificateManager::Certificate", [cluster.CustomDomainCertificateArn]),
    ...relate("logs to", "AWS::S3::Bucket", cluster.Logging.seen ? [cluster.Logging.value.BucketName] : []),
  ],
});

/** https://docs.aws.amazon.com/redshift/latest/APIReference/API_ClusterSubnetGroup.html */
export const redshiftSubnetGroup = defineResourceType({
  type: "AWS::Redshift::ClusterSubnetGroup",
  service: "redshift",
  title: "Redshift subnet groups",
  arn: "redshift:subnetgroup:*",
  cli: "redshift describe-cluster-subnet-groups --cluster-subnet-group-name {id}",
  schema: z.looseObject({
    ClusterSubnetGroupName: z.string(),
    VpcId: text,
    Subnets: z.array(z.looseObject({ SubnetIdentifier: text })).optional(),
  }),
  drop: ["SubnetGroupStatus", "Subnets[].SubnetStatus", "Tags"],
  relations: (group) => [
    ...relate("is part of", "AWS::EC2::VPC", [group.VpcId]),
    ...relate("spans", "AWS::EC2::Subnet", group.Subnets?.map((subnet) => subnet.SubnetIdentifier) ?? []),
  ],
});

/**
 * Of parameters only those that somebody set; AWS's default group has none, for it cannot be changed.
 * https://docs.aws.amazon.com/redshift/latest/APIReference/API_ClusterParameterGroup.html
 */
export const redshiftParameterGroup = defineResourceType({
  type: "AWS::Redshift::ClusterParameterGroup",
  service: "redshift",
  title: "Redshift parameter groups",
  arn: "redshift:parametergroup:*",
  cli: "redshift describe-cluster-parameter-groups --parameter-group-name {id}",
  schema: z.looseObject({
    ParameterGroupName: z.string(),
    ParameterGroupFamily: text,
    UserParameters: readOf(z.array(z.looseObject({ ParameterName: text, ParameterValue: text }))),
  }),
  drop: ["Tags"],
});
