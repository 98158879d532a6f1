import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const number = z.number().optional();

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Volume.html */
export const volume = defineResourceType({
  type: "AWS::EC2::Volume",
  service: "ec2",
  title: "EBS volumes",
  arn: "ec2:volume/*",
  cli: "ec2 describe-volumes --volume-ids {id}",
  schema: z.looseObject({
    VolumeId: z.string(),
    VolumeType: text,
    Size: number,
    Iops: number,
    Encrypted: flag,
    KmsKeyId: text,
    SnapshotId: text,
    AvailabilityZone: text,
    Attachments: z.array(z.looseObject({ InstanceId: text, Device: text, DeleteOnTermination: flag })).optional(),
  }),
  drop: ["Attachments[].State", "State", "Tags"],
  relations: (volume) => [
    ...relate("is attached to", "AWS::EC2::Instance", volume.Attachments?.map((it) => it.InstanceId) ?? []),
    ...relate("is encrypted by", "AWS::KMS::Key", [volume.KmsKeyId]),
    ...relate("was made from", "AWS::EC2::Snapshot", [volume.SnapshotId]),
  ],
});

/**
 * The account's own EBS snapshots. `Public` says whether everybody may restore it; the accounts that it is shared
 * with take a call for each snapshot and are not read.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Snapshot.html
 */
export const snapshot = defineResourceType({
  type: "AWS::EC2::Snapshot",
  service: "ec2",
  title: "EBS snapshots",
  arn: "ec2:snapshot/*",
  cli: "ec2 describe-snapshots --snapshot-ids {id}",
  schema: z.looseObject({
    SnapshotId: z.string(),
    VolumeId: text,
    VolumeSize: number,
    Encrypted: flag,
    KmsKeyId: text,
    StartTime: text,
    Description: text,
    Public: readOf(z.boolean()),
  }),
  drop: ["Progress", "State", "Tags"],
  relations: (snapshot) => [
    ...relate("was made from", "AWS::EC2::Volume", [snapshot.VolumeId]),
    ...relate("is encrypted by", "AWS::KMS::Key", [snapshot.KmsKeyId]),
  ],
});

/**
 * The account's own machine images.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html
 */
export const image = defineResourceType({
  type: "AWS::EC2::Image",
  service: "ec2",
  title: "Machine images",
  arn: "ec2:image/*",
  cli: "ec2 describe-images --image-ids {id}",
  schema: z.looseObject({
    ImageId: z.string(),
    Name: text,
    Public: flag,
    CreationDate: text,
    DeprecationTime: text,
    Platform: text,
    BlockDeviceMappings: z
      .array(z.looseObject({ Ebs: z.looseObject({ SnapshotId: text, Encrypted: flag }).optional() }))
      .optional(),
  }),
  runtime: ["LastLaunchedTime"],
  drop: ["State", "Tags"],
  relations: (image) =>
    relate("is stored in", "AWS::EC2::Snapshot", image.BlockDeviceMappings?.map((it) => it.Ebs?.SnapshotId) ?? []),
});
