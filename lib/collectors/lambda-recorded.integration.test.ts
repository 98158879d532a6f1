import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import { startWireServer } from "@/lib/testing/wire-server";
import { lambda } from "./lambda";

// Answers in the shape of the pages under https://docs.aws.amazon.com/lambda/latest/api/, for what the emulator lacks.

const PREFIX = "arn:aws:lambda:eu-west-1:123456789012";
const fn = (name: string) => `${PREFIX}:function:${name}`;

const full = {
  FunctionName: "full",
  FunctionArn: fn("full"),
  Runtime: "cobol2031.x",
  Role: "arn:aws:iam::123456789012:role/full",
  Architectures: ["riscv"],
  RevisionId: "f3c0b5a4-0000-4000-8000-000000000000",
  State: "Hibernating",
  StateReason: "The function was idle.",
  VpcConfig: { VpcId: "vpc-1", SubnetIds: ["subnet-1", "subnet-2"], SecurityGroupIds: ["sg-1"] },
  DeadLetterConfig: { TargetArn: "arn:aws:sns:eu-west-1:123456789012:dead" },
  KMSKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1",
  Layers: [{ Arn: `${PREFIX}:layer:z:1` }, { Arn: `${PREFIX}:layer:a:7` }],
  FileSystemConfigs: [
    { Arn: "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-1", LocalMountPath: "/mnt/x" },
  ],
  LoggingConfig: { LogGroup: "/aws/lambda/full" },
  Environment: { Variables: { B: "hunter2", A: "hunter2", __proto__name: "hunter2" } },
};
const locked = {
  FunctionName: "locked",
  FunctionArn: fn("locked"),
  KMSKeyArn: null,
  VpcConfig: null,
  Layers: null,
  DeadLetterConfig: null,
  Environment: { Error: { ErrorCode: "AccessDeniedException", Message: "hunter2 cannot be decrypted" } },
};
const mappings = [
  {
    UUID: "11111111-2222-4333-8444-555555555555",
    EventSourceArn: "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000",
    FunctionArn: `${fn("full")}:live`,
    State: "Enabled",
    LastProcessingResult: "OK",
    LastModified: 1766000000,
    DestinationConfig: { OnFailure: { Destination: "arn:aws:s3:::failed-events" } },
  },
  {
    UUID: "99999999-2222-4333-8444-555555555555",
    EventSourceMappingArn: `${PREFIX}:event-source-mapping:99999999-2222-4333-8444-555555555555`,
    EventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:jobs",
    FunctionArn: fn("full"),
    State: "Disabled",
  },
];

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  const of = (name: string) => (request: WireRequest) => request.path.includes(name);
  server = await startWireServer({
    "lambda.ListFunctions": (request) =>
      request.path.includes("Marker=two")
        ? jsonAnswer({ Functions: [locked] })
        : jsonAnswer({ Functions: [full], NextMarker: "two" }),
    "lambda.ListEventSourceMappings": jsonAnswer({ EventSourceMappings: mappings }),
    "lambda.GetPolicy": (request) =>
      of("locked")(request)
        ? errorAnswer(request, 404, "ResourceNotFoundException", "The resource you requested does not exist.")
        : errorAnswer(request, 500, "ServiceException", "Try again"),
    "lambda.ListFunctionUrlConfigs": (request) =>
      jsonAnswer({
        FunctionUrlConfigs: of("full")(request)
          ? [
              {
                FunctionUrl: "https://x.lambda-url.eu-west-1.on.aws/",
                FunctionArn: `${fn("full")}:live`,
                AuthType: "NONE",
              },
            ]
          : [],
      }),
    "tagging.GetResources": (request) =>
      errorAnswer(request, 403, "AccessDeniedException", "User is not authorized to perform: tag:GetResources"),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  collected = await collectService(lambda, { awsAccountId: "123456789012", connection }, ["eu-west-1"]);
});

afterAll(() => server.stop());

describe("lambda, recorded answers", () => {
  it("takes unknown words and nulls as they come", () => {
    expect(byId(collected, "full").configuration).toMatchObject({ Runtime: "cobol2031.x", Architectures: ["riscv"] });
    expect(byId(collected, "full").runtime).toEqual({ StateReason: "The function was idle.", state: "Hibernating" });
    expect(byId(collected, "locked").configuration).not.toHaveProperty("KMSKeyArn");
    expect(collected.coverage.map(({ status }) => status)).toEqual(["ok", "ok"]);
  });

  it("says that names behind a key of their own were not seen, and asks for no right to decrypt", () => {
    expect(byId(collected, "full").configuration.EnvironmentVariableNames).toEqual({
      seen: true,
      value: ["A", "B", "__proto__name"],
    });
    expect(byId(collected, "locked").configuration.EnvironmentVariableNames).toEqual({
      seen: false,
      reason: "denied",
      operation: "ListFunctions",
      action: null,
    });
    expect(JSON.stringify(collected)).not.toContain("hunter2");
  });

  it("tells no policy from a policy that could not be read", () => {
    expect(byId(collected, "locked").configuration.Policy).toEqual({ seen: true, value: null });
    expect(byId(collected, "full").configuration.Policy).toEqual({
      seen: false,
      reason: "failed",
      operation: "GetPolicy",
      action: null,
    });
  });

  it("keeps the addresses of functions and that tags are unseen", () => {
    const { FunctionUrls, Tags } = byId(collected, "full").configuration;
    expect(FunctionUrls).toMatchObject({
      seen: true,
      value: [{ AuthType: "NONE", FunctionArn: `${fn("full")}:live` }],
    });
    expect(Tags).toMatchObject({ seen: false, reason: "denied", action: "tag:GetResources" });
    expect(collected.gaps.find(({ operation }) => operation === "GetResources")).toMatchObject({
      affected: 2,
      types: [],
    });
  });

  it("relates a function to all that it names", () => {
    expect(relationsOf(byId(collected, "full"))).toEqual([
      "acts as AWS::IAM::Role arn:aws:iam::123456789012:role/full",
      "is part of AWS::EC2::VPC vpc-1",
      "reaches out from AWS::EC2::Subnet subnet-1",
      "reaches out from AWS::EC2::Subnet subnet-2",
      "is guarded by AWS::EC2::SecurityGroup sg-1",
      "is encrypted by AWS::KMS::Key arn:aws:kms:eu-west-1:123456789012:key/1",
      `uses AWS::Lambda::LayerVersion ${PREFIX}:layer:z:1`,
      `uses AWS::Lambda::LayerVersion ${PREFIX}:layer:a:7`,
      "mounts AWS::EFS::AccessPoint arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-1",
      "logs to AWS::Logs::LogGroup /aws/lambda/full",
      "sends failures to AWS::SNS::Topic arn:aws:sns:eu-west-1:123456789012:dead",
    ]);
  });

  it("leads a mapping from its source to its function, whatever stream or alias it names", () => {
    const stream = byId(collected, "11111111-2222-4333-8444-555555555555");
    expect(stream).toMatchObject({ arn: `${PREFIX}:event-source-mapping:${stream.id}`, state: "Enabled" });
    expect(stream.runtime).toMatchObject({ LastProcessingResult: "OK" });
    expect(stream.configuration).not.toHaveProperty("LastModified");
    expect(relationsOf(stream)).toEqual([
      "reads from AWS::DynamoDB::Table arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
      `invokes AWS::Lambda::Function ${fn("full")}`,
      "sends failures to AWS::S3::Bucket arn:aws:s3:::failed-events",
    ]);
    const queue = byId(collected, "99999999-2222-4333-8444-555555555555");
    expect(queue).toMatchObject({ arn: mappings[1]?.EventSourceMappingArn, state: "Disabled" });
    expect(relationsOf(queue)).toContain("reads from AWS::SQS::Queue arn:aws:sqs:eu-west-1:123456789012:jobs");
  });
});
