import { describe, expect, it } from "vitest";
import { byId, type Collected, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { apprunner } from "./apprunner";

// Answers in the shape of the pages under https://docs.aws.amazon.com/apprunner/latest/api/.

const arn = (rest: string) => `arn:aws:apprunner:eu-west-1:123456789012:${rest}`;
const ROLE = "arn:aws:iam::123456789012:role";
const SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";
const variables = { RuntimeEnvironmentVariables: { B: "hunter2", A: "hunter2" }, StartCommand: "serve hunter2" };

const service = (ServiceName: string, more: object) => ({
  ServiceName,
  ServiceId: "1",
  ServiceArn: arn(`service/${ServiceName}/1`),
  Status: "OPERATION_IN_PROGRESS",
  UpdatedAt: 1700000000,
  ...more,
});
const image = service("image", {
  SourceConfiguration: {
    AuthenticationConfiguration: { AccessRoleArn: `${ROLE}/pull` },
    ImageRepository: {
      ImageIdentifier: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1",
      ImageRepositoryType: "ECR",
      ImageConfiguration: { ...variables, RuntimeEnvironmentSecrets: { DB: `${SECRET}:url::` } },
    },
  },
  InstanceConfiguration: { InstanceRoleArn: `${ROLE}/web` },
  NetworkConfiguration: {
    EgressConfiguration: { EgressType: "VPC", VpcConnectorArn: arn("vpcconnector/private/1/1") },
    IngressConfiguration: { IsPubliclyAccessible: true },
  },
});
const code = service("code", {
  SourceConfiguration: {
    CodeRepository: {
      RepositoryUrl: "https://github.com/shop/web",
      CodeConfiguration: {
        ConfigurationSource: "API",
        CodeConfigurationValues: { Runtime: "NODEJS_22", BuildCommand: "KEY=hunter2 npm ci", ...variables },
      },
    },
  },
});

function collect(answers: WireAnswers = {}): Promise<Collected> {
  return collectRecorded(apprunner, {
    "apprunner.ListServices": ({ body }) =>
      body.includes("two")
        ? jsonAnswer({ ServiceSummaryList: [{ ServiceArn: code.ServiceArn }] })
        : jsonAnswer({
            ServiceSummaryList: [
              { ServiceArn: image.ServiceArn, Status: "RUNNING" },
              { ServiceArn: arn("service/gone/1"), Status: "DELETED" },
            ],
            NextToken: "two",
          }),
    "apprunner.DescribeService": ({ body }) => jsonAnswer({ Service: body.includes("/code/") ? code : image }),
    "apprunner.ListVpcConnectors": jsonAnswer({
      VpcConnectors: [
        {
          VpcConnectorName: "private",
          VpcConnectorArn: arn("vpcconnector/private/1/1"),
          Subnets: ["subnet-1"],
          SecurityGroups: ["sg-1"],
          Status: "ACTIVE",
        },
        { VpcConnectorName: "deleted", VpcConnectorArn: arn("vpcconnector/deleted/1/1"), Status: "INACTIVE" },
      ],
    }),
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [{ ResourceARN: image.ServiceArn, Tags: [{ Key: "team", Value: "<b>web</b>" }] }],
    }),
    ...answers,
  });
}

describe("apprunner", () => {
  it("describes services, their tags and what they name", async () => {
    const collected = await collect();
    expect(collected.gaps).toEqual([]);
    expect(collected.resources.map(({ id }) => id)).toEqual(["code", "image", "private"]);
    const one = byId(collected, "image");
    expect(one).toMatchObject({ tags: { team: "<b>web</b>" }, runtime: { state: "OPERATION_IN_PROGRESS" } });
    expect(relationsOf(one)).toEqual([
      `acts as AWS::IAM::Role ${ROLE}/web`,
      `pulls images as AWS::IAM::Role ${ROLE}/pull`,
      "runs images of AWS::ECR::Repository arn:aws:ecr:eu-west-1:123456789012:repository/web",
      `is given AWS::SecretsManager::Secret ${SECRET}`,
      `reaches out through AWS::AppRunner::VpcConnector ${arn("vpcconnector/private/1/1")}`,
      "logs to AWS::Logs::LogGroup /aws/apprunner/image/1/application",
      "logs to AWS::Logs::LogGroup /aws/apprunner/image/1/service",
    ]);
    expect(relationsOf(byId(collected, "private"))).toEqual([
      "reaches out from AWS::EC2::Subnet subnet-1",
      "is guarded by AWS::EC2::SecurityGroup sg-1",
    ]);
  });

  it("keeps names of variables, neither their values nor commands", async () => {
    const collected = await collect();
    expect(JSON.stringify(collected)).not.toContain("hunter2");
    const names = { RuntimeEnvironmentVariableNames: ["A", "B"], HasStartCommand: true };
    expect(byId(collected, "image").configuration).toMatchObject({
      SourceConfiguration: { ImageRepository: { ImageConfiguration: { ...names, HasBuildCommand: false } } },
    });
    expect(byId(collected, "code").configuration).toMatchObject({
      SourceConfiguration: {
        CodeRepository: { CodeConfiguration: { CodeConfigurationValues: { ...names, HasBuildCommand: true } } },
      },
    });
  });

  it("finds the others when one service cannot be described", async () => {
    const collected = await collect({
      "apprunner.DescribeService": (request) =>
        request.body.includes("/code/")
          ? errorAnswer(request, 400, "AccessDeniedException", "not authorized to perform: apprunner:DescribeService")
          : jsonAnswer({ Service: image }),
    });
    expect(collected.resources.map(({ id }) => id)).toEqual(["image", "private"]);
    expect(collected.coverage.find(({ type }) => type === "AWS::AppRunner::Service")?.status).toBe("partial");
  });
});
