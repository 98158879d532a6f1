import { IAM } from "@aws-sdk/client-iam";
import { ACCOUNT, policy, tagged, trust, type World } from "./world";

/** The company's own policies, from narrow to far too wide. */
export async function makePolicies(world: World): Promise<void> {
  const iam = world.aws(IAM);
  const allow = (Action: string | string[], Resource: string | string[] = "*") => ({
    Effect: "Allow",
    Action,
    Resource,
  });
  for (const [PolicyName, when, document] of [
    [
      "ci-deploy",
      "2019-11-24 12:58",
      policy(allow(["ecr:*", "ecs:UpdateService", "ecs:RegisterTaskDefinition", "s3:PutObject"])),
    ],
    [
      "everything-but-billing",
      "2018-11-05 09:25",
      policy(allow("*"), { Effect: "Deny", Action: "aws-portal:*", Resource: "*" }),
    ],
    [
      "s3-uploads-rw",
      "2019-06-18 15:00",
      policy(allow(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::pinecrate-uploads/*")),
    ],
    [
      "invoices-read",
      "2020-07-02 09:02",
      policy(allow("s3:*", ["arn:aws:s3:::pinecrate-invoices", "arn:aws:s3:::pinecrate-invoices/*"])),
    ],
    [
      "lambda-basic-logs",
      "2021-03-15 08:00",
      policy(allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"])),
    ],
  ] as const) {
    await world.at(when);
    await iam.createPolicy({ PolicyName, PolicyDocument: document });
  }
}

/** Roles of machines, functions and builds, and of those outside who may come in. */
export async function makeRoles(world: World): Promise<void> {
  const iam = world.aws(IAM);
  const own = (name: string) => `arn:aws:iam::${ACCOUNT}:policy/${name}`;
  const roles: [name: string, when: string, trusted: string, policies: string[], machine?: boolean][] = [
    ["web-legacy", "2019-06-18 15:10", "ec2", [own("s3-uploads-rw"), "AmazonSQSFullAccess"], true],
    ["jenkins", "2019-11-24 12:15", "ec2", ["AdministratorAccess"], true],
    ["cron", "2020-07-02 09:05", "ec2", [own("invoices-read"), "AmazonRDSFullAccess", "AmazonSESFullAccess"], true],
    ["worker", "2021-01-27 10:48", "ec2", [own("s3-uploads-rw"), "AmazonSQSFullAccess"], true],
    ["ecsTaskExecutionRole", "2022-03-02 12:40", "ecs-tasks", ["service-role/AmazonECSTaskExecutionRolePolicy"]],
    ["api-task", "2022-03-02 12:44", "ecs-tasks", [own("s3-uploads-rw"), "AmazonDynamoDBFullAccess"]],
    [
      "lambda-shared",
      "2021-03-15 08:05",
      "lambda",
      [own("lambda-basic-logs"), "AmazonS3FullAccess", "AmazonDynamoDBFullAccess"],
    ],
    ["newsletter-role-8x1k2", "2023-01-10 09:32", "lambda", [own("lambda-basic-logs")]],
    [
      "codebuild-storefront",
      "2022-03-14 10:11",
      "codebuild",
      [own("ci-deploy"), "AmazonEC2ContainerRegistryPowerUser"],
    ],
    ["pipeline-storefront", "2022-03-14 10:15", "codepipeline", ["PowerUserAccess"]],
    ["states-orders", "2023-05-04 11:00", "states", ["service-role/AWSLambdaRole"]],
    ["flow-logs", "2022-06-21 14:20", "vpc-flow-logs", ["CloudWatchLogsFullAccess"]],
    ["backup-default", "2024-11-11 08:30", "backup", ["service-role/AWSBackupServiceRolePolicyForBackup"]],
    ["glue-exports", "2023-02-27 13:30", "glue", ["service-role/AWSGlueServiceRole", "AmazonS3FullAccess"]],
  ];
  for (const [RoleName, when, trusted, policies, machine] of roles) {
    await world.at(when);
    await iam.createRole({ RoleName, AssumeRolePolicyDocument: trust(trusted) });
    for (const name of policies) await iam.attachRolePolicy({ RoleName, PolicyArn: managed(name) });
    if (!machine) continue;
    await iam.createInstanceProfile({ InstanceProfileName: RoleName });
    await iam.addRoleToInstanceProfile({ InstanceProfileName: RoleName, RoleName });
  }
  await world.at("2022-09-12 08:20");
  const Url = "https://token.actions.githubusercontent.com";
  await iam.createOpenIDConnectProvider({ Url, ClientIDList: ["sts.amazonaws.com"], ThumbprintList: ["6".repeat(40)] });
  const Federated = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;
  const Condition = { StringLike: { "token.actions.githubusercontent.com:sub": "repo:pinecrate/*" } };
  const byWeb = { Effect: "Allow", Principal: { Federated }, Action: "sts:AssumeRoleWithWebIdentity", Condition };
  await iam.createRole({
    RoleName: "gh-actions",
    AssumeRolePolicyDocument: policy(byWeb),
    Tags: tagged({ Owner: "dkowal" }),
  });
  await iam.attachRolePolicy({ RoleName: "gh-actions", PolicyArn: managed("PowerUserAccess") });
  await world.at("2019-04-02 15:30");
  const outside = { Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "sts:AssumeRole" };
  await iam.createRole({
    RoleName: "agency-access",
    AssumeRolePolicyDocument: policy(outside),
    Description: "Web agency, until launch",
  });
  await iam.attachRolePolicy({ RoleName: "agency-access", PolicyArn: managed("AdministratorAccess") });
  await world.at("2026-08-31 13:20");
  const reader = { ...outside, Condition: { StringEquals: { "sts:ExternalId": "brg-7f3k-29qd-m4xw" } } };
  await iam.createRole({
    RoleName: "BearingsRead",
    AssumeRolePolicyDocument: policy(reader),
    Tags: tagged({ Owner: "mlindqvist" }),
  });
  await iam.putRolePolicy({
    RoleName: "BearingsRead",
    PolicyName: "bearings-read",
    PolicyDocument: policy({
      Effect: "Allow",
      Action: ["ec2:Describe*", "rds:Describe*", "iam:List*", "iam:Get*"],
      Resource: "*",
    }),
  });
}

/** ARN of a policy by the name that AWS gave it; an ARN stays. */
export function managed(name: string): string {
  return name.startsWith("arn:") ? name : `arn:aws:iam::aws:policy/${name}`;
}
