import { Athena } from "@aws-sdk/client-athena";
import { CloudFormation } from "@aws-sdk/client-cloudformation";
import { CodeBuild } from "@aws-sdk/client-codebuild";
import { CodePipeline } from "@aws-sdk/client-codepipeline";
import { Glue } from "@aws-sdk/client-glue";
import { ACCOUNT, tagged, type World } from "./world";

const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

/** How code gets to customers, and the analytics that somebody started. */
export async function makeDelivery(world: World, staging: string): Promise<void> {
  await makeBuilds(world);
  await makeStacks(world, staging);
  await makeAnalytics(world);
}

async function makeBuilds(world: World): Promise<void> {
  const builds = world.aws(CodeBuild);
  for (const [name, when, image, variables] of [
    ["storefront-build", "2022-03-14 10:22", "aws/codebuild/standard:5.0", ["NODE_ENV", "NPM_TOKEN"]],
    ["api-build", "2022-03-14 10:24", "aws/codebuild/standard:5.0", ["NODE_ENV"]],
    ["db-migrate", "2022-03-28 09:17", "aws/codebuild/amazonlinux2-x86_64-standard:3.0", ["DATABASE_PASSWORD"]],
  ] as const) {
    await world.at(when);
    await builds.createProject({
      name,
      source: { type: "GITHUB", location: `https://github.com/pinecrate/${name.replace(/-build|-migrate/, "")}.git` },
      artifacts: { type: "NO_ARTIFACTS" },
      serviceRole: role("codebuild-storefront"),
      environment: {
        type: "LINUX_CONTAINER",
        image,
        computeType: "BUILD_GENERAL1_SMALL",
        environmentVariables: variables.map((variable) => ({
          name: variable,
          value: "never-stored-variable",
          type: "PLAINTEXT" as const,
        })),
      },
      tags: [{ key: "Owner", value: "dkowal" }],
    });
  }
  await world.at("2022-03-14 10:40");
  const action = (
    name: string,
    category: "Source" | "Build" | "Deploy",
    provider: string,
    configuration: Record<string, string>,
  ) => ({
    name,
    actions: [
      {
        name,
        actionTypeId: { category, owner: "AWS" as const, provider, version: "1" },
        configuration,
        ...(category === "Source"
          ? { outputArtifacts: [{ name: "source" }] }
          : { inputArtifacts: [{ name: "source" }] }),
      },
    ],
  });
  await world.aws(CodePipeline).createPipeline({
    pipeline: {
      name: "storefront",
      roleArn: role("pipeline-storefront"),
      artifactStore: { type: "S3", location: "pinecrate-artifacts-eu" },
      version: 1,
      stages: [
        action("Source", "Source", "CodeStarSourceConnection", {
          FullRepositoryId: "pinecrate/storefront",
          BranchName: "main",
        }),
        action("Build", "Build", "CodeBuild", { ProjectName: "storefront-build" }),
        action("Deploy", "Deploy", "ECS", { ClusterName: "pinecrate", ServiceName: "api" }),
      ],
    },
    tags: [{ key: "Env", value: "prod" }],
  });
}

/** Staging is half a stack; the rest of it was clicked together. */
async function makeStacks(world: World, staging: string): Promise<void> {
  const stacks = world.aws(CloudFormation);
  const make = async (when: string, StackName: string, Resources: object, Tags: Record<string, string>) => {
    await world.at(when);
    await stacks.createStack({
      StackName,
      TemplateBody: JSON.stringify({ AWSTemplateFormatVersion: "2010-09-09", Resources }),
      Tags: tagged(Tags),
    });
  };
  await make(
    "2021-10-04 11:05",
    "staging",
    {
      Mail: { Type: "AWS::SQS::Queue", Properties: { QueueName: "staging-order-mail" } },
      Images: { Type: "AWS::SQS::Queue", Properties: { QueueName: "staging-images" } },
      Alerts: { Type: "AWS::SNS::Topic", Properties: { TopicName: "staging-alerts" } },
      Group: {
        Type: "AWS::EC2::SecurityGroup",
        Properties: { GroupDescription: "staging api", GroupName: "staging-api", VpcId: staging },
      },
      Logs: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: "/ecs/staging-api" } },
    },
    { Environment: "staging", Owner: "dkowal" },
  );
  await make(
    "2022-09-12 08:05",
    "github-oidc-test",
    { Artifacts: { Type: "AWS::S3::Bucket", Properties: { BucketName: "github-oidc-test-artifacts-1p7d" } } },
    {},
  );
}

async function makeAnalytics(world: World): Promise<void> {
  await world.at("2022-08-17 15:20");
  const athena = world.aws(Athena);
  await athena.createWorkGroup({
    Name: "reporting",
    Description: "monthly numbers",
    Configuration: { ResultConfiguration: { OutputLocation: "s3://pinecrate-athena-results/" } },
    Tags: tagged({ Owner: "svedova" }),
  });
  await world.at("2023-02-27 13:41");
  const glue = world.aws(Glue);
  await glue.createDatabase({ DatabaseInput: { Name: "exports", Description: "orders as parquet" } });
  await glue.createTable({
    DatabaseName: "exports",
    TableInput: {
      Name: "orders",
      StorageDescriptor: {
        Location: "s3://pinecrate-exports/orders/",
        Columns: [
          { Name: "order_id", Type: "string" },
          { Name: "customer_email", Type: "string" },
          { Name: "total_cents", Type: "bigint" },
        ],
      },
    },
  });
  await glue.createJob({
    Name: "orders-to-parquet",
    Role: role("glue-exports"),
    Command: { Name: "glueetl", ScriptLocation: "s3://pinecrate-exports/scripts/orders.py", PythonVersion: "3" },
    GlueVersion: "2.0",
    Tags: { Owner: "svedova" },
  });
  await glue.createCrawler({
    Name: "exports",
    Role: role("glue-exports"),
    DatabaseName: "exports",
    Targets: { S3Targets: [{ Path: "s3://pinecrate-exports/orders/" }] },
  });
}
