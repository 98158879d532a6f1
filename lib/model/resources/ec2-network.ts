import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html and API_DescribeVpcAttribute */
export const vpc = defineResourceType({
  type: "AWS::EC2::VPC",
  service: "ec2",
  title: "VPCs",
  arn: "ec2:vpc/*",
  cli: "ec2 describe-vpcs --vpc-ids {id}",
  schema: z.looseObject({
    VpcId: z.string(),
    CidrBlock: text,
    CidrBlockAssociationSet: z.array(z.looseObject({ CidrBlock: text })).optional(),
    Ipv6CidrBlockAssociationSet: z.array(z.looseObject({ Ipv6CidrBlock: text })).optional(),
    DhcpOptionsId: text,
    IsDefault: flag,
    OwnerId: text,
    EnableDnsSupport: readOf(z.boolean()),
    EnableDnsHostnames: readOf(z.boolean()),
  }),
  drop: ["State", "Tags"],
  relations: (vpc) => relate("uses DHCP options", "AWS::EC2::DHCPOptions", [vpc.DhcpOptionsId]),
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DhcpOptions.html */
export const dhcpOptions = defineResourceType({
  type: "AWS::EC2::DHCPOptions",
  service: "ec2",
  title: "DHCP option sets",
  arn: "ec2:dhcp-options/*",
  cli: "ec2 describe-dhcp-options --dhcp-options-ids {id}",
  schema: z.looseObject({ DhcpOptionsId: z.string(), OwnerId: text }),
  drop: ["Tags"],
  // Name servers are tried in the order given.
  ordered: ["DhcpConfigurations[].Values"],
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Subnet.html */
export const subnet = defineResourceType({
  type: "AWS::EC2::Subnet",
  service: "ec2",
  title: "Subnets",
  arn: "ec2:subnet/*",
  cli: "ec2 describe-subnets --subnet-ids {id}",
  schema: z.looseObject({
    SubnetId: z.string(),
    VpcId: text,
    CidrBlock: text,
    Ipv6CidrBlockAssociationSet: z.array(z.looseObject({ Ipv6CidrBlock: text })).optional(),
    AvailabilityZone: text,
    /** Names of zones differ between accounts, their ids do not. */
    AvailabilityZoneId: text,
    MapPublicIpOnLaunch: flag,
    AssignIpv6AddressOnCreation: flag,
    /** Another account's where the subnet is shared with us. */
    OwnerId: text,
  }),
  runtime: ["AvailableIpAddressCount"],
  drop: ["State", "Tags"],
  relations: (subnet) => relate("is part of", "AWS::EC2::VPC", [subnet.VpcId]),
});

/** What a flow log can record, by the start of its id. */
const FLOW_LOG_SOURCES = [
  ["vpc-", "AWS::EC2::VPC"],
  ["subnet-", "AWS::EC2::Subnet"],
  ["eni-", "AWS::EC2::NetworkInterface"],
  ["tgw-attach-", "AWS::EC2::TransitGatewayAttachment"],
  ["tgw-", "AWS::EC2::TransitGateway"],
] as const;

function recorded(id: string | undefined): Relation[] {
  const [, type] = FLOW_LOG_SOURCES.find(([start]) => id?.startsWith(start)) ?? [];
  return type === undefined ? [] : relate("records", type, [id]);
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_FlowLog.html */
export const flowLog = defineResourceType({
  type: "AWS::EC2::FlowLog",
  service: "ec2",
  title: "Flow logs",
  arn: "ec2:vpc-flow-log/*",
  cli: "ec2 describe-flow-logs --flow-log-ids {id}",
  schema: z.looseObject({
    FlowLogId: z.string(),
    ResourceId: text,
    TrafficType: text,
    LogDestinationType: text,
    /** ARN, for a bucket with the prefix behind it. */
    LogDestination: text,
    LogGroupName: text,
    DeliverLogsPermissionArn: text,
  }),
  runtime: ["DeliverLogsStatus", "DeliverLogsErrorMessage"],
  drop: ["FlowLogStatus", "Tags"],
  ordered: ["TagFieldSpecifications"],
  relations: (log) => [
    ...recorded(log.ResourceId),
    ...relate("writes to", "AWS::Logs::LogGroup", [log.LogGroupName]),
    ...relate("writes to", "AWS::S3::Bucket", [
      log.LogDestinationType === "s3" ? log.LogDestination?.split("/")[0] : undefined,
    ]),
    ...relate("acts as", "AWS::IAM::Role", [log.DeliverLogsPermissionArn]),
  ],
});
