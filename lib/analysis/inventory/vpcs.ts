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

type Named = { vpcs: string[]; subnets: string[] };

/**
 * Finds the VPCs of each resource: a VPC is in itself; others are in those that they name, or else in those of the
 * subnets that they name.
 */
export class VpcsBuilder {
  readonly #named: (Named | null)[] = [];

  /** @param refs what the next resource names, with blanks between. */
  add(refs: string): void {
    const named: Named = { vpcs: [], subnets: [] };
    if (refs.includes("vpc-") || refs.includes("subnet-")) {
      for (const [, id = "", kind] of refs.matchAll(NAMED)) (kind === "subnet" ? named.subnets : named.vpcs).push(id);
    }
    this.#named.push(named.vpcs.length + named.subnets.length > 0 ? named : null);
  }

  build({ ids, names, type }: { ids: readonly string[]; names: readonly string[]; type: Coded }): Vpcs {
    const kindOf = (resource: number) => type.values[type.codes[resource] ?? 0];
    const nameOf = new Map<string, string>();
    ids.forEach((id, resource) => {
      if (kindOf(resource) === VPC) nameOf.set(id, names[resource] ?? id);
    });
    const vpcs = new Coder();
    // A log group may be called vpc-logs.
    const real = (named: Named | null | undefined) =>
      (named?.vpcs ?? []).filter((id) => nameOf.has(id) || REAL_ID.test(id)).map((id) => vpcs.code(id));
    const ofSubnet = new Map<string, number[]>();
    ids.forEach((id, resource) => {
      if (kindOf(resource) === SUBNET) ofSubnet.set(id, real(this.#named[resource]));
    });

    const setOf = (id: string, resource: number): number[] => {
      if (kindOf(resource) === VPC) return [vpcs.code(id)];
      const named = this.#named[resource];
      if (!named) return [];
      const own = real(named);
      return [...new Set(own.length > 0 ? own : named.subnets.flatMap((subnet) => ofSubnet.get(subnet) ?? []))];
    };
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
    const all = vpcs.values().map((id) => id ?? "");
    return { codes, sets, ids: all, names: all.map((id) => nameOf.get(id) ?? null) };
  }
}
