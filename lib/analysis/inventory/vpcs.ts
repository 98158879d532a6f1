import { type Coded, Coder } from "./columns";

/** In which VPCs things stand. */
export type Vpcs = {
  /** Of each resource: which of `sets`. */
  codes: Uint32Array;
  /** Lists of numbers of VPCs; the first is empty. */
  sets: readonly (readonly number[])[];
  ids: readonly string[];
  /** Their names; null for those that the snapshot does not hold. */
  names: readonly (string | null)[];
};

const VPC = "AWS::EC2::VPC";
const SUBNET = "AWS::EC2::Subnet";
const NAMED = /(?:^|[ /])((vpc|subnet)-[0-9a-z]+)(?= |$)/g;
const REAL_ID = /^vpc-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;

/**
 * Finds the VPCs of each resource: a VPC is in itself; others are in those that they name, or else in those of the
 * subnets that they name.
 * @param refs what each names, with blanks between.
 */
export function resolveVpcs({
  ids,
  names,
  refs,
  type,
}: {
  ids: readonly string[];
  names: readonly string[];
  refs: readonly string[];
  type: Coded;
}): Vpcs {
  const kindOf = (resource: number) => type.values[type.codes[resource] ?? 0];
  const nameOfVpc = new Map<string, string>();
  ids.forEach((id, resource) => {
    if (kindOf(resource) === VPC) nameOfVpc.set(id, names[resource] ?? id);
  });
  // A log group may be called vpc-logs.
  const isVpc = (id: string) => nameOfVpc.has(id) || REAL_ID.test(id);

  const vpcs = new Coder();
  const named = refs.map((text) => {
    const found = { vpcs: new Set<number>(), subnets: new Set<string>() };
    if (!text.includes("vpc-") && !text.includes("subnet-")) return null;
    for (const [, id = "", kind] of text.matchAll(NAMED)) {
      if (kind === "subnet") found.subnets.add(id);
      else if (isVpc(id)) found.vpcs.add(vpcs.code(id));
    }
    return found;
  });
  const ofSubnet = new Map<string, Set<number>>();
  ids.forEach((id, resource) => {
    const own = named[resource];
    if (own && kindOf(resource) === SUBNET) ofSubnet.set(id, own.vpcs);
  });

  const sets: number[][] = [[]];
  const known = new Map([["", 0]]);
  const codes = new Uint32Array(ids.length);
  ids.forEach((id, resource) => {
    const set = setOf(id, resource);
    const key = set.join();
    const code = known.get(key) ?? sets.push(set) - 1;
    known.set(key, code);
    codes[resource] = code;
  });
  function setOf(id: string, resource: number): number[] {
    if (kindOf(resource) === VPC) return [vpcs.code(id)];
    const own = named[resource];
    if (!own) return [];
    if (own.vpcs.size > 0) return [...own.vpcs];
    return [...new Set([...own.subnets].flatMap((subnet) => [...(ofSubnet.get(subnet) ?? [])]))];
  }
  const all = vpcs.values().map((id) => id ?? "");
  return { codes, sets, ids: all, names: all.map((id) => nameOfVpc.get(id) ?? null) };
}
