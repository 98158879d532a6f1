import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const endpoint = z.looseObject({ Address: text, Port: z.number().optional() }).optional();
/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/** https://docs.aws.amazon.com/memorydb/latest/APIReference/API_Cluster.html */
export const memorydbCluster = defineResourceType({
  type: "AWS::MemoryDB::Cluster",
  service: "memorydb",
  title: "MemoryDB clusters",
  arn: "memorydb:cluster/*",
  cli: "memorydb describe-clusters --cluster-name {id}",
  schema: z.looseObject({
    Name: z.string(),
    ARN: z.string(),
    /** `open-access` lets in everybody who reaches the cluster. */
    ACLName: text,
    ClusterEndpoint: endpoint,
    Engine: text,
    EngineVersion: text,
    KmsKeyId: text,
    MultiRegionClusterName: text,
    NumberOfShards: z.number().optional(),
    ParameterGroupName: text,
    SecurityGroups: z.array(z.looseObject({ SecurityGroupId: text })).optional(),
    Shards: z
      .array(
        z.looseObject({
          Name: text,
          Nodes: z.array(z.looseObject({ Name: text, AvailabilityZone: text, Endpoint: endpoint })).optional(),
        }),
      )
      .optional(),
    SnapshotRetentionLimit: z.number().optional(),
    SnsTopicArn: text,
    SubnetGroupName: text,
    TLSEnabled: flag,
    AutoMinorVersionUpgrade: flag,
    Tags,
  }),
  volatileState: true,
  runtime: [
    "ParameterGroupStatus",
    "PendingUpdates",
    "SecurityGroups[].Status",
    "Shards[].Nodes[].Status",
    "Shards[].Status",
    "SnsTopicStatus",
  ],
  drop: ["Status"],
  relations: (cluster) => [
    ...relate("stands in", "AWS::MemoryDB::SubnetGroup", [cluster.SubnetGroupName]),
    ...relate(
      "is guarded by",
      "AWS::EC2::SecurityGroup",
      cluster.SecurityGroups?.map((group) => group.SecurityGroupId) ?? [],
    ),
    ...relate("is encrypted by", "AWS::KMS::Key", [cluster.KmsKeyId]),
    ...relate("lets in", "AWS::MemoryDB::ACL", [cluster.ACLName]),
    ...relate("notifies", "AWS::SNS::Topic", [cluster.SnsTopicArn]),
  ],
});

/** https://docs.aws.amazon.com/memorydb/latest/APIReference/API_SubnetGroup.html */
export const memorydbSubnetGroup = defineResourceType({
  type: "AWS::MemoryDB::SubnetGroup",
  service: "memorydb",
  title: "MemoryDB subnet groups",
  arn: "memorydb:subnetgroup/*",
  cli: "memorydb describe-subnet-groups --subnet-group-name {id}",
  schema: z.looseObject({
    Name: z.string(),
    ARN: z.string(),
    VpcId: text,
    Subnets: z.array(z.looseObject({ Identifier: text })).optional(),
    Tags,
  }),
  relations: (group) => [
    ...relate("is part of", "AWS::EC2::VPC", [group.VpcId]),
    ...relate("spans", "AWS::EC2::Subnet", group.Subnets?.map((subnet) => subnet.Identifier) ?? []),
  ],
});
