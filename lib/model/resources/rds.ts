import { z } from "zod";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const number = z.number().optional();
const groups = z.array(z.looseObject({ VpcSecurityGroupId: text })).optional();
const secret = z.looseObject({ SecretArn: text, KmsKeyId: text }).optional();
const roles = z.array(z.looseObject({ RoleArn: text, FeatureName: text })).optional();

/**
 * Database instances, those of Aurora among them. Instances of DocumentDB and Neptune have ARNs of the same form; they
 * are in `docdb.ts` and `neptune.ts`.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html
 */
export const dbInstance = defineResourceType({
  type: "AWS::RDS::DBInstance",
  service: "rds",
  title: "RDS instances",
  arn: "rds:db:*",
  schema: z.looseObject({
    DBInstanceIdentifier: z.string(),
    DBInstanceArn: z.string(),
    Engine: text,
    EngineVersion: text,
    DBInstanceClass: text,
    DBClusterIdentifier: text,
    Endpoint: z.looseObject({ Address: text, Port: number }).optional(),
    AvailabilityZone: text,
    MultiAZ: flag,
    PubliclyAccessible: flag,
    AutoMinorVersionUpgrade: flag,
    StorageEncrypted: flag,
    KmsKeyId: text,
    BackupRetentionPeriod: number,
    DeletionProtection: flag,
    VpcSecurityGroups: groups,
    DBSubnetGroup: z
      .looseObject({
        DBSubnetGroupName: text,
        VpcId: text,
        Subnets: z.array(z.looseObject({ SubnetIdentifier: text })).optional(),
      })
      .optional(),
    /** Whether each parameter group is in force (`in-sync`, `pending-reboot`), by its name. */
    ParameterApplyStatus: z.record(z.string(), z.string()).optional(),
    DBParameterGroups: z.array(z.looseObject({ DBParameterGroupName: text })).optional(),
    ReadReplicaSourceDBInstanceIdentifier: text,
    ReadReplicaSourceDBClusterIdentifier: text,
    ReadReplicaDBInstanceIdentifiers: z.array(z.string()).optional(),
    IAMDatabaseAuthenticationEnabled: flag,
    EnabledCloudwatchLogsExports: z.array(z.string()).optional(),
    PerformanceInsightsEnabled: flag,
    PerformanceInsightsKMSKeyId: text,
    MonitoringRoleArn: text,
    OptionGroupMemberships: z.array(z.looseObject({ OptionGroupName: text })).optional(),
    AssociatedRoles: roles,
    MasterUserSecret: secret,
  }),
  volatileState: true,
  runtime: [
    "AutomaticRestartTime",
    "LatestRestorableTime",
    "ParameterApplyStatus",
    "PercentProgress",
    "ResumeFullAutomationModeTime",
    "StatusInfos",
    "StorageOperationPercentProgress",
    "StorageOperationStatus",
    "StorageVolumeStatus",
  ],
  drop: [
    "AssociatedRoles[].Status",
    "DBInstanceStatus",
    "DBParameterGroups[].ParameterApplyStatus",
    "DBSecurityGroups[].Status",
    "DBSubnetGroup.SubnetGroupStatus",
    "DBSubnetGroup.Subnets[].SubnetStatus",
    "DomainMemberships[].Status",
    "MasterUserSecret.SecretStatus",
    "OptionGroupMemberships[].Status",
    "TagList",
    "VpcSecurityGroups[].Status",
  ],
  relations: (instance) => [
    ...relate("is part of", "AWS::EC2::VPC", [instance.DBSubnetGroup?.VpcId]),
    ...relate("is part of", "AWS::RDS::DBCluster", [instance.DBClusterIdentifier]),
    ...relate("stands in", "AWS::RDS::DBSubnetGroup", [instance.DBSubnetGroup?.DBSubnetGroupName]),
    ...relate(
      "is guarded by",
      "AWS::EC2::SecurityGroup",
      instance.VpcSecurityGroups?.map((group) => group.VpcSecurityGroupId) ?? [],
    ),
    ...relate(
      "is set up by",
      "AWS::RDS::DBParameterGroup",
      instance.DBParameterGroups?.map((group) => group.DBParameterGroupName) ?? [],
    ),
    ...relate("is encrypted by", "AWS::KMS::Key", [instance.KmsKeyId, instance.PerformanceInsightsKMSKeyId]),
    ...relate("acts as", "AWS::IAM::Role", instance.AssociatedRoles?.map((role) => role.RoleArn) ?? []),
    ...relate("reports as", "AWS::IAM::Role", [instance.MonitoringRoleArn]),
    ...relate("copies", "AWS::RDS::DBInstance", [instance.ReadReplicaSourceDBInstanceIdentifier]),
    ...relate("copies", "AWS::RDS::DBCluster", [instance.ReadReplicaSourceDBClusterIdentifier]),
    ...relate("keeps its password in", "AWS::SecretsManager::Secret", [instance.MasterUserSecret?.SecretArn]),
  ],
});

/**
 * Database clusters: Aurora and Multi-AZ clusters, told apart by `Engine`.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html
 */
export const dbCluster = defineResourceType({
  type: "AWS::RDS::DBCluster",
  service: "rds",
  title: "RDS clusters",
  arn: "rds:cluster:*",
  schema: z.looseObject({
    DBClusterIdentifier: z.string(),
    DBClusterArn: z.string(),
    Engine: text,
    EngineVersion: text,
    Endpoint: text,
    ReaderEndpoint: text,
    Port: number,
    MultiAZ: flag,
    PubliclyAccessible: flag,
    StorageEncrypted: flag,
    KmsKeyId: text,
    BackupRetentionPeriod: number,
    DeletionProtection: flag,
    /** Name of the subnet group. */
    DBSubnetGroup: text,
    DBClusterParameterGroup: text,
    VpcSecurityGroups: groups,
    DBClusterMembers: z.array(z.looseObject({ DBInstanceIdentifier: text })).optional(),
    /** The member that writes at the moment; a failover moves it. */
    Writer: text,
    ReplicationSourceIdentifier: text,
    CustomEndpoints: z.array(z.string()).optional(),
    IAMDatabaseAuthenticationEnabled: flag,
    EnabledCloudwatchLogsExports: z.array(z.string()).optional(),
    AssociatedRoles: roles,
    MasterUserSecret: secret,
  }),
  volatileState: true,
  runtime: [
    "AutomaticRestartTime",
    "BacktrackConsumedChangeRecords",
    "Capacity",
    "EarliestBacktrackTime",
    "EarliestRestorableTime",
    "IOOptimizedNextAllowedModificationTime",
    "LatestRestorableTime",
    "PercentProgress",
    "StatusInfos",
    "Writer",
  ],
  drop: [
    "AssociatedRoles[].Status",
    "DBClusterMembers[].DBClusterParameterGroupStatus",
    "DBClusterMembers[].IsClusterWriter",
    "DBClusterOptionGroupMemberships[].Status",
    "DomainMemberships[].Status",
    "MasterUserSecret.SecretStatus",
    "Status",
    "TagList",
    "VpcSecurityGroups[].Status",
  ],
  relations: (cluster) => [
    ...relate("stands in", "AWS::RDS::DBSubnetGroup", [cluster.DBSubnetGroup]),
    ...relate(
      "is guarded by",
      "AWS::EC2::SecurityGroup",
      cluster.VpcSecurityGroups?.map((group) => group.VpcSecurityGroupId) ?? [],
    ),
    ...relate("is set up by", "AWS::RDS::DBClusterParameterGroup", [cluster.DBClusterParameterGroup]),
    ...relate("is encrypted by", "AWS::KMS::Key", [cluster.KmsKeyId]),
    ...relate("acts as", "AWS::IAM::Role", cluster.AssociatedRoles?.map((role) => role.RoleArn) ?? []),
    ...relate("copies", "AWS::RDS::DBCluster", [cluster.ReplicationSourceIdentifier]),
    ...relate("keeps its password in", "AWS::SecretsManager::Secret", [cluster.MasterUserSecret?.SecretArn]),
  ],
});

/**
 * Aurora databases that span regions.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_GlobalCluster.html
 */
export const globalCluster = defineResourceType({
  type: "AWS::RDS::GlobalCluster",
  service: "rds",
  title: "RDS global clusters",
  arn: "rds:global-cluster:*",
  schema: z.looseObject({
    GlobalClusterIdentifier: z.string(),
    GlobalClusterArn: z.string(),
    Engine: text,
    StorageEncrypted: flag,
    DeletionProtection: flag,
    GlobalClusterMembers: z.array(z.looseObject({ DBClusterArn: text })).optional(),
    /** ARN of the member that writes at the moment; a switchover moves it. */
    Writer: text,
  }),
  volatileState: true,
  runtime: ["FailoverState", "Writer"],
  drop: [
    "GlobalClusterMembers[].IsWriter",
    "GlobalClusterMembers[].Readers",
    "GlobalClusterMembers[].SynchronizationStatus",
    "Status",
    "TagList",
  ],
  relations: ({ GlobalClusterMembers }) =>
    relate("consists of", "AWS::RDS::DBCluster", GlobalClusterMembers?.map((member) => member.DBClusterArn) ?? []),
});
