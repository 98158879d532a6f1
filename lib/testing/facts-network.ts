import type { JsonObject } from "@/lib/model/json";
import { seen } from "@/lib/model/read";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { prefixList, securityGroup } from "@/lib/model/resources/ec2-firewall";
import { resource } from "./facts";

/** A rule for what comes in, by TCP unless said. */
export function rule(from: number | null, to: number | null, source: JsonObject, IpProtocol = "tcp"): JsonObject {
  const ports = { ...(from !== null && { FromPort: from }), ...(to !== null && { ToPort: to }) };
  return {
    SecurityGroupRuleId: `sgr-${from}-${to}-${Object.values(source)}`,
    IsEgress: false,
    IpProtocol,
    ...ports,
    ...source,
  };
}

/** From every IPv4 address. */
export const ANY4 = { CidrIpv4: "0.0.0.0/0" };
/** From every IPv6 address. */
export const ANY6 = { CidrIpv6: "::/0" };

/** The group `sg-1` with some rules. */
export function group(rules: JsonObject[], more: JsonObject = {}) {
  const configuration = { GroupId: "sg-1", GroupName: "web", VpcId: "vpc-1", Rules: seen(rules), ...more };
  return resource(securityGroup, configuration, { id: "sg-1" });
}

/** An interface in `vpc-1` that `sg-1` guards. */
export function attached(more: JsonObject = {}) {
  const configuration = {
    NetworkInterfaceId: "eni-1",
    VpcId: "vpc-1",
    Groups: [{ GroupId: "sg-0" }, { GroupId: "sg-1" }],
    ...more,
  };
  return resource(networkInterface, configuration, { id: "eni-1" });
}

/** An interface of an instance with a public address. */
export const publicly = () => attached({ Association: { PublicIp: "203.0.113.7" }, Attachment: { InstanceId: "i-1" } });

/** A prefix list of the account. */
export function listed(id: string, cidrs: string[] | null, OwnerId = "123456789012") {
  const entries = cidrs && { Entries: seen(cidrs.map((Cidr) => ({ Cidr }))) };
  return resource(prefixList, { PrefixListId: id, OwnerId, ...entries }, { id });
}
