import { accountCheck, fact, fail, manual } from "@/lib/checks/engine/define";
import { seen, together } from "@/lib/checks/engine/not-seen";
import { shortList } from "@/lib/checks/shared/short-list";
import { organization, organizationPolicy } from "@/lib/model/resources/organizations";
import { inNoOrganization, isWithheld, membershipOf, withheld } from "./membership";
import { accountWord, isActive, pathOf, TREE, treeOf } from "./tree";

/** Kinds of policies that limit what anybody in an account may do. */
const GUARDRAILS: ReadonlySet<string> = new Set(["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"]);

/** Whether guardrails are the right ones a person has to say; that there are some, and whom they miss, is here. */
export const orgAuthorizationGuardrails = accountCheck({
  id: "org-authorization-guardrails",
  service: "organizations",
  title: "Every account sits under custom permission guardrails",
  severity: "medium",
  version: 1,
  reads: [organization, organizationPolicy, ...TREE],
  evaluate: (facts) => {
    const membership = membershipOf(facts);
    if (membership === null) return inNoOrganization();
    const missing = [organizationPolicy, ...TREE].flatMap((type) => facts.missing(type));
    if (isWithheld(missing, membership)) return withheld(membership);
    const [tree, policies] = together(
      () => treeOf(facts),
      () => facts.all(organizationPolicy),
    );
    const enabled = tree.roots
      .flatMap(({ configuration }) => configuration.PolicyTypes ?? [])
      .flatMap(({ Type, Status }) => (Type && Status === "ENABLED" ? [Type] : []));
    const types = fact("PolicyTypes enabled on the root", shortList(enabled), tree.roots[0]);
    if (!enabled.includes("SERVICE_CONTROL_POLICY")) {
      return fail("Service control policies are not enabled in the organization.", [types]);
    }
    const custom = policies.filter(
      ({ configuration: { Type, AwsManaged } }) => GUARDRAILS.has(Type ?? "") && AwsManaged !== true,
    );
    const targets = together(
      ...custom.map(
        ({ name, configuration }) =>
          () =>
            seen(configuration.Targets, `targets of ${name}`),
      ),
    );
    const attached = custom.filter((_, index) => (targets[index]?.length ?? 0) > 0);
    const names = fact("Custom policies that are attached", shortList(attached.map(({ name }) => name)));
    if (attached.length === 0) {
      return fail("No service or resource control policy beside AWS's own is attached anywhere.", [types, names]);
    }
    const reached = new Set(targets.flat().map(({ TargetId }) => TargetId));
    // Guardrails never bind the management account, so it is not missed by them.
    const missed = tree.accounts.filter(
      (one) => isActive(one) && one.id !== membership.management && !pathOf(one.id, tree).some((id) => reached.has(id)),
    );
    const evidence = [types, names, fact("Accounts that no custom policy reaches", shortList(missed.map(accountWord)))];
    return manual(
      missed.length === 0
        ? "A custom policy reaches every active member account. Look whether it forbids what it should."
        : `No custom policy reaches ${missed.length === 1 ? "one active account" : `${missed.length} active accounts`}. Look at those, and whether the policies forbid what they should.`,
      evidence,
    );
  },
  risk:
    "Without guardrails an administrator of a member account, or whoever took over one, can switch off logging, leave the " +
    "organization or work in regions where nobody looks.",
  fix: {
    console: [
      "Sign in to the management account: AWS Organizations, Policies, Service control policies, Enable",
      "Create a policy that denies what nobody should do: leaving the organization, stopping CloudTrail, unused regions",
      "Attach it to a test unit first, then to the root",
    ],
    cli: [
      "aws organizations create-policy --type SERVICE_CONTROL_POLICY --name baseline --description baseline --content file://scp.json",
      "aws organizations attach-policy --policy-id {policy} --target-id {target}",
    ],
    terraform:
      'resource "aws_organizations_policy" "baseline" {\n  name    = "baseline"\n  content = data.aws_iam_policy_document.baseline.json\n}\n\n' +
      'resource "aws_organizations_policy_attachment" "baseline" {\n  policy_id = aws_organizations_policy.baseline.id\n' +
      "  target_id = aws_organizations_organization.this.roots[0].id\n}",
    link: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
  },
  apis: [
    "organizations:DescribeOrganization",
    "organizations:ListRoots",
    "organizations:ListPolicies",
    "organizations:DescribePolicy",
    "organizations:ListTargetsForPolicy",
    "organizations:ListOrganizationalUnitsForParent",
    "organizations:ListAccountsForParent",
  ],
  source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_auth.html",
});
