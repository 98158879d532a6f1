import { describe, expect, it } from "vitest";
import { collectors } from "../registry";
import { policyCloudFormation } from "./cloudformation";
import {
  MANAGED_POLICY_LIMIT,
  type PolicyDocument,
  policyDocuments,
  policyJson,
  requiredActions,
  sizeOf,
  statementFor,
} from "./policy";
import { policyShell } from "./shell";
import { policyTerraform } from "./terraform";
import { checkTrust } from "./trust";

const TRUST = { principal: "123456789012", externalId: "let-me-in" };

/** Managed policies that a role may have without asking AWS for more. */
const POLICIES_PER_ROLE = 10;

/** Actions of a document, statements in order. */
function actionsOf(documents: readonly PolicyDocument[]): string[] {
  return documents.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
}

/** Collectors of a service with many operations of long names. */
function imaginary(service: string, operations: number) {
  const names = Array.from({ length: operations }, (_, index) => `Describe${"Very".repeat(5)}LongOperation${index}`);
  return { permissions: Object.fromEntries(names.map((name) => [name, `${service}:${name}`])) };
}

describe("the actions that collectors need", () => {
  const actions = requiredActions(collectors);

  it("are written as IAM writes them, sorted, each once", () => {
    for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/);
    expect(actions).toEqual([...new Set(actions)].sort());
  });

  it("are reads by their names", () => {
    // API Gateway names its actions by the methods of HTTP; Budgets has one action for all that it shows.
    const reads =
      /^[a-z0-9-]+:(?:(?:Get|List|Describe|Generate|Search|BatchGet|Lookup)[A-Z]|GET$)|^budgets:ViewBudget$/;
    expect(actions.filter((action) => !reads.test(action))).toEqual([]);
  });

  it("open no data: no objects, messages, log events, code, parameters or secrets", () => {
    const data = [
      ...["s3:GetObject", "secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue", "ssm:GetParameter"],
      ...["ssm:GetParameters", "ssm:GetParametersByPath", "lambda:GetFunction", "logs:GetLogEvents"],
      ...[
        "logs:FilterLogEvents",
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "kinesis:GetRecords",
        "sqs:ReceiveMessage",
      ],
      ...["kms:Decrypt", "ecr:GetAuthorizationToken", "sts:GetSessionToken", "rds:DownloadCompleteDBLogFile"],
    ];
    expect(actions.filter((action) => data.includes(action))).toEqual([]);
  });

  it("hold the ones that a scan needs beside its collectors", () => {
    expect(requiredActions([])).toEqual(["ec2:DescribeRegions"]);
  });

  it("are the renamed ones where IAM's name differs from the operation's", () => {
    const renamed = [
      ...["s3:ListAllMyBuckets", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration"],
      ...["s3:GetReplicationConfiguration", "s3:GetBucketNotification", "s3:GetBucketCORS"],
      ...["s3:GetBucketPublicAccessBlock", "s3:GetAccountPublicAccessBlock", "s3:GetBucketObjectLockConfiguration"],
    ];
    expect(actions).toEqual(expect.arrayContaining(renamed));
  });
});

describe("policyDocuments", () => {
  it("grants exactly the actions that the collectors need", () => {
    expect(actionsOf(policyDocuments(collectors))).toEqual(requiredActions(collectors));
  });

  it("gives each statement an id of letters and digits, unlike the others", () => {
    const ids = policyDocuments(collectors).flatMap(({ Statement }) => Statement.map(({ Sid }) => Sid));
    expect(ids).toContain("ReadIam");
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9]+$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ["the collectors of today", collectors],
    ["one service beyond the limit", [imaginary("huge", 400)]],
    ["many services beyond the limit", ["a-1", "b", "c", "d", "e"].map((service) => imaginary(service, 90))],
  ])("stays within IAM's limit and loses nothing: %s", (_, some) => {
    const documents = policyDocuments(some);
    for (const document of documents) expect(sizeOf(document)).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);
    expect(actionsOf(documents).sort()).toEqual(requiredActions(some));
  });

  it("takes no more policies than a role may have, with 525 long actions as with today's", () => {
    const many = Array.from({ length: 75 }, (_, index) => imaginary(`service-${index}`, 7));
    for (const some of [collectors, many]) expect(policyDocuments(some).length).toBeLessThanOrEqual(POLICIES_PER_ROLE);
    // A template that stands in the request itself: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    for (const some of [collectors, many]) expect(policyCloudFormation(some, TRUST).length).toBeLessThan(51_200);
  });

  it("does not depend on the order of the collectors", () => {
    expect(policyJson([...collectors].reverse())).toBe(policyJson(collectors));
  });
});

describe("policyJson", () => {
  it("is the document itself while one is enough", () => {
    expect(JSON.parse(policyJson([imaginary("small", 1)]))).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Sid: "ReadEc2", Effect: "Allow", Action: ["ec2:DescribeRegions"], Resource: "*" },
        {
          Sid: "ReadSmall",
          Effect: "Allow",
          Action: ["small:DescribeVeryVeryVeryVeryVeryLongOperation0"],
          Resource: "*",
        },
      ],
    });
  });

  it("is a list of documents when IAM's limit asks for more", () => {
    const documents: unknown = JSON.parse(policyJson([imaginary("huge", 400)]));
    expect(Array.isArray(documents)).toBe(true);
  });
});

describe("statementFor", () => {
  it.each([
    [["sns:ListTopics"], "sns:ListTopics"],
    [
      ["sns:ListTopics", "kms:ListKeys", "sns:ListTopics"],
      ["kms:ListKeys", "sns:ListTopics"],
    ],
  ])("asks for %j and nothing else", (actions, Action) => {
    expect(statementFor(actions)).toEqual({ Effect: "Allow", Action, Resource: "*" });
  });
});

describe("policyCloudFormation", () => {
  it("is a template whose role carries every policy", () => {
    const template = JSON.parse(policyCloudFormation([imaginary("huge", 400)], TRUST));
    const policies = Object.entries<{ Type: string; Properties: { PolicyDocument: PolicyDocument; Roles: unknown } }>(
      template.Resources,
    ).filter(([, { Type }]) => Type === "AWS::IAM::ManagedPolicy");
    expect(policies.map(([name]) => name)).toEqual(policies.map((_, index) => `Policy${index + 1}`));
    for (const [, { Properties }] of policies) expect(Properties.Roles).toEqual([{ Ref: "Role" }]);
    const documents = policies.map(([, { Properties }]) => Properties.PolicyDocument);
    expect(documents).toEqual(policyDocuments([imaginary("huge", 400)]));
    expect(template.Parameters.Principal.Default).toBe("123456789012");
    expect(template.Parameters.ExternalId.Default).toBe("let-me-in");
  });

  it("asks for the principal when none is given, and for no external id", () => {
    const template = JSON.parse(policyCloudFormation(collectors));
    expect(template.Parameters.Principal).not.toHaveProperty("Default");
    expect(template.Parameters.ExternalId.Default).toBe("");
  });
});

describe("policyTerraform", () => {
  it("writes the role, its trust and each policy with its attachment", () => {
    const text = policyTerraform([imaginary("huge", 400)], TRUST);
    expect(text).toContain('default     = "123456789012"');
    expect(text).toContain('default     = "let-me-in"');
    const count = policyDocuments([imaginary("huge", 400)]).length;
    expect(text.match(/^resource "aws_iam_policy" /gm)).toHaveLength(count);
    expect(text.match(/^resource "aws_iam_role_policy_attachment" /gm)).toHaveLength(count);
  });

  it("holds every action once, in quotes", () => {
    const text = policyTerraform(collectors, TRUST);
    const quoted = [...text.matchAll(/^\s+"([a-z0-9-]+:[A-Za-z0-9]+)",$/gm)].map((match) => match[1]);
    expect(quoted).toEqual(requiredActions(collectors));
  });

  it("closes what it opens, and lines up names as terraform fmt does", () => {
    const text = policyTerraform([]);
    for (const [open, close] of ["{}", "[]", "()"]) {
      expect(text.split(open ?? "").length).toBe(text.split(close ?? "").length);
    }
    expect(text).toContain(`  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "ReadEc2"
        Effect = "Allow"
        Action = [
          "ec2:DescribeRegions",
        ]
        Resource = "*"
      },
    ]
  })`);
  });
});

describe("policyShell", () => {
  it("hands the whole template to CloudFormation, with what was given and nothing that a shell would take apart", () => {
    const text = policyShell(collectors, TRUST);
    const [, template = "", rest = ""] = /^cat > \S+ <<'TEMPLATE'\n([\s\S]*)\nTEMPLATE\n([\s\S]*)$/.exec(text) ?? [];
    expect(JSON.parse(template)).toEqual(JSON.parse(policyCloudFormation(collectors, TRUST)));
    expect(rest).toContain("Principal=123456789012 ExternalId=let-me-in\n");
    expect(template).not.toMatch(/^TEMPLATE$/m);
  });

  it("asks whom to trust", () => {
    expect(() => policyShell(collectors)).toThrow(/who may take on the role/);
    expect(() => policyShell([], { principal: "$(id)", externalId: null })).toThrow(/account id/);
  });
});

describe("checkTrust", () => {
  it.each([
    "123456789012",
    "arn:aws:iam::123456789012:root",
    "arn:aws:iam::123456789012:user/ops/anna@example.com",
    "arn:aws-us-gov:iam::123456789012:role/bearings",
  ])("accepts %s", (principal) => {
    expect(checkTrust({ principal, externalId: null }).principal).toBe(principal);
  });

  it.each([
    "",
    "*",
    "1234",
    'arn:aws:iam::123456789012:root"}',
    `$${"{aws_iam_role.x.arn}"}`,
    "arn:aws:iam::123456789012:group/x",
  ])("refuses %s as a principal", (principal) => {
    expect(() => policyTerraform([], { principal, externalId: null })).toThrow(/account id/);
    expect(() => policyCloudFormation([], { principal, externalId: null })).toThrow(/account id/);
  });

  it.each(["a", 'x"y', "two words", `$${"{x}"}`, "%{x}"])("refuses %s as an external id", (externalId) => {
    expect(() => policyTerraform([], { principal: "123456789012", externalId })).toThrow(/external id/);
  });
});
