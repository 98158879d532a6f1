import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const number = z.number().optional();
const health = z.looseObject({ Status: text }).optional();
const groups = z.array(z.looseObject({ GroupId: text, GroupName: text })).optional();

/**
 * Instances. User data is never read: people keep passwords in it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html
 */
export const instance = defineResourceType({
  type: "AWS::EC2::Instance",
  service: "ec2",
  title: "EC2 instances",
  arn: "ec2:instance/*",
  cli: "ec2 describe-instances --instance-ids {id}",
  schema: z.looseObject({
    InstanceId: z.string(),
    InstanceType: text,
    ImageId: text,
    KeyName: text,
    VpcId: text,
    SubnetId: text,
    PrivateIpAddress: text,
    PublicIpAddress: text,
    Placement: z.looseObject({ AvailabilityZone: text, Tenancy: text }).optional(),
    SecurityGroups: groups,
    IamInstanceProfile: z.looseObject({ Arn: text }).optional(),
    MetadataOptions: z
      .looseObject({ HttpTokens: text, HttpEndpoint: text, HttpPutResponseHopLimit: number })
      .optional(),
    BlockDeviceMappings: z
      .array(z.looseObject({ DeviceName: text, Ebs: z.looseObject({ VolumeId: text }).optional() }))
      .optional(),
    NetworkInterfaces: z.array(z.looseObject({ NetworkInterfaceId: text })).optional(),
    /** Health checks and what AWS has planned (reboots, retirement); null for an instance that was just started. */
    Status: readOf(
      z
        .looseObject({
          Events: z.array(z.looseObject({ Code: text, Description: text, NotBefore: text, NotAfter: text })).optional(),
          InstanceStatus: health,
          SystemStatus: health,
        })
        .nullable(),
    ).optional(),
  }),
  runtime: ["LaunchTime", "StateReason", "StateTransitionReason", "Status", "UsageOperationUpdateTime"],
  // Interfaces are resources of their own; what is left here are their ids and places.
  drop: [
    "BlockDeviceMappings[].Ebs.Status",
    "MetadataOptions.State",
    "NetworkInterfaces[].Association",
    "NetworkInterfaces[].Attachment.Status",
    "NetworkInterfaces[].Ipv4Prefixes",
    "NetworkInterfaces[].Ipv6Addresses",
    "NetworkInterfaces[].Ipv6Prefixes",
    "NetworkInterfaces[].PrivateIpAddresses",
    "NetworkInterfaces[].Status",
    "State",
    "Tags",
  ],
  relations: (instance) => [
    ...relate("is part of", "AWS::EC2::VPC", [instance.VpcId]),
    ...relate("stands in", "AWS::EC2::Subnet", [instance.SubnetId]),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", instance.SecurityGroups?.map((it) => it.GroupId) ?? []),
    ...relate("acts through", "AWS::IAM::InstanceProfile", [instance.IamInstanceProfile?.Arn]),
    ...relate("stores on", "AWS::EC2::Volume", instance.BlockDeviceMappings?.map((it) => it.Ebs?.VolumeId) ?? []),
    ...relate("was launched from", "AWS::EC2::Image", [instance.ImageId]),
    ...relate("is opened by", "AWS::EC2::KeyPair", [instance.KeyName]),
  ],
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_KeyPairInfo.html */
export const keyPair = defineResourceType({
  type: "AWS::EC2::KeyPair",
  service: "ec2",
  title: "Key pairs",
  arn: "ec2:key-pair/**",
  // Instances name a key pair by its name, so that is its id here.
  cli: "ec2 describe-key-pairs --key-names {id}",
  schema: z.looseObject({
    KeyName: z.string(),
    KeyPairId: text,
    KeyType: text,
    KeyFingerprint: text,
    CreateTime: text,
  }),
  drop: ["Tags"],
});

const version = z.looseObject({
  VersionNumber: number,
  DefaultVersion: z.boolean().optional(),
  LaunchTemplateData: z
    .looseObject({
      ImageId: text,
      InstanceType: text,
      KeyName: text,
      SecurityGroupIds: z.array(z.string()).optional(),
      MetadataOptions: z.looseObject({ HttpTokens: text, HttpEndpoint: text }).optional(),
      /** Whether the version brings user data; its text is dropped as it arrives. */
      HasUserData: z.boolean(),
    })
    .optional(),
});

/**
 * Launch templates with their default and latest version, which may be one and the same.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateVersion.html
 */
export const launchTemplate = defineResourceType({
  type: "AWS::EC2::LaunchTemplate",
  service: "ec2",
  title: "Launch templates",
  arn: "ec2:launch-template/*",
  cli: "ec2 describe-launch-templates --launch-template-ids {id}",
  schema: z.looseObject({
    LaunchTemplateId: z.string(),
    LaunchTemplateName: text,
    DefaultVersionNumber: number,
    LatestVersionNumber: number,
    Versions: readOf(z.array(version)),
  }),
  drop: ["Tags"],
  relations: ({ Versions }) => {
    const versions = Versions.seen ? Versions.value.flatMap((it) => it.LaunchTemplateData ?? []) : [];
    return [
      ...relate(
        "launches from",
        "AWS::EC2::Image",
        versions.map((it) => it.ImageId),
      ),
      ...relate(
        "is opened by",
        "AWS::EC2::KeyPair",
        versions.map((it) => it.KeyName),
      ),
      ...relate(
        "is guarded by",
        "AWS::EC2::SecurityGroup",
        versions.flatMap((it) => it.SecurityGroupIds ?? []),
      ),
    ];
  },
});

/**
 * Capacity paid for in advance, in parts of an hour that do not name any instance.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReservedInstances.html
 */
export const reservedInstances = defineResourceType({
  type: "AWS::EC2::ReservedInstances",
  service: "ec2",
  title: "Reserved instances",
  arn: "ec2:reserved-instances/*",
  cli: "ec2 describe-reserved-instances --reserved-instances-ids {id}",
  schema: z.looseObject({
    ReservedInstancesId: z.string(),
    InstanceType: text,
    InstanceCount: number,
    Scope: text,
    OfferingClass: text,
    OfferingType: text,
    Start: text,
    End: text,
  }),
  drop: ["State", "Tags"],
});

/**
 * What the account set for all of EC2 in one region; there is one in each. AWS has no type for it, the name is ours.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetEbsEncryptionByDefault.html and its neighbours.
 */
export const regionSettings = defineResourceType({
  type: "AWS::EC2::RegionSettings",
  service: "ec2",
  title: "EC2 region settings",
  arn: "ec2:region-settings/*",
  cli: "ec2 get-ebs-encryption-by-default",
  schema: z.looseObject({
    EbsEncryptionByDefault: readOf(z.boolean()),
    /** Key of new encrypted volumes that name none: an ARN, or `alias/aws/ebs`. */
    EbsDefaultKmsKeyId: readOf(z.string().nullable()),
    /** Empty where the account leaves AWS's defaults. */
    InstanceMetadataDefaults: readOf(z.looseObject({ HttpTokens: text, HttpEndpoint: text })),
    SnapshotBlockPublicAccess: readOf(z.string().nullable()),
    ImageBlockPublicAccess: readOf(z.string().nullable()),
    SerialConsoleAccess: readOf(z.boolean()),
    VpcBlockPublicAccess: readOf(z.looseObject({ InternetGatewayBlockMode: text, ExclusionsAllowed: text }).nullable()),
    VpcBlockPublicAccessExclusions: readOf(z.array(z.looseObject({ ExclusionId: text, ResourceArn: text }))),
  }),
});
