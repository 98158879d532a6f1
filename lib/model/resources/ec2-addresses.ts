import { z } from "zod";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();

const association = z.looseObject({ PublicIp: text, AllocationId: text }).optional();
const address = z.looseObject({ PrivateIpAddress: text, Primary: flag, Association: association });
const addressed = {
  /** The public address and, where it is an Elastic IP, its allocation. */
  Association: association,
  PrivateIpAddresses: z.array(address).optional(),
  Ipv6Addresses: z.array(z.looseObject({ Ipv6Address: text })).optional(),
};

/**
 * Network interfaces. Those that AWS makes and removes by itself (of functions, tasks, balancers that scale) fold
 * into one resource for each owner and place: `FoldedFor` names the owner, and which interfaces stand there at the
 * moment is in the runtime part, as `Members`.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html
 */
export const networkInterface = defineResourceType({
  type: "AWS::EC2::NetworkInterface",
  service: "ec2",
  title: "Network interfaces",
  // Folded ones are named by their owner and place.
  arn: "ec2:network-interface/**",
  cli: "ec2 describe-network-interfaces --network-interface-ids {id}",
  schema: z.looseObject({
    /** Absent where interfaces are folded. */
    NetworkInterfaceId: text,
    FoldedFor: text,
    Members: z.array(z.looseObject({ NetworkInterfaceId: text, ...addressed })).optional(),
    SubnetId: text,
    VpcId: text,
    AvailabilityZone: text,
    Groups: z.array(z.looseObject({ GroupId: text })).optional(),
    InterfaceType: text,
    Description: text,
    RequesterId: text,
    RequesterManaged: flag,
    SourceDestCheck: flag,
    PrivateIpAddress: text,
    ...addressed,
    Attachment: z.looseObject({ AttachmentId: text, InstanceId: text, DeviceIndex: z.number().optional() }).optional(),
  }),
  runtime: ["Members"],
  drop: ["Attachment.Status", "Status", "TagSet"],
  relations: (networkInterface) => [
    ...relate("is part of", "AWS::EC2::VPC", [networkInterface.VpcId]),
    ...relate("stands in", "AWS::EC2::Subnet", [networkInterface.SubnetId]),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", networkInterface.Groups?.map((group) => group.GroupId) ?? []),
    ...relate("is attached to", "AWS::EC2::Instance", [networkInterface.Attachment?.InstanceId]),
    ...relate("is reached by", "AWS::EC2::EIP", [
      networkInterface.Association?.AllocationId,
      ...(networkInterface.PrivateIpAddresses?.flatMap((it) =>
        it.Primary === true ? [] : [it.Association?.AllocationId],
      ) ?? []),
    ]),
  ],
});

/**
 * Elastic IP addresses. What one is associated with is runtime here: failover scripts move it about, and the
 * interface that holds it tells it in its own history.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Address.html
 */
export const elasticIp = defineResourceType({
  type: "AWS::EC2::EIP",
  service: "ec2",
  title: "Elastic IP addresses",
  arn: "ec2:elastic-ip/*",
  cli: "ec2 describe-addresses --allocation-ids {id}",
  schema: z.looseObject({ AllocationId: text, PublicIp: text, Domain: text, NetworkBorderGroup: text }),
  runtime: [
    "AssociationId",
    "InstanceId",
    "NetworkInterfaceId",
    "NetworkInterfaceOwnerId",
    "PrivateIpAddress",
    "SubnetId",
  ],
  drop: ["Tags"],
});
