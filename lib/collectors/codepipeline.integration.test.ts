import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { codepipeline } from "./codepipeline";

// Answers in the shape of https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GetPipeline.html

const arn = (name: string) => `arn:aws:codepipeline:eu-west-1:123456789012:${name}`;
const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const connection = "arn:aws:codeconnections:eu-west-1:123456789012:connection/1";
const action = (provider: string, configuration: Record<string, string>, more = {}) => ({
  name: provider,
  actionTypeId: { category: "Build", owner: "AWS", provider, version: "1" },
  runOrder: 1,
  configuration,
  ...more,
});
const variables = JSON.stringify([
  { name: "TOKEN", value: "hunter2", type: "PLAINTEXT" },
  { name: "KEY", value: "/shop/key", type: "PARAMETER_STORE" },
  { name: "BARE", value: "hunter2" },
]);
const release = {
  name: "release",
  version: 7,
  pipelineType: "V2",
  roleArn: role("pipeline"),
  artifactStores: {
    "eu-west-1": { type: "S3", location: "artifacts", encryptionKey: { id: "alias/pipeline", type: "KMS" } },
    "us-east-1": { type: "S3", location: "artifacts-us" },
  },
  variables: [{ name: "PASSWORD", defaultValue: "hunter2" }],
  triggers: [{ providerType: "CodeStarSourceConnection", gitConfiguration: { sourceActionName: "Source" } }],
  stages: [
    {
      name: "Source",
      actions: [
        action("CodeStarSourceConnection", {
          ConnectionArn: connection,
          FullRepositoryId: "shop/web",
          BranchName: "main",
        }),
        action("GitHub", { Owner: "shop", Repo: "web", Branch: "main", OAuthToken: "hunter2" }),
      ],
    },
    {
      name: "Build",
      beforeEntry: {
        conditions: [
          {
            result: "FAIL",
            rules: [
              {
                name: "check",
                ruleTypeId: { category: "Rule", owner: "AWS", provider: "LambdaInvoke" },
                configuration: { FunctionName: "gate", UserParameters: "hunter2" },
                roleArn: role("gate"),
              },
              {
                name: "run",
                ruleTypeId: { category: "Rule", owner: "AWS", provider: "Commands" },
                commands: ["curl -H 'x-key: hunter2' https://shop.example"],
              },
            ],
          },
        ],
      },
      actions: [
        action("CodeBuild", { ProjectName: "web", EnvironmentVariables: variables }),
        action(
          "Commands",
          {},
          { commands: ["deploy --password hunter2"], environmentVariables: [{ name: "P", value: "hunter2" }] },
        ),
        action("Lambda", { FunctionName: "notify", UserParameters: "hunter2" }),
        action("Homemade", { constructor: "hunter2" }),
      ],
    },
    {
      name: "Approve",
      actions: [
        action("CloudFormation", { StackName: "shop", RoleArn: role("deploy"), ParameterOverrides: '{"P":"hunter2"}' }),
        action("ECS", { ClusterName: "prod", ServiceName: "web" }, { roleArn: role("other") }),
        action("CodeBuild", { ProjectName: "broken", EnvironmentVariables: "hunter2" }),
      ],
    },
  ],
};

let server: WireProxy;
let collected: Collected;

async function collect(): Promise<Collected> {
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  return collectService(codepipeline, { awsAccountId: "123456789012", connection }, ["eu-west-1"]);
}

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "codepipeline.ListPipelines": (request) =>
      request.body.includes("two")
        ? jsonAnswer({ pipelines: [{ name: "locked", version: 1 }] })
        : jsonAnswer({ pipelines: [{ name: "release", version: 7, pipelineType: "V2" }], nextToken: "two" }),
    "codepipeline.GetPipeline": (request) =>
      request.body.includes("locked")
        ? errorAnswer(request, 400, "AccessDeniedException", "not authorized to perform: codepipeline:GetPipeline")
        : jsonAnswer({ pipeline: release, metadata: { pipelineArn: arn("release") } }),
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [{ ResourceARN: arn("release"), Tags: [{ Key: "team", Value: "shop" }] }],
    }),
  });
  collected = await collect();
});
afterAll(() => server.stop());

test("a pipeline keeps what its actions name, and of the rest the names", () => {
  const pipeline = byId(collected, "release");
  expect(pipeline).toMatchObject({ arn: arn("release"), tags: { team: "shop" } });
  expect(pipeline.configuration).toMatchObject({
    version: 7,
    pipeline: {
      seen: true,
      value: {
        variables: [{ name: "PASSWORD" }],
        stages: [
          {},
          {
            name: "Build",
            beforeEntry: {
              conditions: [
                {
                  result: "FAIL",
                  rules: [
                    { name: "check", configuration: { FunctionName: "gate" }, withheld: ["UserParameters"] },
                    { name: "run", configuration: {}, withheld: [] },
                  ],
                },
              ],
            },
            actions: [
              {
                configuration: { ProjectName: "web" },
                withheld: ["EnvironmentVariables"],
                environmentVariables: [
                  { name: "TOKEN", type: "PLAINTEXT" },
                  { name: "KEY", type: "PARAMETER_STORE", value: "/shop/key" },
                  { name: "BARE", type: "PLAINTEXT" },
                ],
              },
              { environmentVariables: [{ name: "P" }] },
              { withheld: ["UserParameters"] },
              { configuration: {}, withheld: ["constructor"] },
            ],
          },
          {},
        ],
      },
    },
  });
  expect(JSON.stringify(collected)).not.toContain("hunter2");
});

test("a pipeline leads to what it reads, builds with and deploys", () => {
  expect(relationsOf(byId(collected, "release"))).toEqual([
    `acts as AWS::IAM::Role ${role("pipeline")}`,
    `acts as AWS::IAM::Role ${role("other")}`,
    "keeps artifacts in AWS::S3::Bucket artifacts",
    "keeps artifacts in AWS::S3::Bucket artifacts-us",
    "encrypts with AWS::KMS::Key alias/pipeline",
    `reads through AWS::CodeConnections::Connection ${connection}`,
    "builds with AWS::CodeBuild::Project web",
    "invokes AWS::Lambda::Function notify",
    "deploys AWS::CloudFormation::Stack shop",
    `deploys as AWS::IAM::Role ${role("deploy")}`,
    "deploys to AWS::ECS::Cluster prod",
    "deploys AWS::ECS::Service web",
    "builds with AWS::CodeBuild::Project broken",
  ]);
});

test("a pipeline that may not be looked into is kept, and says so; so are tags", async () => {
  expect(byId(collected, "locked").configuration.pipeline).toMatchObject({ seen: false, reason: "denied" });
  server.fault({ operation: "GetResources", fault: faults.denied });
  const untold = byId(await collect(), "release");
  expect(untold.configuration.Tags).toMatchObject({ seen: false, reason: "denied" });
});
