import { describe } from "vitest";
import { unseen } from "@/lib/model/read";
import { factTable } from "@/lib/testing/facts";
import { ANY4, ANY6, attached, group, publicly, rule } from "@/lib/testing/facts-network";
import { cifsNotOpen } from "./cifs-not-open";

describe("file shares are not open", () => {
  factTable(cifsNotOpen, [
    { name: "nothing open", status: "pass", resources: [group([rule(443, 443, ANY4)]), attached()] },
    {
      name: "SMB",
      status: "fail",
      resources: [group([rule(445, 445, ANY4)]), publicly()],
      says: "445 (SMB)",
      severity: "critical",
    },
    {
      name: "NetBIOS",
      status: "fail",
      resources: [group([rule(137, 139, ANY4)]), attached()],
      says: "139 (NetBIOS)",
      severity: "critical",
    },
    {
      name: "by IPv6",
      status: "fail",
      resources: [group([rule(445, 445, ANY6)]), attached()],
      says: "any IPv6 address",
    },
    {
      name: "by both",
      status: "fail",
      resources: [group([rule(445, 445, ANY6), rule(445, 445, ANY4)])],
      says: "to any address",
    },
    { name: "unattached", status: "fail", resources: [group([rule(445, 445, ANY4)])], severity: "medium" },
    {
      name: "on the second interface of an instance, or on no instance at all",
      status: "fail",
      resources: [group([rule(445, 445, ANY4)]), attached({ Attachment: { InstanceId: "i-1", DeviceIndex: 1 } })],
      severity: "critical",
    },
    { name: "all traffic", status: "fail", resources: [group([rule(null, null, ANY4, "-1")])] },
    { name: "UDP is not SMB", status: "pass", resources: [group([rule(445, 445, ANY4, "udp")])] },
    { name: "from one network", status: "pass", resources: [group([rule(445, 445, { CidrIpv4: "10.0.0.0/8" })])] },
    {
      name: "rules were not read",
      status: "not_seen",
      resources: [group([], { Rules: unseen("throttled", "DescribeSecurityGroupRules") })],
    },
    { name: "no group", status: "not_applicable" },
  ]);
});
