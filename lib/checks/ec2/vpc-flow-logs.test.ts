import { describe } from "vitest";
import type { Json } from "@/lib/model/json";
import { seen } from "@/lib/model/read";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { flowLog, vpc } from "@/lib/model/resources/ec2-network";
import { factTable, resource } from "@/lib/testing/facts";
import { aSubnet } from "@/lib/testing/network";
import { vpcFlowLogs } from "./vpc-flow-logs";

const one = (more: Record<string, Json> = {}) =>
  resource(
    vpc,
    {
      ...{ VpcId: "vpc-1", OwnerId: "123456789012", EnableDnsSupport: seen(true), EnableDnsHostnames: seen(true) },
      ...more,
    },
    { id: "vpc-1" },
  );
const log = (ResourceId: string, state = "ACTIVE", delivery = "SUCCESS", id = "fl-1") =>
  resource(
    flowLog,
    { FlowLogId: id, ResourceId, TrafficType: "ALL", LogGroupName: "flow" },
    { id, state, runtime: { DeliverLogsStatus: delivery } },
  );
const eni = resource(networkInterface, { NetworkInterfaceId: "eni-1", VpcId: "vpc-1" }, { id: "eni-1" });

describe("VPCs have flow logs", () => {
  factTable(vpcFlowLogs, [
    { name: "of the VPC", status: "pass", resources: [one(), log("vpc-1")], says: "fl-1" },
    {
      name: "one that works beside one that does not",
      status: "pass",
      resources: [one(), log("vpc-1", "ACTIVE", "FAILED"), log("vpc-1", "ACTIVE", "SUCCESS", "fl-2")],
      says: "fl-2",
    },
    { name: "none", status: "fail", resources: [one(), eni], says: "No flow log", unused: false },
    { name: "of another VPC", status: "fail", resources: [one(), log("vpc-2")] },
    { name: "of a subnet only", status: "fail", resources: [one(), aSubnet("subnet-1"), log("subnet-1")] },
    {
      name: "off, which is enough for Prowler",
      status: "fail",
      resources: [one(), log("vpc-1", "INACTIVE")],
      says: "is off",
    },
    {
      name: "that does not arrive, which is enough for Prowler",
      status: "fail",
      resources: [one(), log("vpc-1", "ACTIVE", "FAILED")],
    },
    {
      name: "a default VPC that nothing uses, which Prowler skips",
      status: "fail",
      resources: [one({ IsDefault: true })],
      unused: true,
      says: "can be deleted",
    },
    { name: "a default VPC in use", status: "fail", resources: [one({ IsDefault: true }), eni], unused: false },
    {
      name: "a default VPC whose interfaces were not seen",
      status: "fail",
      resources: [one({ IsDefault: true })],
      hidden: [[networkInterface]],
      unused: false,
    },
    { name: "another account's", status: "not_applicable", resources: [one({ OwnerId: "999999999999" })] },
    { name: "logs were denied", status: "not_seen", resources: [one()], hidden: [[flowLog]] },
    { name: "VPCs were denied", status: "not_seen", hidden: [[vpc, "denied", "eu-west-1"]] },
    { name: "no VPC", status: "not_applicable" },
  ]);
});
