import { describe, expect, it } from "vitest";
import { resourceCheck } from "@/lib/checks/engine/define";
import type { HeldFact } from "@/lib/checks/engine/facts";
import { seen, unseen } from "@/lib/model/read";
import { instance, regionSettings } from "@/lib/model/resources/ec2";
import { securityGroup } from "@/lib/model/resources/ec2-firewall";
import { subnet } from "@/lib/model/resources/ec2-network";
import { routeTable } from "@/lib/model/resources/ec2-routing";
import { factsFor, resource, type World } from "@/lib/testing/facts";
import { aGroup, aSubnet, aTable, routeTo } from "@/lib/testing/network";
import { type Place, reachability } from "./reachability";

const reader = resourceCheck({
  ...{ id: "reader", service: "ec2", title: "", severity: "low", version: 1, risk: "", apis: [], source: "" },
  fix: { console: [], cli: [], terraform: "", link: "" },
  types: [instance],
  reads: [routeTable, subnet, securityGroup, regionSettings],
  evaluate: () => null,
});

const PLACE: Place = { vpc: "vpc-1", subnets: ["subnet-1"], securityGroups: ["sg-1"], region: "eu-west-1" };
const ask = (world: World, place: Partial<Place> = {}) => reachability(factsFor(reader, world), { ...PLACE, ...place });

const group = aGroup("sg-1", 5432, 5432);
const out = aTable("rtb-1", [routeTo("local", "10.0.0.0/16"), routeTo("igw-1")], ["subnet-1"]);
const inside = aTable("rtb-1", [routeTo("local", "10.0.0.0/16")], ["subnet-1"]);
const blocking = (exempt: string[] | null) =>
  resource(regionSettings, {
    EbsEncryptionByDefault: seen(true),
    EbsDefaultKmsKeyId: seen(null),
    InstanceMetadataDefaults: seen({}),
    SnapshotBlockPublicAccess: seen(null),
    ImageBlockPublicAccess: seen(null),
    SerialConsoleAccess: seen(false),
    VpcBlockPublicAccess: seen({ InternetGatewayBlockMode: "block-ingress" }),
    VpcBlockPublicAccessExclusions:
      exempt === null ? unseen("denied", "x") : seen(exempt.map((ResourceArn) => ({ ResourceArn }))),
  });

describe("reachable from the internet", () => {
  it.each<[string, HeldFact[], Partial<Place>?]>([
    ["by the table of its subnet", [group, out]],
    ["by the main table of its VPC", [group, aTable("rtb-m", [routeTo("igw-1")])]],
    [
      "by IPv6",
      [aGroup("sg-1", 0, 65_535, { CidrIpv6: "::/0" }), aTable("rtb-1", [routeTo("igw-1", "::/0")], ["subnet-1"])],
    ],
    [
      "by two halves of the addresses",
      [group, aTable("rtb-1", [routeTo("igw-1", "0.0.0.0/1"), routeTo("igw-1", "128.0.0.0/1")], ["subnet-1"])],
    ],
    ["in one of two subnets", [group, out, aTable("rtb-m", [])], { subnets: ["subnet-2", "subnet-1"] }],
    [
      "by one of two groups",
      [group, aGroup("sg-2", 1, 2, { CidrIpv4: "10.0.0.0/8" }), out],
      { securityGroups: ["sg-2", "sg-1"] },
    ],
    ["on the port that is asked for", [group, out], { port: 5432 }],
    ["where ways in are blocked, but not its VPC's", [group, out, blocking(["arn:aws:ec2:eu-west-1:1:vpc/vpc-1"])]],
    ["where nobody saw what is exempt from the block", [group, out, blocking(null)]],
  ])("%s", (_, resources, place) => {
    expect(ask({ resources }, place)).toMatchObject({ internet: "open", missing: [] });
  });

  it("is said with the routes and rules that make it so", () => {
    expect(ask({ resources: [group, out] }).because).toEqual([
      { field: "Way of subnet-1 to the internet", value: ["0.0.0.0/0 to igw-1"], arn: out.arn },
      { field: "Rules", value: ["sgr-sg-1: tcp 5432 from 0.0.0.0/0"], arn: group.arn },
    ]);
  });
});

describe("not reachable from the internet", () => {
  it.each<[string, HeldFact[], Partial<Place>?]>([
    ["without a route", [group, inside]],
    ["though the main table has one", [group, inside, aTable("rtb-m", [routeTo("igw-1")])]],
    [
      "though another VPC's main table has one",
      [group, aSubnet("subnet-1"), aTable("rtb-m", []), aTable("rtb-o", [routeTo("igw-1")], [], "vpc-2")],
    ],
    ["by an egress-only gateway", [group, aTable("rtb-1", [routeTo("eigw-1", "::/0")], ["subnet-1"])]],
    [
      "by a gateway that is gone",
      [group, aTable("rtb-1", [{ ...routeTo("igw-1"), State: "blackhole" }], ["subnet-1"])],
    ],
    ["from a part of it only", [group, aTable("rtb-1", [routeTo("igw-1", "198.51.100.0/24")], ["subnet-1"])]],
    ["through a group for a network", [aGroup("sg-1", 0, 65_535, { CidrIpv4: "10.0.0.0/8" }), out]],
    ["on another port", [group, out], { port: 3306 }],
    ["where the region blocks ways in", [group, out, blocking(["arn:aws:ec2:eu-west-1:1:vpc/vpc-9"])]],
    ["without a group", [out], { securityGroups: [] }],
  ])("%s", (_, resources, place) => {
    expect(ask({ resources }, place)).toMatchObject({ internet: "closed", missing: [] });
  });

  it("for sure, although the other half was not seen", () => {
    expect(ask({ resources: [group], hidden: [[routeTable]] }, { port: 22 }).internet).toBe("closed");
    expect(ask({ resources: [inside], hidden: [[securityGroup]] }).internet).toBe("closed");
  });
});

describe("unknown", () => {
  it.each<[string, World]>([
    ["route tables", { resources: [group], hidden: [[routeTable]] }],
    ["the group", { resources: [out], hidden: [[securityGroup]] }],
    ["the group of another account", { resources: [out] }],
    ["a table", { resources: [group] }],
    ["the main table of an earlier snapshot", { resources: [group, { ...out, seen: false }], hidden: [[routeTable]] }],
  ])("when %s were not seen", (_, world) => {
    const answer = ask(world);
    expect(answer.internet).toBe("unknown");
    expect(answer.missing.length).toBeGreaterThan(0);
  });
});

it("open ports are said as ranges", () => {
  const resources = [
    aGroup("sg-1", 5432, 5432),
    aGroup("sg-2", 5433, 6000),
    resource(
      securityGroup,
      {
        GroupId: "sg-3",
        Rules: seen([
          { SecurityGroupRuleId: "sgr-3", IpProtocol: "-1", FromPort: -1, ToPort: -1, CidrIpv4: "0.0.0.0/0" },
        ]),
      },
      { id: "sg-3" },
    ),
    inside,
  ];
  expect(ask({ resources }, { securityGroups: ["sg-1", "sg-2"] }).ports).toEqual([
    { protocol: "tcp", from: 5432, to: 5432 },
    { protocol: "tcp", from: 5433, to: 6000 },
  ]);
  expect(ask({ resources }, { securityGroups: ["sg-3"] }).ports).toEqual([
    { protocol: "tcp", from: 0, to: 65_535 },
    { protocol: "udp", from: 0, to: 65_535 },
  ]);
});
