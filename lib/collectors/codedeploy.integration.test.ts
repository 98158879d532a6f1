import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { codedeploy } from "./codedeploy";

// Answers in the shape of https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BatchGetDeploymentGroups.html

const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:123456789012:${name}`;
const listener = (port: number) => arn("elasticloadbalancing", `listener/app/web/1/${port}`);
const production = {
  applicationName: "web",
  deploymentGroupName: "production",
  serviceRoleArn: "arn:aws:iam::123456789012:role/deploy",
  autoScalingGroups: [{ name: "web-asg", hook: "h-1" }],
  ecsServices: [{ clusterName: "prod", serviceName: "web" }],
  loadBalancerInfo: {
    elbInfoList: [{ name: "old" }],
    targetGroupInfoList: [{ name: "plain" }],
    targetGroupPairInfoList: [
      {
        targetGroups: [{ name: "blue" }, { name: "green" }],
        prodTrafficRoute: { listenerArns: [listener(443)] },
        testTrafficRoute: { listenerArns: [listener(8443)] },
      },
    ],
  },
  triggerConfigurations: [{ triggerName: "t", triggerTargetArn: arn("sns", "deploys"), triggerEvents: [] }],
  alarmConfiguration: { enabled: true, alarms: [{ name: "errors" }] },
  lastSuccessfulDeployment: { deploymentId: "d-1", status: "Succeeded", endTime: 1767225600 },
  targetRevision: { revisionType: "AppSpecContent", appSpecContent: { content: "hunter2", sha256: "abc" } },
};

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  const groups = ["production", ...Array.from({ length: 100 }, (_, index) => `g${index}`)];
  server = await startWireServer({
    "codedeploy.ListApplications": ({ region }) =>
      jsonAnswer({ applications: region === "eu-west-1" ? ["web", "locked"] : [] }),
    "codedeploy.BatchGetApplications": jsonAnswer({
      applicationsInfo: [
        { applicationName: "web", applicationId: "1", computePlatform: "ECS", linkedToGitHub: false },
        { applicationName: "locked", applicationId: "2", computePlatform: "Server" },
      ],
    }),
    "codedeploy.ListDeploymentGroups": (request) =>
      request.body.includes("locked")
        ? errorAnswer(
            request,
            400,
            "AccessDeniedException",
            "not authorized to perform: codedeploy:ListDeploymentGroups",
          )
        : jsonAnswer({ applicationName: "web", deploymentGroups: groups }),
    "codedeploy.BatchGetDeploymentGroups": (request) => {
      const names: string[] = JSON.parse(request.body).deploymentGroupNames;
      return jsonAnswer({
        deploymentGroupsInfo: names.map((name) =>
          name === "production" ? production : { applicationName: "web", deploymentGroupName: name },
        ),
      });
    },
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [
        { ResourceARN: arn("codedeploy", "application:web"), Tags: [{ Key: "team", Value: "shop" }] },
        { ResourceARN: arn("codedeploy", "deploymentgroup:web/production"), Tags: [{ Key: "stage", Value: "p" }] },
      ],
    }),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  const account = { awsAccountId: "123456789012", connection };
  collected = await collectService(codedeploy, account, ["eu-west-1", "eu-central-1"]);
});
afterAll(() => server.stop());

test("applications and their groups, with tags; what was deployed last is no history", () => {
  expect(byId(collected, "web")).toMatchObject({ arn: arn("codedeploy", "application:web"), tags: { team: "shop" } });
  const group = byId(collected, "web/production");
  expect(group).toMatchObject({ name: "production", tags: { stage: "p" } });
  expect(group.runtime).toMatchObject({
    lastSuccessfulDeployment: { deploymentId: "d-1" },
    targetRevision: { appSpecContent: { sha256: "abc" } },
  });
  expect(group.configuration).not.toHaveProperty("targetRevision");
  expect(JSON.stringify(collected)).not.toContain("hunter2");
});

test("a group leads to what it deploys to and what moves its traffic", () => {
  expect(relationsOf(byId(collected, "web/production"))).toEqual([
    "is part of AWS::CodeDeploy::Application web",
    "acts as AWS::IAM::Role arn:aws:iam::123456789012:role/deploy",
    "deploys to AWS::AutoScaling::AutoScalingGroup web-asg",
    "deploys to AWS::ECS::Cluster prod",
    "deploys AWS::ECS::Service web",
    "shifts traffic of AWS::ElasticLoadBalancing::LoadBalancer old",
    "shifts traffic of AWS::ElasticLoadBalancingV2::TargetGroup plain",
    "shifts traffic of AWS::ElasticLoadBalancingV2::TargetGroup blue",
    "shifts traffic of AWS::ElasticLoadBalancingV2::TargetGroup green",
    `shifts traffic of AWS::ElasticLoadBalancingV2::Listener ${listener(443)}`,
    `shifts traffic of AWS::ElasticLoadBalancingV2::Listener ${listener(8443)}`,
    `notifies AWS::SNS::Topic ${arn("sns", "deploys")}`,
    "stops on AWS::CloudWatch::Alarm errors",
  ]);
});

test("groups that may not be listed make their listing partial, and only theirs", () => {
  const of = (type: string) => collected.coverage.find((one) => one.region === "eu-west-1" && one.type.endsWith(type));
  expect(of("::Application")).toMatchObject({ status: "ok" });
  expect(of("::DeploymentGroup")).toMatchObject({ status: "partial", reason: "denied" });
});

test("groups are described a hundred at a time, and a region without applications is one call", () => {
  const calls = collected.calls.map(({ region, operation, calls }) => `${region} ${operation} ${calls}`);
  expect(calls).toContain("eu-west-1 BatchGetDeploymentGroups 2");
  expect(calls.filter((call) => call.startsWith("eu-central-1"))).toEqual(["eu-central-1 ListApplications 1"]);
});
