import { describe, expect, it } from "vitest";
import { unseen } from "@/lib/model/read";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { securityGroup } from "@/lib/model/resources/ec2-firewall";
import { factTable, judge } from "@/lib/testing/facts";
import { ANY4, ANY6, attached, group, listed, publicly, rule } from "@/lib/testing/facts-network";
import { ec2AllPortsOpen } from "./ec2-all-ports-open";
import { ec2DataStorePortsOpen } from "./ec2-data-store-ports-open";
import { ec2DockerApiOpen } from "./ec2-docker-api-open";

const denied = unseen("denied", "DescribeSecurityGroupRules", "ec2:DescribeSecurityGroupRules");

describe("Docker's API is closed", () => {
  factTable(ec2DockerApiOpen, [
    { name: "web only", status: "pass", resources: [group([rule(443, 443, ANY4)]), publicly()] },
    {
      name: "behind a public address",
      status: "fail",
      resources: [group([rule(2375, 2375, ANY4)]), publicly()],
      says: "2375 (Docker)",
      severity: "critical",
    },
    {
      name: "behind a public address of IPv6",
      status: "fail",
      resources: [group([rule(2376, 2376, ANY6)]), attached({ Ipv6Addresses: [{ Ipv6Address: "2001:db8::1" }] })],
      severity: "critical",
    },
    {
      name: "behind a second address that is public",
      status: "fail",
      resources: [
        group([rule(4243, 4243, ANY4)]),
        attached({ PrivateIpAddresses: [{ Association: { PublicIp: "203.0.113.8" } }] }),
      ],
      severity: "critical",
    },
    {
      name: "behind a private address",
      status: "fail",
      resources: [group([rule(2375, 2376, ANY4)]), attached()],
      severity: "high",
    },
    {
      name: "unattached",
      status: "fail",
      resources: [group([rule(2375, 2375, ANY4)])],
      says: "nothing uses the group",
      severity: "medium",
    },
    {
      name: "interfaces were not seen",
      status: "fail",
      resources: [group([rule(2375, 2375, ANY4)])],
      hidden: [[networkInterface]],
      severity: "high",
    },
    {
      name: "from the office",
      status: "pass",
      resources: [group([rule(2375, 2375, { CidrIpv4: "203.0.113.0/24" })]), publicly()],
    },
    { name: "UDP", status: "pass", resources: [group([rule(2375, 2375, ANY4, "udp")]), publicly()] },
    { name: "rules were not read", status: "not_seen", resources: [group([], { Rules: denied })] },
    { name: "no group", status: "not_applicable" },
  ]);
});

describe("data stores are closed", () => {
  factTable(ec2DataStorePortsOpen, [
    {
      name: "PostgreSQL",
      status: "fail",
      resources: [group([rule(5432, 5432, ANY4)]), publicly()],
      says: "Port 5432 (PostgreSQL) is open to any IPv4 address.",
      severity: "critical",
    },
    {
      name: "Redis, private",
      status: "fail",
      resources: [group([rule(6379, 6379, ANY4)]), attached()],
      severity: "high",
    },
    {
      name: "MongoDB, unattached",
      status: "fail",
      resources: [group([rule(27_017, 27_017, ANY6)])],
      severity: "medium",
    },
    {
      name: "all traffic: not every port is named",
      status: "fail",
      resources: [group([rule(-1, -1, ANY4, "-1")])],
      says: "and 14 more",
    },
    { name: "within the network", status: "pass", resources: [group([rule(5432, 5432, { CidrIpv4: "10.0.0.0/8" })])] },
    {
      name: "from another group",
      status: "pass",
      resources: [group([rule(5432, 5432, { ReferencedGroupInfo: { GroupId: "sg-2" } })])],
    },
    {
      name: "by a prefix list",
      status: "fail",
      resources: [group([rule(9200, 9200, { PrefixListId: "pl-1" })]), listed("pl-1", ["0.0.0.0/1", "128.0.0.0/1"])],
    },
    { name: "rules were not read", status: "not_seen", resources: [group([], { Rules: denied })] },
    { name: "groups were not listed", status: "not_seen", hidden: [[securityGroup, "denied", "eu-west-1"]] },
    { name: "no group", status: "not_applicable" },
  ]);
});

describe("no group opens every port", () => {
  factTable(ec2AllPortsOpen, [
    {
      name: "all traffic, public",
      status: "fail",
      resources: [group([rule(-1, -1, ANY4, "-1")]), publicly()],
      severity: "critical",
    },
    {
      name: "all traffic by IPv6, private",
      status: "fail",
      resources: [group([rule(-1, -1, ANY6, "-1")]), attached()],
      severity: "high",
    },
    { name: "all of TCP, unattached", status: "fail", resources: [group([rule(0, 65_535, ANY4)])], severity: "medium" },
    { name: "all of TCP but port 0", status: "fail", resources: [group([rule(1, 65_535, ANY4)])] },
    {
      name: "all traffic in two halves",
      status: "fail",
      resources: [group([rule(-1, -1, { CidrIpv4: "0.0.0.0/1" }, "-1"), rule(0, 65_535, { CidrIpv4: "128.0.0.0/1" })])],
    },
    { name: "many ports", status: "pass", resources: [group([rule(1024, 65_535, ANY4)])] },
    { name: "all of UDP", status: "pass", resources: [group([rule(0, 65_535, ANY4, "udp")])] },
    {
      name: "all traffic from the network",
      status: "pass",
      resources: [group([rule(-1, -1, { CidrIpv4: "10.0.0.0/8" }, "-1")])],
    },
    {
      name: "all traffic by a prefix list that was not read",
      status: "not_seen",
      resources: [group([rule(-1, -1, { PrefixListId: "pl-1" }, "-1")])],
    },
    { name: "no group", status: "not_applicable" },
  ]);

  it("names the rules, and one to take away", () => {
    const [only] = judge(ec2AllPortsOpen, { resources: [group([rule(-1, -1, ANY4, "-1")])] });
    expect(only?.verdict.facts[0]?.value).toEqual(["sgr--1--1-0.0.0.0/0: all traffic from 0.0.0.0/0"]);
    expect(only?.verdict.values).toEqual({ rule: "sgr--1--1-0.0.0.0/0" });
  });
});
