import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import type { KnownResource } from "@/lib/checks/engine/facts";
import { NotSeen, seen } from "@/lib/checks/engine/not-seen";
import { type Statement, statementsOf } from "@/lib/checks/shared/policy";
import type { DecidingFact } from "@/lib/model/finding";
import { statementLines } from "@/lib/model/policy-statements";
import { awsManagedPolicy, managedPolicy } from "@/lib/model/resources/iam";
import { DETACH, HOLDERS, holderFacts, holdersOf, holderValues, holderWords } from "./attachments";
import { gives } from "./full-admin";

/** A policy that allows everything makes each of its holders an owner of the account. Inline policies are not judged. */
export const iamNoFullAdminPolicies = resourceCheck({
  id: "iam-no-full-admin-policies",
  service: "iam",
  title: "No attached policy grants everything",
  severity: "high",
  version: 1,
  types: [managedPolicy, awsManagedPolicy],
  reads: HOLDERS,
  evaluate: (policy, facts) => {
    const { AttachmentCount } = policy.configuration;
    if (AttachmentCount === undefined) {
      const operation = "iam:ListPolicies";
      throw new NotSeen([
        { what: `AttachmentCount of ${policy.name}`, reason: "broken_answer", operation, action: null },
      ]);
    }
    // One that only bounds others gives nothing.
    if (AttachmentCount === 0) return null;
    const holders = holdersOf(policy.arn, facts);
    const held = [fact("AttachmentCount", AttachmentCount), ...holderFacts(holders)];
    const statements = statementsOf(documentOf(policy));
    const admin = statements.find((one) => ["everything", "everything_but"].includes(gives(one) ?? ""));
    if (admin) {
      const what =
        gives(admin) === "everything" ? "everything" : `everything except ${admin.actions.slice(0, 3).join(", ")}`;
      const who = holderWords(holders) ?? "somebody";
      return fail(
        `The policy allows ${what} on all resources, and is attached to ${who}.`,
        [...statementFacts(admin, statements), ...held],
        { values: { policy: policy.arn, ...holderValues(holders) } },
      );
    }
    const allButIam = statements.find((one) => gives(one) === "all_but_iam");
    return allButIam
      ? pass("The policy allows nearly everything, but nothing of IAM.", [
          ...statementFacts(allButIam, statements),
          ...held,
        ])
      : pass("The policy does not allow everything.", held);
  },
  risk:
    "Whoever takes over one of the holders, a laptop with a session or a pipeline with a role, owns the whole account at " +
    "once and can make new ways in for later.",
  fix: {
    console: [
      "IAM, Policies, choose the policy, Entities attached: see who holds it",
      "Look at what each holder used: its Access Advisor tab (Last accessed)",
      "Attach a policy with just that, then detach this one; keep one role for emergencies and add an exception for it",
    ],
    cli: DETACH,
    terraform:
      'resource "aws_iam_role_policy_attachment" "this" {\n  role       = aws_iam_role.this.name\n' +
      "  policy_arn = aws_iam_policy.what_it_needs.arn # not AdministratorAccess\n}",
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  },
  apis: ["iam:ListPolicies", "iam:GetPolicyVersion", "iam:GetAccountAuthorizationDetails"],
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
});

/** The document of the default version. @throws NotSeen when it was not read */
function documentOf({
  name,
  type,
  configuration,
}: KnownResource<typeof managedPolicy | typeof awsManagedPolicy>): unknown {
  const what = `the document of ${name}`;
  const { PolicyDocument } = configuration;
  const document =
    type === awsManagedPolicy.type
      ? seen(awsManagedPolicy.schema.shape.PolicyDocument.parse(PolicyDocument), what)
      : PolicyDocument;
  if (document !== null && document !== undefined) return document;
  throw new NotSeen([{ what, reason: "broken_answer", operation: "iam:GetPolicyVersion", action: null }]);
}

/** The statement that decided, what has to be true for it, and whether something is denied beside it. */
function statementFacts(statement: Statement, all: readonly Statement[]): DecidingFact[] {
  const denied = all.filter(({ effect }) => effect === "Deny").length;
  return [
    fact(`Statement ${statement.sid ?? ""}`.trim(), statementLines(statement).slice(0, 8)),
    ...(denied > 0 ? [fact("Deny statements beside it", denied)] : []),
  ];
}
