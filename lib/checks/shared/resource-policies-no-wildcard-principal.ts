import { fact, fail, manual, pass, type Ruling, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { switchFacts } from "@/lib/checks/s3/public-access";
import { publicPolicy } from "@/lib/checks/s3/public-policy";
import { accountPublicAccessBlock, bucket } from "@/lib/model/resources/s3";
import { openStatements, openWords, type Statement } from "./policy";
import { POLICY_HOLDERS, resourceStatements } from "./resource-policies";
import { inWords, shortList } from "./short-list";

/** Whoever has an AWS account, or none, is let in by a statement for `*` that nothing else limits. */
export const resourcePoliciesNoWildcardPrincipal = resourceCheck({
  id: "resource-policies-no-wildcard-principal",
  service: "iam",
  title: "Resource policies do not open access to everyone",
  severity: "critical",
  version: 1,
  types: [bucket, ...POLICY_HOLDERS],
  reads: [accountPublicAccessBlock],
  evaluate: (one, facts) => {
    if (one.type === bucket.type) {
      const found = facts.find(bucket, one.arn);
      return found ? ofBucket(found, facts) : null;
    }
    const statements = resourceStatements(one, facts);
    return statements && ruled(one.type, openStatements(statements), statements.length);
  },
  risk:
    "Everybody in the world can do what the statement allows: read the bucket, send to the queue, use the key, call the " +
    "function. Nothing in the account's own users and roles has to go wrong for it.",
  fix: {
    console: [
      "Open the resource and edit its policy (Permissions, Access policy or Key policy)",
      "In the statement named here, put the accounts, roles or services that need it in place of *",
      "If a service of AWS calls it, add a condition on aws:SourceAccount or aws:SourceArn",
    ],
    cli: ["aws accessanalyzer check-no-public-access --policy-document file://policy.json --resource-type {type}"],
    terraform:
      'condition {\n  test     = "StringEquals"\n  variable = "aws:SourceAccount"\n  values   = [data.aws_caller_identity.current.account_id]\n}',
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  },
  apis: [
    "s3:GetBucketPolicy",
    "s3:GetPublicAccessBlock",
    "s3control:GetPublicAccessBlock",
    "sqs:GetQueueAttributes",
    "sns:GetTopicAttributes",
    "lambda:GetPolicy",
    "kms:DescribeKey",
    "kms:GetKeyPolicy",
    "glacier:GetVaultAccessPolicy",
    "secretsmanager:GetResourcePolicy",
    "events:DescribeEventBus",
  ],
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-resources.html",
});

function ofBucket(one: KnownResource<typeof bucket>, facts: Facts): Ruling {
  const { restricted, ...open } = publicPolicy(one, facts);
  if (restricted) {
    return pass("RestrictPublicBuckets is in effect: S3 serves no public policy.", switchFacts(one, facts));
  }
  const { Policy } = one.configuration;
  return ruled(one.type, open, Policy.seen && Policy.value !== null ? 1 : 0);
}

function ruled(type: string, open: { everybody: Statement[]; networks: string[] }, statements: number): Ruling {
  const { everybody, networks } = open;
  if (everybody.length > 0) {
    const names = everybody.map(({ sid }) => sid ?? "a statement without a Sid");
    const evidence = [fact("Statements for everybody", shortList(everybody.map(openWords)))];
    return fail(`The policy lets everybody in: ${inWords([...new Set(names)])}.`, evidence, { values: { type } });
  }
  if (networks.length > 0) {
    return manual("The policy lets in whoever comes from some addresses; whether that is right is yours to say.", [
      fact("aws:SourceIp", shortList(networks)),
    ]);
  }
  return statements === 0 ? pass("It has no policy of its own.") : pass("No statement of the policy is for everybody.");
}
