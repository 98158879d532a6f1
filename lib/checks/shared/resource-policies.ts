import type { Facts } from "@/lib/checks/engine/facts";
import { seen } from "@/lib/checks/engine/not-seen";
import { eventBus } from "@/lib/model/resources/events";
import { glacierVault } from "@/lib/model/resources/glacier";
import { key } from "@/lib/model/resources/kms";
import { lambdaFunction } from "@/lib/model/resources/lambda";
import { secret } from "@/lib/model/resources/secretsmanager";
import { topic } from "@/lib/model/resources/sns";
import { queue } from "@/lib/model/resources/sqs";
import { type Statement, statementsOf } from "./policy";

/** Types whose things carry a policy of their own, buckets aside: theirs has a switch above it. */
export const POLICY_HOLDERS = [queue, topic, lambdaFunction, key, glacierVault, secret, eventBus] as const;

/**
 * The statements of a thing's own policy: none without one.
 * @returns null for a thing that is not judged: a key of AWS's or one that is off, a secret that is going
 * @throws NotSeen when the policy was not seen
 */
export function resourceStatements({ type, arn }: { type: string; arn: string }, facts: Facts): Statement[] | null {
  return policiesOf(type, arn, facts)?.flatMap(statementsOf) ?? null;
}

function policiesOf(type: string, arn: string, facts: Facts): unknown[] | null {
  switch (type) {
    case queue.type:
      return [seen(facts.find(queue, arn)?.configuration.Attributes, "Attributes").Policy];
    case topic.type:
      return [seen(facts.find(topic, arn)?.configuration.Attributes, "Attributes").Policy];
    case lambdaFunction.type:
      return [seen(facts.find(lambdaFunction, arn)?.configuration.Policy, "Policy")];
    case key.type:
      return policiesOfKey(arn, facts);
    case glacierVault.type: {
      const vault = facts.find(glacierVault, arn)?.configuration;
      return [seen(vault?.AccessPolicy, "AccessPolicy"), seen(vault?.Lock, "Lock")?.Policy];
    }
    case secret.type: {
      const policy = facts.find(secret, arn)?.configuration.ResourcePolicy;
      return policy === undefined ? null : [seen(policy, "ResourcePolicy")];
    }
    case eventBus.type:
      return [facts.find(eventBus, arn)?.configuration.Policy];
    default:
      return null;
  }
}

function policiesOfKey(arn: string, facts: Facts): unknown[] | null {
  const configuration = facts.find(key, arn)?.configuration;
  const { KeyManager, KeyState } = seen(configuration?.KeyMetadata, "KeyMetadata");
  return KeyManager === "CUSTOMER" && KeyState === "Enabled" ? [seen(configuration?.KeyPolicy, "KeyPolicy")] : null;
}
