import { accountCheck, fact, fail, manual } from "@/lib/checks/engine/define";
import { organization } from "@/lib/model/resources/organizations";
import { inNoOrganization, isWithheld, membershipOf, withheld } from "./membership";
import { isActive, TREE, treeLines, treeOf } from "./tree";

/** Policies follow units. Whether the units follow the company is for a person to say. */
export const orgOuStructure = accountCheck({
  id: "org-ou-structure",
  service: "organizations",
  title: "Organizational units follow environment and sensitivity",
  severity: "low",
  version: 1,
  reads: [organization, ...TREE],
  evaluate: (facts) => {
    const membership = membershipOf(facts);
    if (membership === null) return inNoOrganization();
    const missing = TREE.flatMap((type) => facts.missing(type));
    if (isWithheld(missing, membership)) return withheld(membership);
    const tree = treeOf(facts);
    const evidence = [fact("Tree of the organization", treeLines(tree))];
    // Closed accounts stay where they are for a while, and nobody would move them.
    const active = tree.accounts.filter(isActive);
    const isFlat = active.every(({ configuration }) => tree.roots.some(({ id }) => id === configuration.ParentId));
    if (active.length > 1 && isFlat && tree.units.length === 0) {
      return fail(`All ${active.length} active accounts hang directly from the root; there are no units.`, evidence);
    }
    return active.length > 1 && isFlat
      ? manual("There are units, but all active accounts hang directly from the root.", evidence)
      : manual("Look whether the units part production from the rest, and the sensitive from the ordinary.", evidence);
  },
  risk:
    "Guardrails are given to units. Where everything hangs together, one rule must fit production and playground alike, and " +
    "ends up forbidding little.",
  fix: {
    console: [
      "Sign in to the management account: AWS Organizations, AWS accounts",
      "Choose the root, Actions, Create new: units such as Security, Production, Development",
      "Choose the accounts, Actions, Move",
    ],
    cli: [
      "aws organizations create-organizational-unit --parent-id {root} --name Production",
      "aws organizations move-account --account-id {member} --source-parent-id {root} --destination-parent-id {unit}",
    ],
    terraform:
      'resource "aws_organizations_organizational_unit" "production" {\n  name      = "Production"\n' +
      "  parent_id = aws_organizations_organization.this.roots[0].id\n}",
    link: "https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/recommended-ous-and-accounts.html",
  },
  apis: [
    "organizations:DescribeOrganization",
    "organizations:ListRoots",
    "organizations:ListOrganizationalUnitsForParent",
    "organizations:ListAccountsForParent",
  ],
  source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_ous.html",
});
