import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { codebuild } from "./codebuild";

// Answers in the shape of https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchGetProjects.html

const arn = (name: string) => `arn:aws:codebuild:eu-west-1:123456789012:project/${name}`;
const secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/token-AbCdEf";
const web = {
  name: "web",
  arn: arn("web"),
  tags: [{ key: "team", value: "shop" }],
  source: {
    type: "BITBUCKET",
    location: "https://x-token-auth:hunter2@bitbucket.org/shop/web.git",
    buildspec: "version: 0.2\nenv:\n  variables:\n    P: hunter2\n",
  },
  secondarySources: [
    {
      type: "CODECOMMIT",
      location: "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/lib",
      buildspec: "ci/build.yml",
    },
    { type: "S3", location: "sources/web.zip", buildspec: "arn:aws:s3:::specs/build.yml" },
    { type: "GITHUB", location: "https://github.com/shop/@web", auth: { type: "SECRETS_MANAGER", resource: secret } },
  ],
  artifacts: { type: "S3", location: "artifacts", encryptionDisabled: true },
  cache: { type: "S3", location: "cache/web" },
  environment: {
    type: "LINUX_CONTAINER",
    image: "aws/codebuild/standard:7.0",
    privilegedMode: true,
    environmentVariables: [
      { name: "AWS_SECRET_ACCESS_KEY", value: "hunter2", type: "PLAINTEXT" },
      { name: "KEY", value: "/shop/key", type: "PARAMETER_STORE" },
      { name: "TOKEN", value: `${secret}:token:AWSCURRENT`, type: "SECRETS_MANAGER" },
      { name: "OTHER", value: "shop/other:password", type: "SECRETS_MANAGER" },
      { name: "NEW", value: "hunter2", type: "SOMETHING_NEW" },
    ],
    dockerServer: { computeType: "BUILD_GENERAL1_LARGE", status: { status: "READY" } },
  },
  serviceRole: "arn:aws:iam::123456789012:role/build",
  encryptionKey: "arn:aws:kms:eu-west-1:123456789012:alias/aws/s3",
  vpcConfig: { vpcId: "vpc-1", subnets: ["subnet-1"], securityGroupIds: ["sg-1"] },
  logsConfig: {
    cloudWatchLogs: { status: "ENABLED", groupName: "/build/web" },
    s3Logs: { status: "ENABLED", location: "arn:aws:s3:::build-logs/web" },
  },
  webhook: { url: "https://api.github.com/hook/1", secret: "hunter2", payloadUrl: "https://codebuild/?t=hunter2" },
  badge: { badgeEnabled: true, badgeRequestUrl: "https://codebuild/badges?uuid=hunter2" },
};

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  const names = ["web", ...Array.from({ length: 100 }, (_, index) => `p${index}`)];
  server = await startWireServer({
    "codebuild.ListProjects": (request) => jsonAnswer({ projects: request.region === "eu-west-1" ? names : [] }),
    "codebuild.BatchGetProjects": (request) => {
      const asked: string[] = JSON.parse(request.body).names;
      return jsonAnswer({ projects: asked.map((name) => (name === "web" ? web : { name, arn: arn(name) })) });
    },
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  const account = { awsAccountId: "123456789012", connection };
  collected = await collectService(codebuild, account, ["eu-west-1", "eu-central-1"]);
});
afterAll(() => server.stop());

test("a project keeps names of variables and where they are looked up, and no secret of any kind", () => {
  const project = byId(collected, "web");
  expect(project).toMatchObject({ arn: arn("web"), tags: { team: "shop" } });
  expect(project.configuration).toMatchObject({
    source: { location: "https://bitbucket.org/shop/web.git", locationHoldsCredentials: true, buildspecInline: true },
    secondarySources: [
      { buildspec: "ci/build.yml" },
      { buildspec: "arn:aws:s3:::specs/build.yml" },
      { location: "https://github.com/shop/@web" },
    ],
    environment: {
      privilegedMode: true,
      environmentVariables: [
        { name: "AWS_SECRET_ACCESS_KEY", type: "PLAINTEXT" },
        { name: "KEY", type: "PARAMETER_STORE", value: "/shop/key" },
        { name: "TOKEN", type: "SECRETS_MANAGER" },
        { name: "OTHER", type: "SECRETS_MANAGER" },
        { name: "NEW", type: "SOMETHING_NEW" },
      ],
    },
    webhook: { url: "https://api.github.com/hook/1" },
    badge: { badgeEnabled: true },
  });
  expect(project.configuration.secondarySources).not.toContainEqual(
    expect.objectContaining({ locationHoldsCredentials: true }),
  );
  expect(project.runtime).toEqual({ environment: { dockerServer: { status: { status: "READY" } } } });
  expect(JSON.stringify(collected)).not.toContain("hunter2");
});

test("a project leads to all that it names", () => {
  expect(relationsOf(byId(collected, "web"))).toEqual([
    "acts as AWS::IAM::Role arn:aws:iam::123456789012:role/build",
    "is part of AWS::EC2::VPC vpc-1",
    "reaches out from AWS::EC2::Subnet subnet-1",
    "is guarded by AWS::EC2::SecurityGroup sg-1",
    "encrypts with AWS::KMS::Key arn:aws:kms:eu-west-1:123456789012:alias/aws/s3",
    "reads AWS::CodeCommit::Repository lib",
    "reads AWS::S3::Bucket sources",
    `signs in with AWS::SecretsManager::Secret ${secret}`,
    "writes to AWS::S3::Bucket artifacts",
    "caches in AWS::S3::Bucket cache",
    "logs to AWS::Logs::LogGroup /build/web",
    "logs to AWS::S3::Bucket build-logs",
    "looks up AWS::SSM::Parameter /shop/key",
    `looks up AWS::SecretsManager::Secret ${secret}`,
    "looks up AWS::SecretsManager::Secret shop/other",
  ]);
});

test("projects are described a hundred at a time, and a region without any is one call", () => {
  expect(collected.resources).toHaveLength(101);
  expect(collected.calls.map(({ region, operation, calls }) => `${region} ${operation} ${calls}`).sort()).toEqual([
    "eu-central-1 ListProjects 1",
    "eu-west-1 BatchGetProjects 2",
    "eu-west-1 ListProjects 1",
  ]);
});
