import { accountCheck, fact, fail, manual } from "@/lib/checks/engine/define";
import { seen } from "@/lib/checks/engine/not-seen";
import { type Statement, statementsOf } from "@/lib/checks/shared/policy";
import { inWords, shortList } from "@/lib/checks/shared/short-list";
import { organization } from "@/lib/model/resources/organizations";
import { inNoOrganization, isWithheld, membershipOf, withheld } from "./membership";

/** Actions that change policies of the organization. */
const WRITES = ["CreatePolicy", "UpdatePolicy", "AttachPolicy", "DetachPolicy", "DeletePolicy"].map(
  (action) => `organizations:${action}`,
);
const POLICY_TYPE = "organizations:policytype";

/** Who may manage policies beside the management account stands in the organization's resource policy, nowhere else. */
export const orgPolicyDelegation = accountCheck({
  id: "org-policy-delegation",
  service: "organizations",
  title: "Organization policies are administered by a delegated account",
  severity: "medium",
  version: 1,
  reads: [organization],
  evaluate: (facts) => {
    const membership = membershipOf(facts);
    if (membership === null) return inNoOrganization();
    const { organization: one, management } = membership;
    const read = one.configuration.ResourcePolicy;
    if (!read.seen && isWithheld([read], membership)) return withheld(membership);
    const policy = seen(read, "resource policy of the organization");
    if (policy === null) {
      return fail("The organization has no resource policy, so only the management account can change policies.", [
        fact("ResourcePolicy", null, one),
      ]);
    }
    const delegations = statementsOf(policy).flatMap((statement) => delegationOf(statement, management));
    if (delegations.length === 0) {
      return fail("The resource policy of the organization lets no member account change policies.", [
        fact("Accounts that may change policies", [], one),
      ]);
    }
    const accounts = [...new Set(delegations.flatMap((delegation) => delegation.accounts))].sort();
    return manual(`Policies may be changed by ${inWords(accounts)}. Look whether that is the right account.`, [
      fact("Accounts that may change policies", shortList(accounts), one),
      fact("Actions", shortList(delegations.flatMap(({ actions }) => actions)), one),
      fact("Policy types", shortList(delegations.flatMap(({ types }) => types)), one),
    ]);
  },
  risk:
    "People who write guardrails then work in the management account every day, where no guardrail holds and one mistake " +
    "reaches all accounts.",
  fix: {
    console: [
      "Sign in to the management account: AWS Organizations, Settings",
      "Delegated administrator for AWS Organizations, Delegate",
      "Give the account of your security team the actions on policies, for the policy types that it shall manage",
    ],
    cli: ["aws organizations put-resource-policy --content file://delegation.json"],
    terraform:
      'resource "aws_organizations_resource_policy" "this" {\n  content = data.aws_iam_policy_document.delegation.json\n}',
    link: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html",
  },
  apis: ["organizations:DescribeOrganization", "organizations:DescribeResourcePolicy"],
  source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html",
});

type Delegation = { accounts: string[]; actions: string[]; types: string[] };

/** What a statement lets others than the management account do with policies; nothing for most. */
function delegationOf(statement: Statement, management: string): Delegation[] {
  const { effect, actions, exceptActions, conditions } = statement;
  const named = WRITES.filter((write) => actions.some((pattern) => isCovered(write, pattern)) !== exceptActions);
  const accounts = accountsOf(statement).filter((account) => account !== management);
  if (effect !== "Allow" || named.length === 0 || accounts.length === 0) return [];
  const types = conditions.filter(({ key }) => key === POLICY_TYPE).flatMap(({ values }) => values);
  return [{ accounts, actions: named, types: types.length > 0 ? types : ["all"] }];
}

function accountsOf({ principals, exceptPrincipals }: Statement): string[] {
  if (exceptPrincipals) return [`everybody but ${principals.join(", ")}`];
  return principals.map(
    (principal) => /^(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(principal)?.[1] ?? principal,
  );
}

/** True when a pattern of an action fits; case does not count. */
function isCovered(action: string, pattern: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${escaped}$`, "i").test(action);
}
