import { describe } from "vitest";
import { unseen } from "@/lib/model/read";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { securityGroup } from "@/lib/model/resources/ec2-firewall";
import { factTable } from "@/lib/testing/facts";
import { ANY4, attached, group, rule } from "@/lib/testing/facts-network";
import { defaultSgNoRules } from "./default-sg-no-rules";

const name = { GroupName: "default" };
const inward = rule(null, null, { ReferencedGroupInfo: { GroupId: "sg-1" } }, "-1");
const outward = { ...rule(null, null, ANY4, "-1"), IsEgress: true };

describe("default groups allow nothing", () => {
  factTable(defaultSgNoRules, [
    { name: "emptied", status: "pass", resources: [group([], name), attached()] },
    {
      name: "as AWS makes it, in use",
      status: "fail",
      resources: [group([inward, outward], name), attached()],
      says: "has rules: 1 for what comes in, 1 for what goes out.",
      severity: "high",
      unused: false,
    },
    { name: "inward only", status: "fail", resources: [group([inward], name)], says: "1 for what comes in" },
    { name: "outward only", status: "fail", resources: [group([outward], name)], says: "1 for what goes out" },
    {
      name: "of a used VPC, itself unused: still judged",
      status: "fail",
      resources: [group([inward, outward], name), attached({ Groups: [{ GroupId: "sg-2" }] })],
      says: "nothing uses the group",
      unused: false,
    },
    {
      name: "of a VPC that nothing uses: judged, and folded away",
      status: "fail",
      resources: [group([inward, outward], name)],
      says: "nothing uses its VPC",
      unused: true,
    },
    {
      name: "interfaces were not seen",
      status: "fail",
      resources: [group([inward, outward], name)],
      hidden: [[networkInterface]],
      unused: false,
    },
    { name: "another group is not its business", status: "not_applicable", resources: [group([outward])] },
    {
      name: "rules were not read",
      status: "not_seen",
      resources: [group([], { ...name, Rules: unseen("denied", "DescribeSecurityGroupRules") })],
      says: "Rules",
    },
    { name: "groups were not listed", status: "not_seen", hidden: [[securityGroup, "denied", "eu-west-1"]] },
  ]);
});
