import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { type Collected, collectService } from "@/lib/testing/collect";
import { denied } from "@/lib/testing/faults";
import { startWire, type WireProxy } from "@/lib/testing/proxy";
import { xmlAnswer } from "@/lib/testing/wire-answers";
import { ec2 } from "./ec2";

// Most of an account's regions hold nothing, or AWS's default VPC and nothing else. What such a region costs, call by
// call: a call more here is one more in each of them.

let server: WireProxy;
let vpcs: string;

beforeAll(async () => {
  useTestCredentials();
  // An answer of EC2 without any content is an empty list.
  server = await startWire(async ({ operation }) =>
    xmlAnswer(`<${operation}Response>${operation === "DescribeVpcs" ? vpcs : ""}</${operation}Response>`),
  );
});
beforeEach(() => server.clear());
afterAll(() => server.stop());

async function collect(region: { vpcs: string }): Promise<Collected & { sent: string[] }> {
  vpcs = region.vpcs;
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  const collected = await collectService(ec2, { awsAccountId: "220100000001", connection }, ["eu-west-1"]);
  return { ...collected, sent: server.seen.map(({ operation }) => operation).sort() };
}

const WITHOUT_VPC = [
  "DescribeAddresses",
  "DescribeClientVpnEndpoints",
  "DescribeCustomerGateways",
  "DescribeDhcpOptions",
  "DescribeFlowLogs",
  "DescribeImages",
  "DescribeInternetGateways",
  "DescribeKeyPairs",
  "DescribeLaunchTemplates",
  "DescribeManagedPrefixLists",
  "DescribeNetworkInterfaces",
  "DescribeReservedInstances",
  "DescribeSnapshots",
  "DescribeTransitGateways",
  "DescribeVolumes",
  "DescribeVpcBlockPublicAccessOptions",
  "DescribeVpcs",
  "DescribeVpnGateways",
  "GetEbsDefaultKmsKeyId",
  "GetEbsEncryptionByDefault",
  "GetImageBlockPublicAccessState",
  "GetInstanceMetadataDefaults",
  "GetSerialConsoleAccessStatus",
  "GetSnapshotBlockPublicAccessState",
];
const OF_A_VPC = [
  "DescribeEgressOnlyInternetGateways",
  "DescribeNatGateways",
  "DescribeNetworkAcls",
  "DescribeRouteTables",
  "DescribeSecurityGroups",
  "DescribeSubnets",
  "DescribeVpcBlockPublicAccessExclusions",
  "DescribeVpcEndpoints",
  "DescribeVpcPeeringConnections",
];
const OF_AN_INTERFACE = [
  "DescribeInstances",
  "DescribeTransitGatewayAttachments",
  "DescribeVpcEndpointServiceConfigurations",
];

describe("ec2 in a region", () => {
  it("without a VPC asks for nothing that lives in one, and sees that there is none of it", async () => {
    const { sent, coverage } = await collect({ vpcs: "" });
    expect(sent).toEqual(WITHOUT_VPC);
    expect(coverage.filter(({ status }) => status !== "ok")).toEqual([]);
  });

  it("with a VPC asks for each thing once", async () => {
    const { sent } = await collect({ vpcs: "<vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet>" });
    expect(sent).toEqual([...WITHOUT_VPC, ...OF_A_VPC, "DescribeVpcAttribute", "DescribeVpcAttribute"].sort());
  });

  it("whose first page of interfaces is empty and not the last asks for what has some", async () => {
    const page = xmlAnswer(
      "<DescribeNetworkInterfacesResponse><nextToken>two</nextToken></DescribeNetworkInterfacesResponse>",
    );
    server.fault({ operation: "DescribeNetworkInterfaces", times: 1, fault: { kind: "answer", make: () => page } });
    const { sent } = await collect({ vpcs: "" });
    expect(sent).toEqual([...WITHOUT_VPC, ...OF_AN_INTERFACE, "DescribeNetworkInterfaces"].sort());
  });

  it("whose networks it may not see asks all the same: what could not be listed may be there", async () => {
    server.fault({ operation: "DescribeVpcs", fault: denied });
    server.fault({ operation: "DescribeNetworkInterfaces", fault: denied });
    server.fault({ operation: "DescribeTransitGateways", fault: denied });
    server.fault({ operation: "DescribeCustomerGateways", fault: denied });
    const { sent, coverage } = await collect({ vpcs: "" });
    expect(sent).toEqual(
      [
        ...WITHOUT_VPC,
        ...OF_A_VPC,
        ...OF_AN_INTERFACE,
        "DescribeTransitGatewayRouteTables",
        "DescribeVpnConnections",
      ].sort(),
    );
    expect(coverage.filter(({ status }) => status !== "ok").map(({ type }) => type)).toEqual([
      "AWS::EC2::NetworkInterface",
      "AWS::EC2::VPC",
      "AWS::EC2::TransitGateway",
      "AWS::EC2::CustomerGateway",
    ]);
  });
});
