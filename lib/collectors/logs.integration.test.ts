import * as sdk from "@aws-sdk/client-cloudwatch-logs";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  byId,
  type Collected,
  collectService,
  historyOf,
  openTestAccount,
  relationsOf,
  type TestAccount,
} from "@/lib/testing/collect";
import { logs } from "./logs";

const ACCOUNT = "210000000016";
const REGION = "eu-west-1";
const HOSTILE = `=1+1<img src=x onerror=alert(1)>&amp;\u{1F512}`;
const GROUP = "/aws/lambda/checkout";
const GROUP_ARN = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${GROUP}`;
const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/0`;
const POLICY = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "dns",
      Effect: "Allow",
      Principal: { Service: "route53.amazonaws.com" },
      Action: "logs:PutLogEvents",
      Resource: "*",
    },
  ],
};

let account: TestAccount;
let collected: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  const client = new sdk.CloudWatchLogsClient(account.clientSettings);
  await client.send(new sdk.CreateLogGroupCommand({ logGroupName: GROUP, kmsKeyId: KEY, tags: { team: HOSTILE } }));
  await client.send(new sdk.PutRetentionPolicyCommand({ logGroupName: GROUP, retentionInDays: 30 }));
  await client.send(new sdk.CreateLogGroupCommand({ logGroupName: "forever" }));
  await client.send(
    new sdk.PutMetricFilterCommand({
      logGroupName: GROUP,
      filterName: "root use",
      filterPattern: '{ $.userIdentity.type = "Root" }',
      metricTransformations: [{ metricName: "RootUse", metricNamespace: "Audit", metricValue: "1" }],
    }),
  );
  await client.send(new sdk.PutResourcePolicyCommand({ policyName: "dns", policyDocument: JSON.stringify(POLICY) }));
  collected = await collectService(logs, account, [REGION]);
});

describe("log groups", () => {
  it("are found with their filters and the region's policies, without gaps", () => {
    expect(collected.gaps).toEqual([]);
    expect(collected.resources.map(({ type, id, arn }) => ({ type, id, arn }))).toEqual([
      { type: "AWS::Logs::LogGroup", id: GROUP, arn: GROUP_ARN },
      { type: "AWS::Logs::MetricFilter", id: "root use", arn: `${GROUP_ARN}:metric-filter:root use` },
      { type: "AWS::Logs::LogGroup", id: "forever", arn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:forever` },
      { type: "AWS::Logs::ResourcePolicy", id: "dns", arn: `arn:aws:logs:${REGION}:${ACCOUNT}:resource-policy:dns` },
    ]);
  });

  it("tell how long they keep and by which key; how much they hold moves by itself", () => {
    const group = byId(collected, GROUP);
    expect(group).toMatchObject({
      tags: { team: HOSTILE },
      configuration: { logGroupName: GROUP, retentionInDays: 30, kmsKeyId: KEY },
      runtime: { storedBytes: 0 },
    });
    expect(group.configuration).not.toHaveProperty("storedBytes");
    expect(relationsOf(group)).toEqual([`encrypts with AWS::KMS::Key ${KEY}`]);
    expect(byId(collected, "forever").configuration).not.toHaveProperty("retentionInDays");
  });

  it("are read by metric filters", () => {
    const filter = byId(collected, "root use");
    expect(filter.configuration).toMatchObject({
      filterPattern: '{ $.userIdentity.type = "Root" }',
      metricTransformations: [{ metricName: "RootUse", metricNamespace: "Audit" }],
    });
    expect(relationsOf(filter)).toEqual([`reads AWS::Logs::LogGroup ${GROUP}`]);
  });

  it("stand beside the policies that let services write", () => {
    expect(byId(collected, "dns").configuration.policyDocument).toEqual(POLICY);
  });

  it("cost one call each, their tags and filters one for the region", () => {
    const calls = Object.fromEntries(collected.calls.map(({ operation, calls }) => [operation, calls]));
    expect(calls).toEqual({
      DescribeDeliveryDestinations: 1,
      DescribeDeliverySources: 1,
      DescribeDestinations: 1,
      DescribeLogGroups: 1,
      DescribeMetricFilters: 1,
      DescribeResourcePolicies: 1,
      DescribeSubscriptionFilters: 2,
      GetResources: 1,
    });
  });

  it("are the same when nothing happened", async () => {
    const again = await collectService(logs, account, [REGION]);
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
  });
});
