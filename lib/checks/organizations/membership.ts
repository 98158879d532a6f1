import { fact, manual, notApplicable, type Ruling } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import type { UnseenReason } from "@/lib/model/read";
import { organization } from "@/lib/model/resources/organizations";

/** The organization of the account, and what the account is in it. */
export type Membership = {
  organization: KnownResource<typeof organization>;
  /** Id of the management account, which every account of the organization is told. */
  management: string;
  isManagement: boolean;
};

/**
 * @returns null for an account that is in no organization
 * @throws NotSeen when that could not be read
 */
export function membershipOf(facts: Facts): Membership | null {
  const [one] = facts.all(organization);
  if (one === undefined) return null;
  const management = one.configuration.MasterAccountId;
  if (management === undefined) {
    const operation = "organizations:DescribeOrganization";
    throw new NotSeen([{ what: "MasterAccountId", reason: "broken_answer", operation, action: null }]);
  }
  return { organization: one, management, isManagement: management === facts.awsAccountId };
}

/**
 * True where a refusal is AWS's ordinary answer to a member account, which no permission changes.
 * @param lacks what could not be read
 */
export function isWithheld(lacks: readonly { reason: UnseenReason }[], { isManagement }: Membership): boolean {
  return !isManagement && lacks.length > 0 && lacks.every(({ reason }) => reason === "denied");
}

/** The ruling for an account that is in no organization. */
export function inNoOrganization(): Ruling {
  return notApplicable("The account is in no organization.");
}

/** The ruling for a member account that is not told. */
export function withheld({ organization: one, management }: Pick<Membership, "organization" | "management">): Ruling {
  return manual(
    `AWS tells this only to the management account (${management}) and to delegated administrators. Look there.`,
    [fact("MasterAccountId", management, one)],
  );
}
