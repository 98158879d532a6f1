import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { seen } from "@/lib/checks/engine/not-seen";
import { type Condition, isForEverybody, type Statement, statementsOf } from "@/lib/checks/shared/policy";
import { bucket } from "@/lib/model/resources/s3";

/** TLS 1.0 and 1.1 are broken; S3 itself refuses them since 2024. */
const MIN_TLS = 1.2;

/** S3 answers plain HTTP unless the bucket's policy refuses it to everybody, for every action and every object. */
export const s3HttpsOnly = resourceCheck({
  id: "s3-https-only",
  service: "s3",
  title: "Bucket policy refuses plain HTTP",
  severity: "medium",
  version: 1,
  types: [bucket],
  evaluate: ({ arn, configuration }) => {
    const policy = seen(configuration.Policy, "Policy");
    const statements = statementsOf(policy);
    if (statements.length === 0) return fail("The bucket has no policy, so plain HTTP is answered.");
    const refusing = statements.find((one) => refusesHttp(one, arn));
    if (refusing) {
      return pass("The policy refuses requests without TLS.", [fact("Statement", refusing.sid ?? "without a Sid")]);
    }
    const narrow = statements.filter(({ effect, conditions }) => effect === "Deny" && conditions.some(isAboutTls));
    return narrow.length > 0
      ? fail("The policy refuses plain HTTP to some callers, actions or objects only.", [
          fact(
            "Statements",
            narrow.slice(0, 20).map(({ sid }) => sid ?? "without a Sid"),
          ),
        ])
      : fail("No statement of the policy refuses plain HTTP.");
  },
  risk:
    "Whoever sits between a caller and S3 can read and change what is sent over plain HTTP, signed requests and " +
    "downloads among it.",
  fix: {
    console: [
      "S3, the bucket, Permissions, Bucket policy, Edit",
      "Add a statement: Effect Deny, Principal *, Action s3:*, Resource the bucket and bucket/*, Condition Bool aws:SecureTransport false",
      "Save changes",
    ],
    cli: ["aws s3api put-bucket-policy --bucket {id} --policy file://policy.json"],
    terraform:
      'data "aws_iam_policy_document" "https_only" {\n  statement {\n    sid       = "HttpsOnly"\n    effect    = "Deny"\n' +
      '    actions   = ["s3:*"]\n    resources = ["arn:aws:s3:::BUCKET", "arn:aws:s3:::BUCKET/*"]\n' +
      '    principals {\n      type        = "*"\n      identifiers = ["*"]\n    }\n' +
      '    condition {\n      test     = "Bool"\n      variable = "aws:SecureTransport"\n      values   = ["false"]\n    }\n  }\n}',
    link: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
  },
  apis: ["s3:ListBuckets", "s3:GetBucketPolicy"],
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
});

function refusesHttp(statement: Statement, bucketArn: string): boolean {
  const { effect, actions, exceptActions, resources, exceptResources, conditions } = statement;
  const [test, ...more] = conditions;
  return (
    effect === "Deny" &&
    isForEverybody(statement) &&
    !exceptActions &&
    actions.some((action) => action === "*" || action.toLowerCase() === "s3:*") &&
    !exceptResources &&
    resources.some((resource) => holdsAllObjects(resource, bucketArn)) &&
    test !== undefined &&
    more.length === 0 &&
    isAgainstHttp(test)
  );
}

function isAgainstHttp({ operator, key, values }: Condition): boolean {
  if (key === "aws:securetransport") {
    return (
      /^Bool(?:IfExists)?$/.test(operator) && values.length > 0 && values.every((it) => it.toLowerCase() === "false")
    );
  }
  return (
    key === "s3:tlsversion" &&
    /^NumericLessThan(?:IfExists)?$/.test(operator) &&
    values.some((value) => Number(value) >= MIN_TLS)
  );
}

function isAboutTls({ key }: Condition): boolean {
  return key === "aws:securetransport" || key === "s3:tlsversion";
}

/** True when a pattern fits every object: it fits the shortest one, and what follows is left open. */
function holdsAllObjects(pattern: string, bucketArn: string): boolean {
  if (!pattern.endsWith("*")) return false;
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${escaped}$`, "s").test(`${bucketArn}/`);
}
