import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { NotSeen, seen } from "@/lib/checks/engine/not-seen";
import { openStatements, type Statement, statementsOf } from "@/lib/checks/shared/policy";
import type { bucket } from "@/lib/model/resources/s3";
import { bucketSwitches } from "./public-access";

/** What a bucket's policy lets in from outside, and whether S3 cuts that off (`restricted`). */
export type PublicPolicy = { everybody: Statement[]; networks: string[]; restricted: boolean };

/**
 * Whom the policy of a bucket lets in. With RestrictPublicBuckets in effect S3 serves a public policy to the account
 * and to AWS's services only.
 * @throws NotSeen when the policy, or the switch that would make up for it, was not seen
 */
export function publicPolicy(one: KnownResource<typeof bucket>, facts: Facts): PublicPolicy {
  const { on, missing } = bucketSwitches(one, facts, ["RestrictPublicBuckets"]);
  if (on.length > 0) return { everybody: [], networks: [], restricted: true };
  const open = openStatements(statementsOf(seen(one.configuration.Policy, "Policy")));
  if (open.everybody.length + open.networks.length > 0 && missing.length > 0) throw new NotSeen(missing);
  return { ...open, restricted: false };
}
