import {
  DescribeVpcAttributeCommand,
  type EC2Client,
  paginateDescribeDhcpOptions,
  paginateDescribeFlowLogs,
  paginateDescribeSubnets,
  type VpcAttributeName,
} from "@aws-sdk/client-ec2";
import type { Read } from "@/lib/model/read";
import { dhcpOptions, flowLog, subnet, vpc } from "@/lib/model/resources/ec2-network";
import type { CollectContext } from "./define";
import { type Ec2Part, ec2Listing, ec2WholeListing } from "./ec2-listing";
import { allVpcs, someVpc } from "./ec2-parents";
import { told } from "./shared/told";

/** VPCs, their subnets, DHCP options and flow logs. */
export const network: Ec2Part = {
  permissions: {
    DescribeDhcpOptions: "ec2:DescribeDhcpOptions",
    DescribeFlowLogs: "ec2:DescribeFlowLogs",
    DescribeSubnets: "ec2:DescribeSubnets",
    DescribeVpcAttribute: "ec2:DescribeVpcAttribute",
    DescribeVpcs: "ec2:DescribeVpcs",
  },
  listings: [
    ec2WholeListing({
      type: vpc,
      list: allVpcs,
      kind: "vpc",
      id: (item) => item.VpcId,
      state: (item) => item.State,
      reads: dnsAttributes,
    }),
    ec2Listing({
      type: subnet,
      when: someVpc,
      paginator: paginateDescribeSubnets,
      input: { MaxResults: 1000 },
      items: (page) => page.Subnets,
      kind: "subnet",
      id: (item) => item.SubnetId,
      arn: (item) => item.SubnetArn,
      state: (item) => item.State,
    }),
    ec2Listing({
      type: dhcpOptions,
      paginator: paginateDescribeDhcpOptions,
      input: { MaxResults: 1000 },
      items: (page) => page.DhcpOptions,
      kind: "dhcp-options",
      id: (item) => item.DhcpOptionsId,
    }),
    ec2Listing({
      type: flowLog,
      paginator: paginateDescribeFlowLogs,
      input: { MaxResults: 1000 },
      items: (page) => page.FlowLogs,
      kind: "vpc-flow-log",
      id: (item) => item.FlowLogId,
      state: (item) => item.FlowLogStatus,
    }),
  ],
};

/** The two DNS switches of a VPC. DescribeVpcs does not tell them, and each takes a call. */
async function dnsAttributes(item: { VpcId?: string | undefined }, context: CollectContext, client: EC2Client) {
  const [EnableDnsSupport, EnableDnsHostnames] = await Promise.all([
    attribute("enableDnsSupport"),
    attribute("enableDnsHostnames"),
  ]);
  return { EnableDnsSupport, EnableDnsHostnames };

  function attribute(name: VpcAttributeName): Promise<Read<boolean>> {
    return context.read(async () => {
      const answer = await client.send(new DescribeVpcAttributeCommand({ VpcId: item.VpcId, Attribute: name }));
      const { Value } = (name === "enableDnsSupport" ? answer.EnableDnsSupport : answer.EnableDnsHostnames) ?? {};
      return told(Value, { service: "ec2", region: context.region, operation: "DescribeVpcAttribute" });
    });
  }
}
