import * as ec2 from "@aws-sdk/client-ec2";
import * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import { made } from "../collect";
import { defineSeed, type SeedAccount } from "../seed";
import { type WireAnswer, xmlAnswer } from "../wire-answers";

export const seed = defineSeed({
  make: async (account) => {
    const client = new ec2.EC2Client(account.config);
    await makePublicThings(client, account);
    await makeBorders(client, account);
    const gateway = await makeTransit(client, account);
    await makeVpn(client, gateway);
  },
  // What the emulator lacks.
  answers: ({ awsAccountId, vpc, subnets: [subnet] }) => ({
    ...recorded("GetEbsDefaultKmsKeyId", "<kmsKeyId>alias/aws/ebs</kmsKeyId>"),
    ...recorded("GetInstanceMetadataDefaults", "<accountLevel><httpTokens>required</httpTokens></accountLevel>"),
    ...recorded("GetSnapshotBlockPublicAccessState", "<state>block-all-sharing</state>"),
    ...recorded(
      "GetImageBlockPublicAccessState",
      "<imageBlockPublicAccessState>block-new-sharing</imageBlockPublicAccessState>",
    ),
    ...recorded("GetSerialConsoleAccessStatus", "<serialConsoleAccessEnabled>false</serialConsoleAccessEnabled>"),
    ...recorded(
      "DescribeVpcBlockPublicAccessOptions",
      "<vpcBlockPublicAccessOptions><internetGatewayBlockMode>off</internetGatewayBlockMode></vpcBlockPublicAccessOptions>",
    ),
    ...recorded(
      "DescribeVpcBlockPublicAccessExclusions",
      `<vpcBlockPublicAccessExclusionSet><item><exclusionId>vpcbpa-exclude-1</exclusionId>
       <resourceArn>arn:aws:ec2:eu-west-1:${awsAccountId}:vpc/${vpc}</resourceArn></item></vpcBlockPublicAccessExclusionSet>`,
    ),
    ...recorded("DescribeSecurityGroupVpcAssociations", "<securityGroupVpcAssociationSet/>"),
    ...recorded(
      "DescribeReservedInstances",
      `<reservedInstancesSet><item><reservedInstancesId>r-1</reservedInstancesId><instanceCount>2</instanceCount>
       <state>active</state></item></reservedInstancesSet>`,
    ),
    ...recorded(
      "DescribeClientVpnEndpoints",
      `<clientVpnEndpoint><item><clientVpnEndpointId>cvpn-endpoint-1</clientVpnEndpointId>
       <status><code>available</code></status></item></clientVpnEndpoint>`,
    ),
    ...recorded(
      "DescribeClientVpnTargetNetworks",
      `<clientVpnTargetNetworks><item><targetNetworkId>${subnet}</targetNetworkId></item></clientVpnTargetNetworks>`,
    ),
    ...recorded(
      "DescribeClientVpnAuthorizationRules",
      "<authorizationRule><item><accessAll>true</accessAll></item></authorizationRule>",
    ),
  }),
});

function recorded(operation: string, content: string): Record<string, WireAnswer> {
  const xml = `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r-1</requestId>${content}</${operation}Response>`;
  return { [`ec2.${operation}`]: xmlAnswer(xml) };
}

async function makePublicThings(client: ec2.EC2Client, { subnets: [SubnetId] }: SeedAccount): Promise<void> {
  const { VolumeId } = await client.send(new ec2.CreateVolumeCommand({ AvailabilityZone: "eu-west-1a", Size: 1 }));
  const { SnapshotId } = await client.send(new ec2.CreateSnapshotCommand({ VolumeId }));
  await client.send(
    new ec2.ModifySnapshotAttributeCommand({
      SnapshotId,
      Attribute: "createVolumePermission",
      OperationType: "add",
      GroupNames: ["all"],
    }),
  );
  const { Instances } = await client.send(
    new ec2.RunInstancesCommand({ ImageId: "ami-12c6146b", MinCount: 1, MaxCount: 1, SubnetId }),
  );
  await client.send(new ec2.CreateImageCommand({ InstanceId: Instances?.[0]?.InstanceId, Name: "golden" }));
  await client.send(new ec2.CreateKeyPairCommand({ KeyName: "admin" }));
}

async function makeBorders(client: ec2.EC2Client, account: SeedAccount): Promise<void> {
  const {
    config,
    bucket,
    vpc: VpcId,
    subnets: [SubnetId],
  } = account;
  await client.send(new ec2.CreateSecurityGroupCommand({ VpcId, GroupName: "border", Description: "border" }));
  await client.send(new ec2.CreateDhcpOptionsCommand({ DhcpConfigurations: [{ Key: "domain-name", Values: ["x"] }] }));
  await client.send(new ec2.CreateEgressOnlyInternetGatewayCommand({ VpcId }));
  const { AllocationId } = await client.send(new ec2.AllocateAddressCommand({ Domain: "vpc" }));
  await client.send(new ec2.CreateNatGatewayCommand({ SubnetId, AllocationId }));
  await client.send(new ec2.CreateVpcEndpointCommand({ VpcId, ServiceName: "com.amazonaws.eu-west-1.s3" }));
  await client.send(
    new ec2.CreateFlowLogsCommand({
      ResourceType: "VPC",
      ResourceIds: [made(VpcId)],
      TrafficType: "ALL",
      LogDestinationType: "s3",
      LogDestination: `arn:aws:s3:::${bucket}`,
    }),
  );
  const { Vpc } = await client.send(new ec2.CreateVpcCommand({ CidrBlock: "10.1.0.0/16" }));
  await client.send(new ec2.CreateVpcPeeringConnectionCommand({ VpcId, PeerVpcId: Vpc?.VpcId }));
  const { LoadBalancers } = await new elbv2.ElasticLoadBalancingV2Client(config).send(
    new elbv2.CreateLoadBalancerCommand({ Name: "offer", Type: "network", Subnets: [SubnetId] }),
  );
  const NetworkLoadBalancerArns = (LoadBalancers ?? []).map(({ LoadBalancerArn }) => made(LoadBalancerArn));
  await client.send(new ec2.CreateVpcEndpointServiceConfigurationCommand({ NetworkLoadBalancerArns }));
}

async function makeTransit(client: ec2.EC2Client, { vpc: VpcId, subnets }: SeedAccount): Promise<string> {
  const make = async () => {
    const { TransitGateway } = await client.send(new ec2.CreateTransitGatewayCommand({}));
    return made(TransitGateway?.TransitGatewayId);
  };
  const [TransitGatewayId, PeerTransitGatewayId] = [await make(), await make()];
  const SubnetIds = [...subnets];
  await client.send(new ec2.CreateTransitGatewayVpcAttachmentCommand({ TransitGatewayId, VpcId, SubnetIds }));
  await client.send(
    new ec2.CreateTransitGatewayPeeringAttachmentCommand({
      TransitGatewayId,
      PeerTransitGatewayId,
      PeerAccountId: "123456789012",
      PeerRegion: "eu-west-1",
    }),
  );
  return TransitGatewayId;
}

async function makeVpn(client: ec2.EC2Client, TransitGatewayId: string): Promise<void> {
  await client.send(new ec2.CreateVpnGatewayCommand({ Type: "ipsec.1" }));
  const { CustomerGateway } = await client.send(
    new ec2.CreateCustomerGatewayCommand({ Type: "ipsec.1", BgpAsn: 65000, IpAddress: "198.51.100.7" }),
  );
  const { CustomerGatewayId } = made(CustomerGateway);
  await client.send(new ec2.CreateVpnConnectionCommand({ Type: "ipsec.1", CustomerGatewayId, TransitGatewayId }));
}
