import { CloudWatchClient, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { byId, type Collected, collectService, openTestAccount, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { cloudwatch } from "./cloudwatch";
import { cloudwatchDashboards } from "./cloudwatch-dashboards";

const ACCOUNT = "220600000004";
const ARN = `arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:alarm`;
const TOPIC = `arn:aws:sns:eu-west-1:${ACCOUNT}:pager`;
const HOSTILE = `disk: 90% /var "full" <b>`;

let collected: Collected;

beforeAll(async () => {
  const account = await openTestAccount(inject("motoUrl"), ACCOUNT, "eu-west-1");
  const client = new CloudWatchClient(account.clientSettings);
  await client.send(
    new PutMetricAlarmCommand({
      AlarmName: HOSTILE,
      Namespace: "AWS/EC2",
      MetricName: "CPUUtilization",
      Dimensions: [{ Name: "InstanceId", Value: "i-1" }],
      Statistic: "Average",
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 90,
      ComparisonOperator: "GreaterThanThreshold",
      AlarmActions: [TOPIC, "arn:aws:automate:eu-west-1:ec2:stop"],
      OKActions: [TOPIC],
      Tags: [{ Key: "team", Value: "web" }],
    }),
  );
  collected = await collectService(cloudwatch, account, ["eu-west-1"]);
});

it("tells what an alarm looks at and whom it wakes, its colour beside the history", () => {
  const alarm = byId(collected, HOSTILE);
  expect(collected.gaps).toEqual([]);
  expect(alarm).toMatchObject({ arn: `${ARN}:${HOSTILE}`, state: null, tags: { team: "web" } });
  expect(alarm.configuration).toMatchObject({ ActionsEnabled: true, Threshold: 90, MetricName: "CPUUtilization" });
  expect(alarm.runtime).toMatchObject({ state: expect.any(String) });
  expect(JSON.stringify(alarm.configuration)).not.toContain("State");
  expect(relationsOf(alarm)).toEqual([`notifies AWS::SNS::Topic ${TOPIC}`, "watches AWS::EC2::Instance i-1"]);
});

// Answers in the shape of https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html.
describe("recorded answers", () => {
  let server: WireProxy;
  let recorded: Collected;
  const alarm = (AlarmName: string) => ({ AlarmName, AlarmArn: `${ARN}:${AlarmName}`, StateValue: "ALARM" });
  const metric = { Namespace: "AWS/ApplicationELB", MetricName: "HTTPCode_ELB_5XX_Count" };
  const Dimensions = [{ Name: "LoadBalancer", Value: "app/web/50dc6c495c0c9188" }];
  const computed = {
    ...alarm("computed"),
    Metrics: [
      { Id: "e1", Expression: "m1/m2" },
      { Id: "m1", MetricStat: { Metric: { ...metric, Dimensions }, Period: 60, Stat: "Sum" } },
      { Id: "m2", MetricStat: { Metric: { ...metric, Dimensions }, Period: 60, Stat: "Maximum" } },
    ],
  };
  const composite = {
    ...alarm("composite"),
    AlarmRule: `ALARM("${ARN}:computed") AND NOT OK('two words') OR INSUFFICIENT_DATA(third) OR TRUE`,
    ActionsSuppressor: "quiet-hours",
    ActionsSuppressedBy: "Alarm",
  };

  beforeAll(async () => {
    server = await startWireServer({
      "monitoring.DescribeAlarms": (request) =>
        request.body.includes("two")
          ? jsonAnswer({ MetricAlarms: [], CompositeAlarms: [composite] })
          : jsonAnswer({ MetricAlarms: [computed], CompositeAlarms: [], NextToken: "two" }),
      "tagging.GetResources": (request) => errorAnswer(request, 400, "AccessDeniedException", "not authorized"),
    });
    const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
    recorded = await collectService(cloudwatch, { awsAccountId: ACCOUNT, connection }, ["eu-west-1"]);
  });
  afterAll(() => server.stop());

  it("lead a computed alarm to the balancer behind its metrics", () => {
    expect(relationsOf(byId(recorded, "computed"))).toEqual([
      "watches AWS::ElasticLoadBalancingV2::LoadBalancer " +
        `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:loadbalancer/app/web/50dc6c495c0c9188`,
    ]);
  });

  it("lead a composite alarm to all that its rule names, however it is quoted", () => {
    const one = byId(recorded, "composite");
    expect(relationsOf(one)).toEqual([
      `watches AWS::CloudWatch::Alarm ${ARN}:computed`,
      "watches AWS::CloudWatch::Alarm two words",
      "watches AWS::CloudWatch::Alarm third",
      "is silenced by AWS::CloudWatch::Alarm quiet-hours",
    ]);
    expect(one.configuration).not.toHaveProperty("ActionsSuppressedBy");
  });

  it("say of refused tags that they are unseen", () => {
    expect(byId(recorded, "computed").configuration.Tags).toMatchObject({ seen: false, action: "tag:GetResources" });
    expect(recorded.gaps).toMatchObject([{ operation: "GetResources", affected: 2 }]);
  });

  it("hold each dashboard once, however many regions are scanned", async () => {
    const entry = { DashboardName: "ops", DashboardArn: `arn:aws:cloudwatch::${ACCOUNT}:dashboard/ops`, Size: 7 };
    const own = await startWireServer({ "monitoring.ListDashboards": jsonAnswer({ DashboardEntries: [entry] }) });
    const connection = { credentials: { kind: "default" as const }, endpointUrl: own.url };
    const regions = ["eu-west-1", "us-west-2"];
    const found = await collectService(cloudwatchDashboards, { awsAccountId: ACCOUNT, connection }, regions);
    expect(found.resources).toMatchObject([{ id: "ops", region: "global", arn: entry.DashboardArn }]);
    expect(own.seen).toHaveLength(1);
    await own.stop();
  });
});
