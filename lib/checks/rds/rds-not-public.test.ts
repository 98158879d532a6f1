import { describe } from "vitest";
import type { Json } from "@/lib/model/json";
import { securityGroup } from "@/lib/model/resources/ec2-firewall";
import { routeTable } from "@/lib/model/resources/ec2-routing";
import { dbInstance } from "@/lib/model/resources/rds";
import { aDatabase } from "@/lib/testing/databases";
import { factTable } from "@/lib/testing/facts";
import { aGroup, aSubnet, aTable, routeTo } from "@/lib/testing/network";
import { rdsNotPublic } from "./rds-not-public";

const database = (more: Record<string, Json> = {}) =>
  aDatabase({
    PubliclyAccessible: true,
    Endpoint: { Address: "db-1.example", Port: 5432 },
    DBSubnetGroup: { VpcId: "vpc-1", Subnets: [{ SubnetIdentifier: "subnet-1" }, { SubnetIdentifier: "subnet-2" }] },
    VpcSecurityGroups: [{ VpcSecurityGroupId: "sg-1" }],
    ...more,
  });
const open = aGroup("sg-1", 5000, 6000);
const closed = aGroup("sg-1", 5432, 5432, { CidrIpv4: "10.0.0.0/8" });
const subnets = [aSubnet("subnet-1"), aSubnet("subnet-2")];
const main = aTable("rtb-main", [routeTo("local", "10.0.0.0/16")]);
const toInternet = aTable("rtb-1", [routeTo("igw-1")], ["subnet-2"]);

describe("databases are not public", () => {
  factTable(rdsNotPublic, [
    { name: "no public address", status: "pass", resources: [database({ PubliclyAccessible: false }), open] },
    { name: "not said", status: "pass", resources: [aDatabase()] },
    {
      name: "reachable",
      status: "fail",
      resources: [database(), open, main, toInternet, ...subnets],
      severity: "critical",
      says: "everybody in the internet reaches port 5432",
    },
    {
      name: "reachable by IPv6",
      status: "fail",
      resources: [database(), aGroup("sg-1", 5432, 5432, { CidrIpv6: "::/0" }), main, toInternet, ...subnets],
      severity: "critical",
    },
    {
      name: "an open group, private subnets, which is enough for Prowler",
      status: "fail",
      resources: [database(), open, main, ...subnets],
      severity: "high",
      says: "subnets are private",
    },
    {
      name: "another VPC's main table leads out, which makes it public for Prowler",
      status: "fail",
      resources: [database(), open, main, aTable("rtb-o", [routeTo("igw-9")], [], "vpc-2"), ...subnets],
      severity: "high",
    },
    {
      name: "an egress-only gateway",
      status: "fail",
      resources: [database(), open, aTable("rtb-main", [routeTo("eigw-1", "::/0")]), ...subnets],
      severity: "high",
    },
    {
      name: "its own main table leads out",
      status: "fail",
      resources: [database(), open, aTable("rtb-main", [routeTo("igw-1")]), ...subnets],
      severity: "critical",
    },
    {
      name: "the flag only, which is enough for Prowler",
      status: "fail",
      resources: [database(), closed, main, toInternet, ...subnets],
      severity: "medium",
      says: "no security group opens port 5432",
    },
    {
      name: "still being made",
      status: "fail",
      resources: [database({ Endpoint: {} }), open, main, toInternet, ...subnets],
      severity: "medium",
      says: "no endpoint yet",
    },
    {
      name: "groups were not seen",
      status: "fail",
      resources: [database(), main, toInternet, ...subnets],
      hidden: [[securityGroup, "denied", "eu-west-1"]],
      severity: "critical",
      says: "was not seen (Security groups in eu-west-1)",
    },
    {
      name: "route tables were not seen",
      status: "fail",
      resources: [database(), open],
      hidden: [[routeTable]],
      severity: "critical",
    },
    { name: "not listed", status: "not_seen", hidden: [[dbInstance, "denied", "eu-west-1"]] },
    { name: "no database", status: "not_applicable" },
  ]);
});
