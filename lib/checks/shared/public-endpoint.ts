import { type Check, type Fix, fact, fail, pass, type ResourceCheck, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import type { DecidingFact, Severity } from "@/lib/model/finding";
import type { ResourceType } from "@/lib/model/resource";
import { regionSettings } from "@/lib/model/resources/ec2";
import { prefixList, securityGroup } from "@/lib/model/resources/ec2-firewall";
import { subnet } from "@/lib/model/resources/ec2-network";
import { routeTable } from "@/lib/model/resources/ec2-routing";
import { type Place, type Reachability, reachability } from "./reachability";

/** Types that tell whether the internet reaches a place in a VPC. */
const REACHABILITY_READS = [routeTable, subnet, securityGroup, prefixList, regionSettings] as const;

/** A public address is one mistake away from being open; until then it is only that. */
const GRADES: Readonly<Record<Reachability["internet"], Severity>> = {
  open: "critical",
  unknown: "high",
  closed: "medium",
};

const WORDS: Readonly<Record<Reachability["internet"], string>> = {
  open: "and the internet reaches it: a subnet has a way in and a group lets everybody in",
  unknown: "whether the internet reaches it was not seen",
  closed: "though routes or groups keep the internet out for now",
};

/** What a service says of a thing's public address, and where the thing stands. */
export type PublicEndpoint = Pick<Place, "vpc" | "securityGroups"> & {
  /** Ids of the subnets in which it stands; empty where that was not seen. */
  subnets: readonly string[];
  /** Ports of TCP on which it answers; empty for any. */
  ports: readonly number[];
  /** The field that says so, as AWS names it. */
  field: string;
  /** Undefined where AWS's answer does not tell. */
  isPublic: boolean | undefined;
  /** True where no network of the account stands around it, so no route or group keeps anybody out. */
  unguarded?: boolean;
  /** Words for the places of the fix. */
  values?: Record<string, string>;
};

/** A check that something has no address in the internet; if it has, graded by whether the internet gets there. */
export function publicEndpointCheck<const T extends ResourceType>(
  about: Pick<ResourceCheck, "id" | "service" | "title" | "risk" | "apis" | "source"> & {
    type: T;
    fix: Fix;
    reads?: Check["reads"];
    endpoint: (resource: KnownResource<T>, facts: Facts) => PublicEndpoint;
  },
): ResourceCheck {
  const { type, endpoint, reads = [], ...rest } = about;
  return resourceCheck({
    ...rest,
    severity: "critical",
    version: 1,
    types: [type],
    reads: [...REACHABILITY_READS, ...reads],
    evaluate: (resource, facts) => {
      const { field, isPublic, unguarded, values = {}, ...place } = endpoint(resource, facts);
      const [operation = ""] = about.apis;
      if (isPublic === undefined)
        throw new NotSeen([{ what: field, reason: "broken_answer", operation, action: null }]);
      if (!isPublic) return pass("It has no address in the internet.", [fact(field, false)]);
      if (unguarded) {
        return fail("It has an address in the internet, and no security group stands before it.", [fact(field, true)], {
          values,
        });
      }
      const { internet, because, unseen } = reached(facts, { ...place, region: resource.region });
      const evidence = [fact(field, true), ...because, ...(unseen.length > 0 ? [fact("Not seen", unseen)] : [])];
      return fail(`It has an address in the internet, ${WORDS[internet]}.`, evidence, {
        severity: GRADES[internet],
        values,
      });
    },
    apis: [...about.apis, "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroupRules"],
  });
}

type Reached = { internet: Reachability["internet"]; because: DecidingFact[]; unseen: string[] };

/** The answer for the port that is reached most easily. */
function reached(facts: Facts, { ports, ...place }: Omit<Place, "port"> & { ports: readonly number[] }): Reached {
  const asked = ports.length > 0 ? ports : [undefined];
  const answers = asked.map((port) => reachability(facts, { ...place, port }));
  const found = (["open", "unknown", "closed"] as const).flatMap(
    (grade) => answers.find((one) => one.internet === grade) ?? [],
  );
  const [worst] = found;
  if (worst === undefined) return { internet: "unknown", because: [], unseen: [] };
  // Where it stands was not seen: nothing can be said of routes.
  const placeless = place.subnets.length === 0 && worst.ports.length > 0;
  const unseen = placeless ? ["its subnets"] : [...new Set(worst.missing.map(({ what }) => what))];
  return { internet: placeless ? "unknown" : worst.internet, because: worst.because, unseen };
}

/** Ids without those that AWS left out. */
export function ids(of: readonly (string | undefined)[] | undefined): string[] {
  return (of ?? []).flatMap((id) => id ?? []);
}
