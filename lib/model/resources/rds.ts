import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const number = z.number().optional();
const groups = z.array(z.looseObject({ VpcSecurityGroupId: text })).optional();
const secret = z.looseObject({ SecretArn: text, KmsKeyId: text }).optional();

/**
 * Database instances, those of Aurora, DocumentDB and Neptune among them: one API answers for all of them, with ARNs
 * of RDS, and `Engine` says which it is (`aurora-mysql`, `docdb`, `neptune`).
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html
 */
export const dbInstance = defineResourceType({
  type: "AWS::RDS::DBInstance",
  service: "rds",
  title: "RDS instances",
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
    ReadReplicaDBInstanceIdentifiers: z.array(z.string()).optional(),
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
    ...relate("is encrypted by", "AWS::KMS::Key", [instance.KmsKeyId]),
    ...relate("copies", "AWS::RDS::DBInstance", [instance.ReadReplicaSourceDBInstanceIdentifier]),
    ...relate("keeps its password in", "AWS::SecretsManager::Secret", [instance.MasterUserSecret?.SecretArn]),
  ],
});

/**
 * Database clusters: Aurora, Multi-AZ clusters, DocumentDB and Neptune, told apart by `Engine`.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html
 */
export const dbCluster = defineResourceType({
  type: "AWS::RDS::DBCluster",
  service: "rds",
  title: "RDS clusters",
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
    ...relate("copies", "AWS::RDS::DBCluster", [cluster.ReplicationSourceIdentifier]),
    ...relate("keeps its password in", "AWS::SecretsManager::Secret", [cluster.MasterUserSecret?.SecretArn]),
  ],
});

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSubnetGroup.html */
export const dbSubnetGroup = defineResourceType({
  type: "AWS::RDS::DBSubnetGroup",
  service: "rds",
  title: "RDS subnet groups",
  schema: z.looseObject({
    DBSubnetGroupName: z.string(),
    DBSubnetGroupArn: z.string(),
    VpcId: text,
    Subnets: z.array(z.looseObject({ SubnetIdentifier: text })).optional(),
  }),
  drop: ["SubnetGroupStatus", "Subnets[].SubnetStatus"],
  relations: (group) => [
    ...relate("is part of", "AWS::EC2::VPC", [group.VpcId]),
    ...relate("spans", "AWS::EC2::Subnet", group.Subnets?.map((subnet) => subnet.SubnetIdentifier) ?? []),
  ],
});

/**
 * By name and family; what is set in them takes a call for each and is not read.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBParameterGroup.html
 */
export const dbParameterGroup = defineResourceType({
  type: "AWS::RDS::DBParameterGroup",
  service: "rds",
  title: "RDS parameter groups",
  schema: z.looseObject({
    DBParameterGroupName: z.string(),
    DBParameterGroupArn: z.string(),
    DBParameterGroupFamily: text,
  }),
});

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBClusterParameterGroup.html */
export const dbClusterParameterGroup = defineResourceType({
  type: "AWS::RDS::DBClusterParameterGroup",
  service: "rds",
  title: "RDS cluster parameter groups",
  schema: z.looseObject({
    DBClusterParameterGroupName: z.string(),
    DBClusterParameterGroupArn: z.string(),
    DBParameterGroupFamily: text,
  }),
});

/** Accounts that may restore a snapshot; `all` is everybody. */
const sharing = readOf(z.array(z.string()));

/**
 * Snapshots that people made; automated ones come and go by themselves and cannot be shared.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshot.html and API_DBSnapshotAttribute
 */
export const dbSnapshot = defineResourceType({
  type: "AWS::RDS::DBSnapshot",
  service: "rds",
  title: "RDS snapshots",
  schema: z.looseObject({
    DBSnapshotIdentifier: z.string(),
    DBSnapshotArn: z.string(),
    DBInstanceIdentifier: text,
    Engine: text,
    SnapshotCreateTime: text,
    Encrypted: flag,
    KmsKeyId: text,
    SharedWith: sharing,
  }),
  volatileState: true,
  drop: ["PercentProgress", "Status", "TagList"],
  relations: (snapshot) => [
    ...relate("was made from", "AWS::RDS::DBInstance", [snapshot.DBInstanceIdentifier]),
    ...relate("is encrypted by", "AWS::KMS::Key", [snapshot.KmsKeyId]),
  ],
});

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBClusterSnapshot.html */
export const dbClusterSnapshot = defineResourceType({
  type: "AWS::RDS::DBClusterSnapshot",
  service: "rds",
  title: "RDS cluster snapshots",
  schema: z.looseObject({
    DBClusterSnapshotIdentifier: z.string(),
    DBClusterSnapshotArn: z.string(),
    DBClusterIdentifier: text,
    Engine: text,
    SnapshotCreateTime: text,
    StorageEncrypted: flag,
    KmsKeyId: text,
    SharedWith: sharing,
  }),
  volatileState: true,
  drop: ["PercentProgress", "Status", "TagList"],
  relations: (snapshot) => [
    ...relate("was made from", "AWS::RDS::DBCluster", [snapshot.DBClusterIdentifier]),
    ...relate("is encrypted by", "AWS::KMS::Key", [snapshot.KmsKeyId]),
  ],
});
