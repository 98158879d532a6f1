import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { config } from "./config";

// Answers in the shape of the pages under https://docs.aws.amazon.com/config/latest/APIReference/.

const ACCOUNT = "220600000005";
const arn = (region: string, resource: string) => `arn:aws:config:${region}:${ACCOUNT}:${resource}`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
const RULE = {
  ConfigRuleName: "own",
  ConfigRuleArn: arn("eu-west-1", "config-rule/config-rule-1"),
  ConfigRuleState: "ACTIVE",
  Source: { Owner: "CUSTOM_LAMBDA", SourceIdentifier: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:judge` },
  InputParameters: '{"token":"hunter2","days":"90"}',
};
const AWS_RULE = {
  ConfigRuleName: "volumes",
  ConfigRuleArn: arn("eu-west-1", "config-rule/aws-service-rule/securityhub.amazonaws.com/config-rule-2"),
  Source: { Owner: "AWS", SourceIdentifier: "ENCRYPTED_VOLUMES" },
  InputParameters: '{"kmsId":"k"}',
};

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  const inIreland = <T>(region: string, items: T[]) => (region === "eu-west-1" ? items : []);
  server = await startWireServer({
    // Both regions have a recorder named `default`.
    "config.DescribeConfigurationRecorders": ({ region }) =>
      jsonAnswer({
        ConfigurationRecorders: [
          {
            name: "default",
            roleARN: ROLE,
            recordingGroup: { allSupported: true, includeGlobalResourceTypes: region === "eu-west-1" },
            ...(region === "eu-west-1" ? { arn: arn(region, "configuration-recorder/default/abc") } : {}),
          },
        ],
      }),
    "config.DescribeConfigurationRecorderStatus": (request) =>
      request.region === "eu-west-1"
        ? jsonAnswer({
            ConfigurationRecordersStatus: [
              { name: "default", recording: true, lastStatus: "SUCCESS", lastStatusChangeTime: 1700000000 },
            ],
          })
        : errorAnswer(request, 400, "AccessDeniedException", "not authorized"),
    "config.DescribeDeliveryChannels": ({ region }) =>
      jsonAnswer({
        DeliveryChannels: inIreland(region, [
          { name: "default", s3BucketName: "records", snsTopicARN: "arn:aws:sns:eu-west-1:1:records" },
        ]),
      }),
    "config.DescribeDeliveryChannelStatus": jsonAnswer({
      DeliveryChannelsStatus: [{ name: "default", configHistoryDeliveryInfo: { lastStatus: "FAILURE" } }],
    }),
    "config.DescribeConfigRules": ({ region, body }) =>
      body.includes("two")
        ? jsonAnswer({ ConfigRules: [AWS_RULE] })
        : jsonAnswer({ ConfigRules: inIreland(region, [RULE]), NextToken: inIreland(region, ["two"])[0] }),
    "config.DescribeConformancePacks": ({ region }) =>
      jsonAnswer({
        ConformancePackDetails: inIreland(region, [
          {
            ConformancePackName: "basics",
            ConformancePackArn: arn("eu-west-1", "conformance-pack/basics/conformance-pack-1"),
            ConformancePackId: "conformance-pack-1",
            ConformancePackInputParameters: [{ ParameterName: "Token", ParameterValue: "hunter2" }],
          },
        ]),
      }),
    "config.DescribeConfigurationAggregators": ({ region }) =>
      jsonAnswer({
        ConfigurationAggregators: inIreland(region, [
          {
            ConfigurationAggregatorName: "all",
            ConfigurationAggregatorArn: arn("eu-west-1", "config-aggregator/config-aggregator-1"),
            OrganizationAggregationSource: { RoleArn: "arn:aws:iam::1:role/aggregator", AllAwsRegions: true },
          },
        ]),
      }),
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [{ ResourceARN: RULE.ConfigRuleArn, Tags: [{ Key: "team", Value: "audit" }] }],
    }),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  collected = await collectService(config, { awsAccountId: ACCOUNT, connection }, ["eu-west-1", "us-west-2"]);
});
afterAll(() => server.stop());

const recorder = (region: string) =>
  collected.resources.find((one) => one.region === region && one.type === "AWS::Config::ConfigurationRecorder");

describe("recorders", () => {
  it("of the same name in two regions are two, and record or not", () => {
    const ireland = recorder("eu-west-1");
    expect(ireland).toMatchObject({
      arn: arn("eu-west-1", "configuration-recorder/default/abc"),
      configuration: { Status: { seen: true, value: { recording: true } } },
      runtime: { Status: { value: { lastStatus: "SUCCESS" } } },
    });
    expect(ireland?.configuration.Status).toEqual({ seen: true, value: { recording: true } });
    expect(ireland && relationsOf(ireland)).toEqual([`acts as AWS::IAM::Role ${ROLE}`]);
  });

  it("whose status is refused are not said to be off", () => {
    expect(recorder("us-west-2")).toMatchObject({
      arn: arn("us-west-2", "configuration-recorder/default"),
      configuration: { Status: { seen: false, reason: "denied" } },
    });
    expect(collected.gaps).toMatchObject([{ operation: "DescribeConfigurationRecorderStatus", region: "us-west-2" }]);
  });
});

it("tells where records go, with how it went beside the history", () => {
  const channel = collected.resources.find(({ type }) => type === "AWS::Config::DeliveryChannel");
  expect(channel?.configuration).not.toHaveProperty("Status");
  expect(channel?.runtime).toMatchObject({
    Status: { value: { configHistoryDeliveryInfo: { lastStatus: "FAILURE" } } },
  });
  expect(channel && relationsOf(channel)).toEqual([
    "writes to AWS::S3::Bucket records",
    "notifies AWS::SNS::Topic arn:aws:sns:eu-west-1:1:records",
  ]);
});

it("keeps what AWS's own rules are told, and of what others are told the names", () => {
  expect(byId(collected, "volumes").configuration.InputParameters).toBe('{"kmsId":"k"}');
  expect(byId(collected, "own").configuration.InputParameterNames).toEqual(["days", "token"]);
  expect(byId(collected, "basics").configuration.InputParameterNames).toEqual(["Token"]);
  expect(JSON.stringify(collected)).not.toContain("hunter2");
});

it("tells who judges by a rule, and on whose behalf things are gathered", () => {
  expect(byId(collected, "own")).toMatchObject({ tags: { team: "audit" }, state: "ACTIVE" });
  expect(relationsOf(byId(collected, "own"))).toEqual([
    `is judged by AWS::Lambda::Function arn:aws:lambda:eu-west-1:${ACCOUNT}:function:judge`,
  ]);
  expect(relationsOf(byId(collected, "volumes"))).toEqual([]);
  expect(relationsOf(byId(collected, "all"))).toEqual(["acts as AWS::IAM::Role arn:aws:iam::1:role/aggregator"]);
});
