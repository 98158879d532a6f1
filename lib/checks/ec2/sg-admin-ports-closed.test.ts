import { describe, expect, it } from "vitest";
import { unseen } from "@/lib/model/read";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { prefixList, securityGroup } from "@/lib/model/resources/ec2-firewall";
import { factTable, judge } from "@/lib/testing/facts";
import { ANY4, ANY6, attached, group, listed, publicly, rule } from "@/lib/testing/facts-network";
import { sgAdminPortsClosedIpv4, sgAdminPortsClosedIpv6 } from "./sg-admin-ports-closed";

const denied = unseen("denied", "DescribeSecurityGroupRules", "ec2:DescribeSecurityGroupRules");

describe("admin ports and IPv4", () => {
  factTable(sgAdminPortsClosedIpv4, [
    { name: "web only", status: "pass", resources: [group([rule(443, 443, ANY4)]), attached()] },
    { name: "no rule", status: "pass", resources: [group([])] },
    {
      name: "SSH from anywhere, used",
      status: "fail",
      resources: [group([rule(22, 22, ANY4)]), publicly()],
      says: "Port 22 (SSH) is open to any IPv4 address.",
      severity: "high",
    },
    {
      name: "used without a public address",
      status: "fail",
      resources: [group([rule(3389, 3389, ANY4)]), attached()],
      severity: "high",
    },
    {
      name: "SSH from anywhere, unattached: still judged",
      status: "fail",
      resources: [group([rule(22, 22, ANY4)])],
      says: "nothing uses the group",
      severity: "medium",
    },
    {
      name: "interfaces were not seen, so nobody knows whether it is used",
      status: "fail",
      resources: [group([rule(22, 22, ANY4)])],
      hidden: [[networkInterface]],
      severity: "high",
    },
    { name: "from one office", status: "pass", resources: [group([rule(22, 22, { CidrIpv4: "203.0.113.0/24" })])] },
    {
      name: "a range from zero",
      status: "fail",
      resources: [group([rule(0, 3389, ANY4)])],
      says: "22 (SSH) and 3389 (RDP)",
    },
    { name: "a range that holds it", status: "fail", resources: [group([rule(20, 25, ANY4)])], says: "Port 22" },
    { name: "ranges around it", status: "pass", resources: [group([rule(1, 21, ANY4), rule(23, 3388, ANY4)])] },
    { name: "all traffic without ports", status: "fail", resources: [group([rule(null, null, ANY4, "-1")])] },
    { name: "all traffic with ports of -1", status: "fail", resources: [group([rule(-1, -1, ANY4, "-1")])] },
    {
      name: "all traffic and SSH apart: one verdict",
      status: "fail",
      resources: [group([rule(null, null, ANY4, "-1"), rule(22, 22, ANY4)])],
      says: "Ports 22 (SSH) and 3389 (RDP)",
    },
    { name: "TCP without ports is every port", status: "fail", resources: [group([rule(null, null, ANY4)])] },
    { name: "TCP 1-65535", status: "fail", resources: [group([rule(1, 65_535, ANY4)])] },
    { name: "protocol as a number", status: "fail", resources: [group([rule(22, 22, ANY4, "6")])] },
    { name: "UDP", status: "fail", resources: [group([rule(3389, 3389, ANY4, "udp")])], says: "3389/udp (RDP)" },
    { name: "UDP as a number", status: "fail", resources: [group([rule(22, 22, ANY4, "17")])] },
    { name: "ICMP", status: "pass", resources: [group([rule(-1, -1, ANY4, "icmp")])] },
    { name: "GRE", status: "pass", resources: [group([rule(null, null, ANY4, "47")])] },
    {
      name: "another group",
      status: "pass",
      resources: [group([rule(22, 22, { ReferencedGroupInfo: { GroupId: "sg-2" } })])],
    },
    { name: "outward", status: "pass", resources: [group([{ ...rule(22, 22, ANY4), IsEgress: true }])] },
    { name: "IPv6 only is the other control's", status: "pass", resources: [group([rule(22, 22, ANY6)])] },
    {
      name: "two halves",
      status: "fail",
      resources: [group([rule(22, 22, { CidrIpv4: "0.0.0.0/1" }), rule(22, 22, { CidrIpv4: "128.0.0.0/1" })])],
    },
    {
      name: "two halves in different ranges that both hold the port",
      status: "fail",
      resources: [group([rule(22, 22, { CidrIpv4: "0.0.0.0/1" }), rule(0, 100, { CidrIpv4: "128.0.0.0/1" })])],
    },
    {
      name: "two halves, each for another port",
      status: "pass",
      resources: [group([rule(22, 22, { CidrIpv4: "0.0.0.0/1" }), rule(3389, 3389, { CidrIpv4: "128.0.0.0/1" })])],
    },
    { name: "one half", status: "pass", resources: [group([rule(22, 22, { CidrIpv4: "0.0.0.0/1" })])] },
    {
      name: "a prefix list with everybody",
      status: "fail",
      resources: [group([rule(22, 22, { PrefixListId: "pl-1" })]), listed("pl-1", ["10.0.0.0/8", "0.0.0.0/0"])],
    },
    {
      name: "a prefix list and a rule are the two halves",
      status: "fail",
      resources: [
        group([rule(22, 22, { PrefixListId: "pl-1" }), rule(22, 22, { CidrIpv4: "128.0.0.0/1" })]),
        listed("pl-1", ["0.0.0.0/2", "64.0.0.0/2"]),
      ],
    },
    {
      name: "a prefix list with offices",
      status: "pass",
      resources: [group([rule(22, 22, { PrefixListId: "pl-1" })]), listed("pl-1", ["203.0.113.0/24"])],
    },
    {
      name: "a prefix list of AWS",
      status: "pass",
      resources: [group([rule(22, 22, { PrefixListId: "pl-1" })]), listed("pl-1", null, "AWS")],
    },
    {
      name: "a prefix list whose entries were not read",
      status: "not_seen",
      resources: [
        group([rule(22, 22, { PrefixListId: "pl-1" })]),
        {
          ...listed("pl-1", []),
          configuration: { PrefixListId: "pl-1", Entries: unseen("denied", "GetManagedPrefixListEntries") },
        },
      ],
      says: "prefix list pl-1",
    },
    {
      name: "a prefix list that is not known",
      status: "not_seen",
      resources: [group([rule(22, 22, { PrefixListId: "pl-1" })])],
    },
    {
      name: "prefix lists were not listed",
      status: "not_seen",
      resources: [group([rule(22, 22, { PrefixListId: "pl-1" })])],
      hidden: [[prefixList]],
      says: "Prefix lists",
    },
    {
      name: "an unread prefix list for another port",
      status: "pass",
      resources: [group([rule(443, 443, { PrefixListId: "pl-1" })])],
    },
    {
      name: "an unread prefix list beside an open rule",
      status: "fail",
      resources: [group([rule(22, 22, { PrefixListId: "pl-1" }), rule(22, 22, ANY4)])],
    },
    { name: "rules were not read", status: "not_seen", resources: [group([], { Rules: denied })], says: "Rules" },
    { name: "groups were not listed", status: "not_seen", hidden: [[securityGroup, "denied", "eu-west-1"]] },
    { name: "no group", status: "not_applicable" },
  ]);

  it("names rules, what uses the group, and where it is reached", () => {
    const [only] = judge(sgAdminPortsClosedIpv4, {
      resources: [group([rule(20, 25, ANY4), rule(443, 443, ANY4)]), publicly()],
    });
    expect(only?.verdict).toMatchObject({
      values: { rule: "sgr-20-25-0.0.0.0/0" },
      facts: [
        { field: "Rules", value: ["sgr-20-25-0.0.0.0/0: tcp 20-25 from 0.0.0.0/0"] },
        { field: "Network interfaces of the group", value: ["eni-1 (i-1, 203.0.113.7)"] },
      ],
    });
  });

  it("does not tell addresses that AWS changes by itself", () => {
    const folded = {
      ...attached({ FoldedFor: "ELB app/front/1" }),
      runtime: { Members: [{ NetworkInterfaceId: "eni-9", Association: { PublicIp: "203.0.113.9" } }] },
    };
    const [only] = judge(sgAdminPortsClosedIpv4, { resources: [group([rule(22, 22, ANY4)]), folded] });
    expect(only?.verdict.facts[1]?.value).toEqual(["ELB app/front/1 (public)"]);
  });
});

describe("admin ports and IPv6", () => {
  factTable(sgAdminPortsClosedIpv6, [
    {
      name: "SSH from anywhere",
      status: "fail",
      resources: [group([rule(22, 22, ANY6)]), attached()],
      says: "any IPv6 address",
      severity: "high",
    },
    { name: "IPv4 only is the other control's", status: "pass", resources: [group([rule(22, 22, ANY4)])] },
    { name: "all traffic", status: "fail", resources: [group([rule(-1, -1, ANY6, "-1")])], severity: "medium" },
    {
      name: "all traffic from one network",
      status: "pass",
      resources: [group([rule(-1, -1, { CidrIpv6: "2001:db8::/32" }, "-1")])],
    },
    {
      name: "two halves",
      status: "fail",
      resources: [group([rule(22, 22, { CidrIpv6: "::/1" }), rule(22, 22, { CidrIpv6: "8000::/1" })])],
    },
    {
      name: "a prefix list with everybody",
      status: "fail",
      resources: [group([rule(3389, 3389, { PrefixListId: "pl-6" })]), listed("pl-6", ["::/0"])],
    },
    { name: "UDP", status: "fail", resources: [group([rule(22, 22, ANY6, "udp")])] },
    { name: "rules were not read", status: "not_seen", resources: [group([], { Rules: denied })] },
    { name: "no group", status: "not_applicable" },
  ]);
});
