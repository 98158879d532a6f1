import { fact, manual, notApplicable, resourceCheck } from "@/lib/checks/engine/define";
import { NotSeen, together } from "@/lib/checks/engine/not-seen";
import { interfacesOfVpc } from "@/lib/checks/shared/attachments";
import { inWords, shortList } from "@/lib/checks/shared/short-list";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { subnet, vpc } from "@/lib/model/resources/ec2-network";
import { routeTable, vpcEndpoint } from "@/lib/model/resources/ec2-routing";
import { endpointWords, GATEWAY_SERVICES, lackingZones, serviceOf, withoutGateway } from "./endpoint-coverage";

/** Which services a VPC needs is known to those who run it; what is there and what is not can be listed. */
export const vpcEndpointsForAwsServices = resourceCheck({
  id: "vpc-endpoints-for-aws-services",
  service: "ec2",
  title: "AWS services are reached through VPC endpoints",
  severity: "low",
  version: 1,
  types: [vpc],
  reads: [networkInterface, subnet, routeTable, vpcEndpoint],
  evaluate: ({ id, region }, facts) => {
    const { whole, interfaces } = interfacesOfVpc(id, facts, region);
    if (interfaces.length === 0) {
      if (!whole) throw new NotSeen(facts.missing(networkInterface, region));
      return notApplicable("Nothing in the VPC has a network interface.");
    }
    const [subnets, tables, endpoints] = together(
      () => facts.all(subnet, region).filter(({ configuration }) => configuration.VpcId === id),
      () => facts.all(routeTable, region),
      () => facts.all(vpcEndpoint, region).filter(({ configuration }) => configuration.VpcId === id),
    );
    const used = new Set(interfaces.map(({ configuration }) => configuration.SubnetId));
    const usedSubnets = subnets.filter((one) => used.has(one.id));
    const zones = [...new Set(usedSubnets.flatMap(({ configuration }) => configuration.AvailabilityZone ?? []))].sort();
    const evidence = [
      fact("Endpoints", shortList(endpoints.map(endpointWords))),
      ...GATEWAY_SERVICES.map((service) =>
        fact(
          `Used subnets without a route to a gateway endpoint of ${service}`,
          shortList(withoutGateway(service, { vpc: id, subnets: usedSubnets, tables, endpoints })),
        ),
      ),
      fact("Used zones", zones),
      fact("Interface endpoints and the used zones that they lack", shortList(lackingZones(endpoints, subnets, zones))),
    ];
    const services = [...new Set(endpoints.map(({ configuration }) => serviceOf(configuration.ServiceName)))].sort();
    const has = services.length === 0 ? "no endpoints" : `endpoints of ${inWords(services)}`;
    return manual(`The VPC has ${has}; which services it needs is for you to say.`, evidence);
  },
  risk:
    "Calls to AWS that leave by a NAT gateway cross public addresses, cost by the gigabyte, and can go to any account's " +
    "buckets. Through an endpoint they stay in AWS's network, and the endpoint's policy says which resources may be reached.",
  fix: {
    console: [
      "List which AWS services the machines of the VPC call",
      "VPC, Endpoints, Create endpoint: a gateway for S3 and DynamoDB (free), an interface for the others",
      "Choose the route tables, or one subnet in each used zone, and a policy that names your resources",
    ],
    cli: [
      "aws ec2 create-vpc-endpoint --vpc-id {id} --service-name com.amazonaws.{region}.s3 --route-table-ids {routeTable}",
      "aws ec2 create-vpc-endpoint --vpc-id {id} --service-name com.amazonaws.{region}.dynamodb --route-table-ids {routeTable}",
    ],
    terraform:
      'resource "aws_vpc_endpoint" "s3" {\n  vpc_id          = aws_vpc.this.id\n' +
      '  service_name    = "com.amazonaws.eu-west-1.s3"\n  route_table_ids = [aws_route_table.this.id]\n}',
    link: "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
  },
  apis: [
    "ec2:DescribeVpcs",
    "ec2:DescribeVpcEndpoints",
    "ec2:DescribeSubnets",
    "ec2:DescribeRouteTables",
    "ec2:DescribeNetworkInterfaces",
  ],
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/what-is-privatelink.html",
});
