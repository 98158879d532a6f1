import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();

/** https://docs.aws.amazon.com/efs/latest/ug/API_FileSystemDescription.html */
export const fileSystem = defineResourceType({
  type: "AWS::EFS::FileSystem",
  service: "efs",
  title: "EFS file systems",
  arn: "elasticfilesystem:file-system/*",
  cli: "efs describe-file-systems --file-system-id {id}",
  schema: z.looseObject({
    FileSystemId: z.string(),
    Encrypted: flag,
    KmsKeyId: text,
    PerformanceMode: text,
    ThroughputMode: text,
    /** Only of file systems that stand in one zone. */
    AvailabilityZoneName: text,
    FileSystemProtection: z.looseObject({ ReplicationOverwriteProtection: text }).optional(),
    /** JSON where AWS gave valid JSON, else its text; null without one, when everybody who can mount may do all. */
    Policy: readOf(z.unknown()),
    /** Whether AWS Backup keeps it; null where nobody ever decided. */
    BackupPolicy: readOf(z.looseObject({ Status: text }).nullable()),
    LifecyclePolicies: readOf(z.array(z.looseObject({ TransitionToIA: text, TransitionToArchive: text }))),
  }),
  volatileState: true,
  runtime: ["NumberOfMountTargets", "SizeInBytes"],
  drop: ["CreationToken", "LifeCycleState", "Name", "Tags"],
  relations: ({ KmsKeyId }) => relate("is encrypted by", "AWS::KMS::Key", [KmsKeyId]),
});

/**
 * A file system's address in a subnet.
 * https://docs.aws.amazon.com/efs/latest/ug/API_MountTargetDescription.html
 */
export const mountTarget = defineResourceType({
  type: "AWS::EFS::MountTarget",
  service: "efs",
  title: "EFS mount targets",
  arn: "elasticfilesystem:mount-target/*",
  cli: "efs describe-mount-targets --mount-target-id {id}",
  schema: z.looseObject({
    MountTargetId: z.string(),
    FileSystemId: text,
    SubnetId: text,
    VpcId: text,
    IpAddress: text,
    NetworkInterfaceId: text,
    AvailabilityZoneName: text,
    SecurityGroups: readOf(z.array(z.string())),
  }),
  volatileState: true,
  drop: ["LifeCycleState"],
  relations: (target) => [
    ...relate("opens", "AWS::EFS::FileSystem", [target.FileSystemId]),
    ...relate("is part of", "AWS::EC2::VPC", [target.VpcId]),
    ...relate("stands in", "AWS::EC2::Subnet", [target.SubnetId]),
    ...relate("is reached by", "AWS::EC2::NetworkInterface", [target.NetworkInterfaceId]),
    ...relate(
      "is guarded by",
      "AWS::EC2::SecurityGroup",
      target.SecurityGroups.seen ? target.SecurityGroups.value : [],
    ),
  ],
});

/**
 * A door to a part of a file system, with a user of its own.
 * https://docs.aws.amazon.com/efs/latest/ug/API_AccessPointDescription.html
 */
export const efsAccessPoint = defineResourceType({
  type: "AWS::EFS::AccessPoint",
  service: "efs",
  title: "EFS access points",
  arn: "elasticfilesystem:access-point/*",
  cli: "efs describe-access-points --access-point-id {id}",
  schema: z.looseObject({
    AccessPointId: z.string(),
    AccessPointArn: z.string(),
    FileSystemId: text,
    PosixUser: z.looseObject({ Uid: z.number().optional(), Gid: z.number().optional() }).optional(),
    RootDirectory: z.looseObject({ Path: text }).optional(),
  }),
  volatileState: true,
  drop: ["ClientToken", "LifeCycleState", "Name", "Tags"],
  relations: ({ FileSystemId }) => relate("opens", "AWS::EFS::FileSystem", [FileSystemId]),
});
