import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

// RDS, DocumentDB and Neptune share an API, its answers and the form of ARNs. Each has types of its own, as in
// CloudFormation; what their things have is declared here once.

const text = z.string().optional();
const flag = z.boolean().optional();
const number = z.number().optional();
const groups = z.array(z.looseObject({ VpcSecurityGroupId: text })).optional();
const secret = z.looseObject({ SecretArn: text, KmsKeyId: text }).optional();
const roles = z.array(z.looseObject({ RoleArn: text, FeatureName: text })).optional();
/** Only here when the tags took a call of their own, and it failed. */
const Tags = readOf(z.never()).optional();

type Kind<T extends string> = { type: T; service: string; title: string };

/**
 * A type of database instances.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html
 * @param of its name, and the type of the clusters that its things may be part of
 */
export function databaseInstance<T extends string>(of: Kind<T> & { cluster: string }) {
  return defineResourceType({
    type: of.type,
    service: of.service,
    title: of.title,
    arn: "rds:db:*",
    cli: `${of.service} describe-db-instances --db-instance-identifier {id}`,
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
      Tags,
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
      "PendingModifiedValues.MasterUserPassword",
      "TagList",
      "VpcSecurityGroups[].Status",
    ],
    relations: (instance) => [
      ...relate("is part of", "AWS::EC2::VPC", [instance.DBSubnetGroup?.VpcId]),
      ...relate("is part of", of.cluster, [instance.DBClusterIdentifier]),
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
      ...relate("copies", of.type, [instance.ReadReplicaSourceDBInstanceIdentifier]),
      ...relate("copies", of.cluster, [instance.ReadReplicaSourceDBClusterIdentifier]),
      ...relate("keeps its password in", "AWS::SecretsManager::Secret", [instance.MasterUserSecret?.SecretArn]),
    ],
  });
}

/**
 * A type of database clusters.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html
 */
export function databaseCluster<T extends string>(of: Kind<T>) {
  return defineResourceType({
    type: of.type,
    service: of.service,
    title: of.title,
    arn: "rds:cluster:*",
    cli: `${of.service} describe-db-clusters --db-cluster-identifier {id}`,
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
      Tags,
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
      "PendingModifiedValues.MasterUserPassword",
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
      ...relate("copies", of.type, [cluster.ReplicationSourceIdentifier]),
      ...relate("keeps its password in", "AWS::SecretsManager::Secret", [cluster.MasterUserSecret?.SecretArn]),
    ],
  });
}
