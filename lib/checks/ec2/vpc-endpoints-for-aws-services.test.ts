import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { seen } from "@/lib/model/read";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { subnet, vpc } from "@/lib/model/resources/ec2-network";
import { routeTable, vpcEndpoint } from "@/lib/model/resources/ec2-routing";
import { factTable, judge, resource } from "@/lib/testing/facts";
import { attached } from "@/lib/testing/facts-network";
import { serviceOf } from "./endpoint-coverage";
import { vpcEndpointsForAwsServices } from "./vpc-endpoints-for-aws-services";

const network = (id = "vpc-1") =>
  resource(vpc, { VpcId: id, EnableDnsSupport: seen(true), EnableDnsHostnames: seen(true) }, { id });
const place = (id: string, zone: string) =>
  resource(subnet, { SubnetId: id, VpcId: "vpc-1", AvailabilityZone: zone }, { id });
const table = (id: string, associations: JsonObject[], routes: JsonObject[], VpcId = "vpc-1") =>
  resource(routeTable, { RouteTableId: id, VpcId, Associations: associations, Routes: routes }, { id });
const endpoint = (id: string, service: string, more: JsonObject) =>
  resource(
    vpcEndpoint,
    {
      VpcEndpointId: id,
      VpcId: "vpc-1",
      PolicyDocument: null,
      ServiceName: `com.amazonaws.eu-west-1.${service}`,
      ...more,
    },
    { id, state: "available" },
  );

const inside = (id: string, SubnetId: string) => ({ ...attached({ SubnetId }), id, arn: id });
const world = [
  network(),
  place("subnet-a", "eu-west-1a"),
  place("subnet-b", "eu-west-1b"),
  place("subnet-c", "eu-west-1c"),
  inside("eni-a", "subnet-a"),
  inside("eni-b", "subnet-b"),
  table("rtb-main", [{ Main: true }], [{ DestinationPrefixListId: "pl-s3", GatewayId: "vpce-s3" }]),
  table("rtb-b", [{ SubnetId: "subnet-b" }], []),
  // The main table of another VPC says nothing of this one.
  table("rtb-other", [{ Main: true }], [{ DestinationPrefixListId: "pl-ddb", GatewayId: "vpce-ddb" }], "vpc-2"),
  endpoint("vpce-s3", "s3", { VpcEndpointType: "Gateway" }),
  endpoint("vpce-sqs", "sqs", { VpcEndpointType: "Interface", SubnetIds: ["subnet-a"] }),
];

describe("AWS services are reached through endpoints", () => {
  factTable(vpcEndpointsForAwsServices, [
    { name: "with endpoints", status: "manual", resources: world, says: "endpoints of s3 and sqs" },
    {
      name: "without endpoints",
      status: "manual",
      resources: [network(), attached()],
      says: "no endpoints",
      severity: "low",
    },
    { name: "nothing uses it", status: "not_applicable", resources: [network()], says: "Nothing in the VPC" },
    { name: "interfaces were not seen", status: "not_seen", resources: [network()], hidden: [[networkInterface]] },
    {
      name: "everything else was not seen",
      status: "not_seen",
      resources: [network(), attached()],
      hidden: [subnet, routeTable, vpcEndpoint].map((type) => [type, "denied", "eu-west-1"]),
      says: "Subnets in eu-west-1, Route tables in eu-west-1, VPC endpoints in eu-west-1",
    },
    { name: "no VPC", status: "not_applicable" },
    { name: "VPCs were not listed", status: "not_seen", hidden: [[vpc, "denied", "eu-west-1"]] },
  ]);

  it("lists what is there, which used subnets lack a gateway, and which used zones an endpoint lacks", () => {
    expect(judge(vpcEndpointsForAwsServices, { resources: world })[0]?.verdict.facts).toEqual([
      { field: "Endpoints", value: ["s3 (Gateway, available)", "sqs (Interface, available)"] },
      { field: "Used subnets without a route to a gateway endpoint of s3", value: ["subnet-b"] },
      { field: "Used subnets without a route to a gateway endpoint of dynamodb", value: ["subnet-a", "subnet-b"] },
      { field: "Used zones", value: ["eu-west-1a", "eu-west-1b"] },
      { field: "Interface endpoints and the used zones that they lack", value: ["vpce-sqs (sqs): eu-west-1b"] },
    ]);
  });

  it("believes an endpoint that names its route tables", () => {
    const resources = [
      ...world.filter(({ id }) => id !== "vpce-s3"),
      endpoint("vpce-s3", "s3", { RouteTableIds: ["rtb-main", "rtb-b"] }),
    ];
    expect(judge(vpcEndpointsForAwsServices, { resources })[0]?.verdict.facts[1]?.value).toEqual([]);
  });

  it.each([
    ["com.amazonaws.eu-west-1.s3", "s3"],
    ["com.amazonaws.eu-west-1.ecr.api", "ecr.api"],
    ["cn.com.amazonaws.cn-north-1.ec2", "ec2"],
    ["com.amazonaws.vpce.eu-west-1.vpce-svc-1", "com.amazonaws.vpce.eu-west-1.vpce-svc-1"],
    [undefined, "unknown service"],
  ])("names %s as %s", (name, service) => {
    expect(serviceOf(name)).toBe(service);
  });
});
