import { fact } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { inWords, shortList } from "@/lib/checks/shared/short-list";
import type { DecidingFact } from "@/lib/model/finding";
import { group, role, user } from "@/lib/model/resources/iam";

/** Users, groups and roles that hold a managed policy. */
export type Holders = { users: Holder[]; groups: Holder[]; roles: Holder[] };
type Holder = KnownResource<typeof user> | KnownResource<typeof group> | KnownResource<typeof role>;

/** Types that can hold a policy. */
export const HOLDERS = [user, group, role] as const;

/**
 * Who holds a managed policy, as far as this scan saw them; a permissions boundary is not held.
 * Complete only where the listings of `HOLDERS` were read.
 */
export function holdersOf(policyArn: string, facts: Facts): Holders {
  return facts.once("iam: holders of policies", () => allHolders(facts)).get(policyArn) ?? noHolders();
}

function allHolders(facts: Facts): Map<string, Holders> {
  const all = new Map<string, Holders>();
  const add = (kind: keyof Holders, holder: Holder) => {
    for (const { PolicyArn } of holder.configuration.AttachedManagedPolicies ?? []) {
      const holders = all.get(PolicyArn) ?? noHolders();
      holders[kind].push(holder);
      all.set(PolicyArn, holders);
    }
  };
  for (const one of facts.known(user)) if (one.seen) add("users", one);
  for (const one of facts.known(group)) if (one.seen) add("groups", one);
  for (const one of facts.known(role)) if (one.seen) add("roles", one);
  return all;
}

/** Who holds the policy, as facts: names by kind, of which there are some. */
export function holderFacts({ users, groups, roles }: Holders): DecidingFact[] {
  return [
    ...(users.length > 0 ? [fact("Attached to users", shortList(users.map(({ id }) => id)))] : []),
    ...(groups.length > 0 ? [fact("Attached to groups", shortList(groups.map(({ id }) => id)))] : []),
    ...(roles.length > 0 ? [fact("Attached to roles", shortList(roles.map(({ id }) => id)))] : []),
  ];
}

/** `1 user and 2 roles`; null for nobody. */
export function holderWords({ users, groups, roles }: Holders): string | null {
  const counts = [count(users.length, "user"), count(groups.length, "group"), count(roles.length, "role")].flat();
  return counts.length === 0 ? null : inWords(counts);
}

/** The first holder of each kind, for the commands that detach the policy. */
export function holderValues({ users, groups, roles }: Holders): Record<string, string> {
  const first = [
    ["user", users[0]?.id],
    ["group", groups[0]?.id],
    ["role", roles[0]?.id],
  ].filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(first);
}

/** Commands that take a policy from its holders. Those whose holder is not among the values have nobody to take it from. */
export const DETACH = [
  "aws iam list-entities-for-policy --policy-arn {policy}",
  "aws iam detach-user-policy --user-name {user?} --policy-arn {policy}",
  "aws iam detach-group-policy --group-name {group?} --policy-arn {policy}",
  "aws iam detach-role-policy --role-name {role?} --policy-arn {policy}",
];

function count(number: number, word: string): string[] {
  if (number === 0) return [];
  return [`${number} ${word}${number === 1 ? "" : "s"}`];
}

function noHolders(): Holders {
  return { users: [], groups: [], roles: [] };
}
