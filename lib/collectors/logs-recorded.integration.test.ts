import { describe, expect, it } from "vitest";
import { byId, type CollectedOnWire, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { logs } from "./logs";

// Answers in the shape of the pages under https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/, for
// what the emulator lacks: classes of groups, refusals group by group, pages of resource policies.

const PREFIX = "arn:aws:logs:eu-west-1:123456789012:log-group";
const group = (logGroupName: string, more: object = {}) => ({
  logGroupName,
  arn: `${PREFIX}:${logGroupName}:*`,
  creationTime: 1700000000000,
  storedBytes: 12345,
  metricFilterCount: 0,
  ...more,
});

const denied = (request: WireRequest) =>
  errorAnswer(request, 400, "AccessDeniedException", `not authorized to perform: logs:${request.operation}`);

function collect(answers: WireAnswers): Promise<CollectedOnWire> {
  return collectRecorded(logs, {
    "logs.DescribeLogGroups": jsonAnswer({
      logGroups: [
        group("a", { logGroupArn: `${PREFIX}:a` }),
        group("rare", { logGroupClass: "INFREQUENT_ACCESS" }),
        group("b"),
      ],
    }),
    "logs.DescribeMetricFilters": jsonAnswer({ metricFilters: [] }),
    "logs.DescribeResourcePolicies": jsonAnswer({ resourcePolicies: [] }),
    "logs.DescribeSubscriptionFilters": jsonAnswer({ subscriptionFilters: [] }),
    "logs.DescribeDeliverySources": jsonAnswer({ deliverySources: [] }),
    "logs.DescribeDeliveryDestinations": jsonAnswer({ deliveryDestinations: [] }),
    "logs.DescribeDestinations": jsonAnswer({ destinations: [] }),
    "tagging.GetResources": jsonAnswer({ ResourceTagMappingList: [] }),
    ...answers,
  });
}

describe("log groups", () => {
  it("have one ARN, whichever of its forms AWS answers", async () => {
    const { resources } = await collect({});
    expect(resources.map(({ arn }) => arn)).toEqual([`${PREFIX}:a`, `${PREFIX}:b`, `${PREFIX}:rare`]);
    expect(JSON.stringify(resources)).not.toContain(":*");
  });

  it("get their tags a hundred at a time, in whichever form of the ARN", async () => {
    const tagged = (ResourceARN: string, Value: string) => ({ ResourceARN, Tags: [{ Key: "team", Value }] });
    const collected = await collect({
      "tagging.GetResources": ({ body }) =>
        body.includes("two")
          ? jsonAnswer({ ResourceTagMappingList: [tagged(`${PREFIX}:b`, "y")] })
          : jsonAnswer({ ResourceTagMappingList: [tagged(`${PREFIX}:a:*`, "x")], PaginationToken: "two" }),
    });
    expect(collected.resources.map(({ id, tags }) => [id, tags])).toEqual([
      ["a", { team: "x" }],
      ["b", { team: "y" }],
      ["rare", {}],
    ]);
    const asked = collected.seen.filter(({ operation }) => operation === "GetResources");
    expect(asked.map(({ body }) => JSON.parse(body).ResourceTypeFilters)).toEqual([["logs"], ["logs"]]);
  });

  it("whose tags are refused say so", async () => {
    const collected = await collect({
      "tagging.GetResources": (request) =>
        errorAnswer(request, 400, "AccessDeniedException", "not authorized to perform: tag:GetResources"),
    });
    expect(byId(collected, "a").configuration.Tags).toEqual({
      seen: false,
      reason: "denied",
      operation: "GetResources",
      action: "tag:GetResources",
    });
    expect(collected.gaps).toMatchObject([{ operation: "GetResources", affected: 3 }]);
  });

  it("that do not exist have no filters to ask for", async () => {
    const { calls, gaps } = await collect({ "logs.DescribeLogGroups": jsonAnswer({ logGroups: [] }) });
    expect(gaps).toEqual([]);
    expect(calls.map(({ operation }) => operation).sort()).toEqual([
      "DescribeDeliveryDestinations",
      "DescribeDeliverySources",
      "DescribeDestinations",
      "DescribeLogGroups",
      "DescribeResourcePolicies",
    ]);
  });
});

describe("subscription filters", () => {
  const filter = {
    filterName: "ship",
    logGroupName: "b",
    filterPattern: "",
    destinationArn: "arn:aws:firehose:eu-west-1:123456789012:deliverystream/logs",
    roleArn: "arn:aws:iam::123456789012:role/ship",
  };

  it("name where they send, and are not looked for where there can be none", async () => {
    const collected = await collect({
      "logs.DescribeSubscriptionFilters": ({ body }) =>
        jsonAnswer({ subscriptionFilters: body.includes('"b"') ? [filter] : [] }),
    });
    const ship = byId(collected, "ship");
    expect(ship.arn).toBe(`${PREFIX}:b:subscription-filter:ship`);
    expect(relationsOf(ship)).toEqual([
      "reads AWS::Logs::LogGroup b",
      "sends to AWS::KinesisFirehose::DeliveryStream arn:aws:firehose:eu-west-1:123456789012:deliverystream/logs",
      "sends as AWS::IAM::Role arn:aws:iam::123456789012:role/ship",
    ]);
    const asked = collected.seen.filter(({ operation }) => operation === "DescribeSubscriptionFilters");
    expect(asked.map(({ body }) => JSON.parse(body).logGroupName).sort()).toEqual(["a", "b"]);
  });

  it("are partly seen when one group refuses", async () => {
    const collected = await collect({
      "logs.DescribeSubscriptionFilters": (request) =>
        request.body.includes('"a"') ? denied(request) : jsonAnswer({ subscriptionFilters: [filter] }),
    });
    expect(byId(collected, "ship").type).toBe("AWS::Logs::SubscriptionFilter");
    const partly = collected.coverage.filter(({ status }) => status !== "ok").map(({ type, status }) => [type, status]);
    expect(partly).toEqual([["AWS::Logs::SubscriptionFilter", "partial"]]);
    expect(collected.gaps).toMatchObject([
      { operation: "DescribeSubscriptionFilters", reason: "denied", types: ["AWS::Logs::SubscriptionFilter"] },
    ]);
  });

  it("are unseen, like the groups, when the groups cannot be listed; the rest is seen", async () => {
    const collected = await collect({ "logs.DescribeLogGroups": denied });
    const unseen = collected.coverage.filter(({ status }) => status === "unseen").map(({ type }) => type);
    expect(unseen.sort()).toEqual(["AWS::Logs::LogGroup", "AWS::Logs::SubscriptionFilter"]);
    expect(collected.gaps).toMatchObject([
      { operation: "DescribeLogGroups", types: ["AWS::Logs::LogGroup", "AWS::Logs::SubscriptionFilter"] },
    ]);
  });
});

describe("resource policies", () => {
  const policy = (policyName: string) => ({ policyName, policyDocument: "not JSON", revisionId: "7" });

  it("are followed over their pages", async () => {
    const collected = await collect({
      "logs.DescribeResourcePolicies": ({ body }) =>
        body.includes("two")
          ? jsonAnswer({ resourcePolicies: [policy("second")] })
          : jsonAnswer({ resourcePolicies: [policy("first")], nextToken: "two" }),
    });
    expect(byId(collected, "first").configuration).toEqual({ policyName: "first", policyDocument: "not JSON" });
    expect(byId(collected, "second").name).toBe("second");
  });

  it("end, partly seen, when AWS repeats a page", async () => {
    const collected = await collect({
      "logs.DescribeResourcePolicies": jsonAnswer({ resourcePolicies: [policy("first")], nextToken: "again" }),
    });
    expect(collected.coverage.find(({ type }) => type === "AWS::Logs::ResourcePolicy")).toMatchObject({
      status: "partial",
      reason: "truncated",
    });
  });
});

describe("deliveries", () => {
  const arn = (kind: string, name: string) => `arn:aws:logs:eu-west-1:123456789012:${kind}:${name}`;

  it("lead from a service's logs to where they are kept", async () => {
    const collected = await collect({
      "logs.DescribeDeliverySources": jsonAnswer({
        deliverySources: [
          {
            name: "site",
            arn: arn("delivery-source", "site"),
            resourceArns: ["arn:aws:cloudfront::123456789012:distribution/E1"],
            service: "cloudfront",
            logType: "ACCESS_LOGS",
            tags: { team: "web" },
          },
        ],
      }),
      "logs.DescribeDeliveries": jsonAnswer({
        deliveries: [
          {
            id: "d1",
            arn: arn("delivery", "d1"),
            deliverySourceName: "site",
            deliveryDestinationArn: arn("delivery-destination", "archive"),
            deliveryDestinationType: "S3",
            recordFields: ["date", "c-ip"],
          },
        ],
      }),
      "logs.DescribeDeliveryDestinations": jsonAnswer({
        deliveryDestinations: [
          {
            name: "archive",
            arn: arn("delivery-destination", "archive"),
            deliveryDestinationType: "S3",
            deliveryDestinationConfiguration: { destinationResourceArn: "arn:aws:s3:::access-logs/site" },
          },
        ],
      }),
      "logs.DescribeDestinations": jsonAnswer({
        destinations: [
          {
            destinationName: "central",
            targetArn: "arn:aws:kinesis:eu-west-1:123456789012:stream/central",
            roleArn: "arn:aws:iam::123456789012:role/central",
            accessPolicy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*" }] }),
            arn: arn("destination", "central"),
            creationTime: 1700000000000,
          },
        ],
      }),
    });
    expect(collected.gaps).toEqual([]);
    expect(byId(collected, "site").tags).toEqual({ team: "web" });
    expect(relationsOf(byId(collected, "site"))).toEqual([
      "reads logs of AWS::CloudFront::Distribution arn:aws:cloudfront::123456789012:distribution/E1",
    ]);
    expect(relationsOf(byId(collected, "d1"))).toEqual([
      "delivers AWS::Logs::DeliverySource site",
      `delivers to AWS::Logs::DeliveryDestination ${arn("delivery-destination", "archive")}`,
    ]);
    expect(relationsOf(byId(collected, "archive"))).toEqual(["sends to AWS::S3::Bucket arn:aws:s3:::access-logs"]);
    const central = byId(collected, "central");
    expect(central.configuration.accessPolicy).toMatchObject({ Statement: [{ Principal: "*" }] });
    expect(relationsOf(central)).toEqual([
      "sends to AWS::Kinesis::Stream arn:aws:kinesis:eu-west-1:123456789012:stream/central",
      "sends as AWS::IAM::Role arn:aws:iam::123456789012:role/central",
    ]);
  });
});
