import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";

type Interface = KnownResource<typeof networkInterface>;
type Addressed = Pick<Interface["configuration"], "Association" | "PrivateIpAddresses" | "Ipv6Addresses">;

/** What stands behind some security group or in some VPC, as far as interfaces tell. */
export type Attached = {
  /** False when the listing of interfaces was not read to its end: there may be more. */
  whole: boolean;
  interfaces: readonly Interface[];
};

/** The network interfaces that a security group guards. */
export function attachedTo(groupId: string, facts: Facts, region: string): Attached {
  const index = facts.once(`interfaces by group in ${region}`, () =>
    indexed(facts, region, ({ Groups }) => Groups?.map(({ GroupId }) => GroupId) ?? []),
  );
  return { whole: isWhole(facts, region), interfaces: index.get(groupId) ?? [] };
}

/** The network interfaces in a VPC. */
export function interfacesOfVpc(vpcId: string | undefined, facts: Facts, region: string): Attached {
  const index = facts.once(`interfaces by VPC in ${region}`, () => indexed(facts, region, ({ VpcId }) => [VpcId]));
  return { whole: isWhole(facts, region), interfaces: index.get(vpcId) ?? [] };
}

/** True for what is known to have no interface: nobody uses it. */
export function isUnused({ whole, interfaces }: Attached): boolean {
  return whole && interfaces.length === 0;
}

/** True for an interface that has an address in the internet, of IPv4 or of IPv6. */
export function hasPublicAddress({ configuration }: Interface): boolean {
  return addressesOf(configuration).length > 0;
}

/**
 * An interface in a few words: whose it is and its public addresses. Addresses of interfaces that AWS replaces as
 * load asks for it are left out: they would change every day.
 */
export function interfaceWords(one: Interface): string {
  const { FoldedFor, NetworkInterfaceId, Attachment, Description } = one.configuration;
  const isPublic = hasPublicAddress(one);
  if (FoldedFor !== undefined) return isPublic ? `${FoldedFor} (public)` : FoldedFor;
  const owner = Attachment?.InstanceId ?? (Description || null);
  const notes = [...(owner === null ? [] : [owner]), ...(isPublic ? addressesOf(one.configuration) : [])];
  return notes.length > 0 ? `${NetworkInterfaceId} (${notes.join(", ")})` : `${NetworkInterfaceId}`;
}

function addressesOf(configuration: Interface["configuration"]): string[] {
  const { FoldedFor, Members } = configuration;
  // A folded interface's own fields are what its members share; their addresses are theirs.
  const holders: readonly Addressed[] = FoldedFor === undefined ? [configuration] : (Members ?? []);
  return [...new Set(holders.flatMap(publicAddresses))].sort();
}

function publicAddresses({ Association, PrivateIpAddresses, Ipv6Addresses }: Addressed): string[] {
  return [
    Association?.PublicIp,
    ...(PrivateIpAddresses?.map((one) => one.Association?.PublicIp) ?? []),
    ...(Ipv6Addresses?.map((one) => one.Ipv6Address) ?? []),
  ].flatMap((address) => address ?? []);
}

function isWhole(facts: Facts, region: string): boolean {
  return facts.missing(networkInterface, region).length === 0;
}

function indexed(
  facts: Facts,
  region: string,
  keys: (configuration: Interface["configuration"]) => readonly (string | undefined)[],
): Map<string | undefined, Interface[]> {
  const index = new Map<string | undefined, Interface[]>();
  for (const one of facts.known(networkInterface, region)) {
    for (const key of keys(one.configuration)) {
      const list = index.get(key);
      if (list) list.push(one);
      else index.set(key, [one]);
    }
  }
  return index;
}
