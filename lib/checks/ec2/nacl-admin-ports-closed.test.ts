import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { networkAcl } from "@/lib/model/resources/ec2-firewall";
import { factTable, judge, resource } from "@/lib/testing/facts";
import { attached } from "@/lib/testing/facts-network";
import { naclAdminPortsClosed } from "./nacl-admin-ports-closed";

const ANY4 = { CidrBlock: "0.0.0.0/0" };
const ANY6 = { Ipv6CidrBlock: "::/0" };

const entry = (
  RuleNumber: number,
  RuleAction: string,
  source: JsonObject,
  Protocol = "-1",
  ports?: [number, number],
) => ({
  ...{ RuleNumber, Egress: false, Protocol, RuleAction, ...source },
  ...(ports && { PortRange: { From: ports[0], To: ports[1] } }),
});
const last = entry(32_767, "deny", ANY4);

const acl = (Entries: JsonObject[] | null, more: JsonObject = {}) =>
  resource(
    networkAcl,
    {
      NetworkAclId: "acl-1",
      VpcId: "vpc-1",
      IsDefault: false,
      Associations: [{ SubnetId: "subnet-1" }],
      ...(Entries && { Entries }),
      ...more,
    },
    { id: "acl-1" },
  );
const byDefault = [entry(100, "allow", ANY4), { ...entry(100, "allow", ANY4), Egress: true }, last];

describe("admin ports of network ACLs", () => {
  factTable(naclAdminPortsClosed, [
    {
      name: "the default list of a used VPC: one finding for both ports",
      status: "fail",
      resources: [acl(byDefault, { IsDefault: true }), attached()],
      says: "Any IPv4 address is let in to ports 22 (SSH) and 3389 (RDP).",
      unused: false,
      severity: "medium",
    },
    {
      name: "the default list of a VPC without interfaces",
      status: "fail",
      resources: [acl(byDefault, { IsDefault: true })],
      says: "nothing uses",
      unused: true,
    },
    {
      name: "the same, but interfaces were not seen",
      status: "fail",
      resources: [acl(byDefault, { IsDefault: true })],
      hidden: [[networkInterface]],
      unused: false,
    },
    { name: "a list of one's own is never folded away", status: "fail", resources: [acl(byDefault)], unused: false },
    { name: "only the last denial", status: "pass", resources: [acl([last])] },
    { name: "no entries", status: "pass", resources: [acl([])] },
    { name: "web only", status: "pass", resources: [acl([entry(100, "allow", ANY4, "6", [443, 443]), last])] },
    {
      name: "one port",
      status: "fail",
      resources: [acl([entry(100, "allow", ANY4, "6", [22, 22]), last])],
      says: "to port 22 (SSH).",
    },
    { name: "a range", status: "fail", resources: [acl([entry(100, "allow", ANY4, "6", [0, 3389]), last])] },
    {
      name: "ports for answers do not hold RDP",
      status: "pass",
      resources: [acl([entry(100, "allow", ANY4, "6", [32_768, 65_535]), last])],
    },
    {
      name: "ports for answers that hold RDP",
      status: "fail",
      resources: [acl([entry(100, "allow", ANY4, "6", [1024, 65_535]), last])],
      says: "port 3389",
    },
    { name: "UDP", status: "fail", resources: [acl([entry(100, "allow", ANY4, "17", [22, 22]), last])] },
    { name: "ICMP", status: "pass", resources: [acl([entry(100, "allow", ANY4, "1"), last])] },
    { name: "TCP without a range", status: "fail", resources: [acl([entry(100, "allow", ANY4, "6"), last])] },
    { name: "IPv6", status: "fail", resources: [acl([entry(101, "allow", ANY6), last])], says: "Any IPv6 address" },
    {
      name: "IPv4 is denied, IPv6 not",
      status: "fail",
      resources: [acl([entry(90, "deny", ANY4), entry(100, "allow", ANY4), entry(101, "allow", ANY6)])],
      says: "Any IPv6 address",
    },
    {
      name: "denied before",
      status: "pass",
      resources: [
        acl([
          entry(10, "deny", ANY4, "6", [22, 22]),
          entry(11, "deny", ANY4, "6", [3389, 3389]),
          entry(12, "deny", ANY4, "17", [0, 4000]),
          entry(100, "allow", ANY4),
        ]),
      ],
    },
    {
      name: "denied afterwards",
      status: "fail",
      resources: [acl([entry(200, "deny", ANY4), entry(100, "allow", ANY4)])],
    },
    {
      name: "TCP is denied before, UDP not",
      status: "fail",
      resources: [acl([entry(10, "deny", ANY4, "6", [0, 65_535]), entry(100, "allow", ANY4)])],
    },
    {
      name: "a single network is denied before",
      status: "fail",
      resources: [acl([entry(10, "deny", { CidrBlock: "198.51.100.0/24" }), entry(100, "allow", ANY4)])],
    },
    {
      name: "both halves are denied before",
      status: "pass",
      resources: [
        acl([
          entry(10, "deny", { CidrBlock: "0.0.0.0/1" }),
          entry(11, "deny", { CidrBlock: "128.0.0.0/1" }),
          entry(100, "allow", ANY4),
        ]),
      ],
    },
    {
      name: "one network is let in",
      status: "pass",
      resources: [acl([entry(100, "allow", { CidrBlock: "10.0.0.0/8" }), last])],
    },
    {
      name: "both halves are let in",
      status: "fail",
      resources: [
        acl([entry(100, "allow", { CidrBlock: "0.0.0.0/1" }), entry(101, "allow", { CidrBlock: "128.0.0.0/1" }), last]),
      ],
    },
    {
      name: "the second half comes after a denial of all",
      status: "pass",
      resources: [
        acl([
          entry(100, "allow", { CidrBlock: "0.0.0.0/1" }),
          entry(101, "deny", ANY4),
          entry(102, "allow", { CidrBlock: "128.0.0.0/1" }),
        ]),
      ],
    },
    { name: "outward", status: "pass", resources: [acl([{ ...entry(100, "allow", ANY4), Egress: true }, last])] },
    { name: "entries are missing", status: "not_seen", resources: [acl(null)], says: "Entries" },
    { name: "lists were not listed", status: "not_seen", hidden: [[networkAcl, "denied", "eu-west-1"]] },
    { name: "no list", status: "not_applicable" },
  ]);

  it("names the entries and the subnets behind them", () => {
    const [only] = judge(naclAdminPortsClosed, { resources: [acl([entry(100, "allow", ANY4, "6", [20, 25]), last])] });
    expect(only?.verdict.facts).toEqual([
      { field: "Entries", value: ["rule 100: allow tcp 20-25 from 0.0.0.0/0"] },
      { field: "IsDefault", value: false },
      { field: "Subnets", value: ["subnet-1"] },
    ]);
  });
});
