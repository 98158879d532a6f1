import { accountCheck, fact, fail, pass } from "@/lib/checks/engine/define";
import { inWords } from "@/lib/checks/shared/short-list";
import { group, role, user } from "@/lib/model/resources/iam";
import { holderFacts, holdersOf, holderWords } from "./attachments";

/** When something breaks, somebody has to be able to open a case without being an administrator. */
export const iamSupportRole = accountCheck({
  id: "iam-support-role",
  service: "iam",
  title: "A role exists for working with AWS Support",
  severity: "low",
  version: 1,
  reads: [role, user, group],
  evaluate: (facts) => {
    const policy = `arn:${facts.partition}:iam::aws:policy/AWSSupportAccess`;
    const holders = holdersOf(policy, facts);
    const names = holders.roles.map(({ id }) => id).sort();
    if (names.length > 0) {
      return pass(`${inWords(names)} may work with AWS Support.`, [
        fact("Policy", policy),
        ...holderFacts({ users: [], groups: [], roles: holders.roles }),
      ]);
    }
    // One role is enough; that there is none needs all of them.
    facts.all(role);
    const others = holderWords(holders);
    return fail(
      others === null
        ? "No role has the policy AWSSupportAccess."
        : `No role has the policy AWSSupportAccess, only ${others}, which does not count.`,
      [fact("Policy", policy), fact("Attached to roles", []), ...holderFacts(holders)],
      { values: { policy } },
    );
  },
  risk:
    "During an outage or a break-in nobody but an administrator can open a case with AWS, and the people who handle it work " +
    "with far more rights than they need.",
  fix: {
    console: [
      "IAM, Roles, Create role: AWS account, this account",
      "Choose the policy AWSSupportAccess and name the role, for example support",
      "Let the people who answer incidents assume it",
    ],
    cli: [
      "aws iam create-role --role-name support --assume-role-policy-document file://who-may-assume-it.json",
      "aws iam attach-role-policy --role-name support --policy-arn {policy}",
    ],
    terraform:
      'resource "aws_iam_role_policy_attachment" "support" {\n  role       = aws_iam_role.support.name\n' +
      '  policy_arn = "arn:aws:iam::aws:policy/AWSSupportAccess"\n}',
    link: "https://docs.aws.amazon.com/awssupport/latest/user/accessing-support.html",
  },
  apis: ["iam:GetAccountAuthorizationDetails"],
  source: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSSupportAccess.html",
});
