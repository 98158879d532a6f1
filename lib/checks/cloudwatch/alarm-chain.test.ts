import { describe, expect, it } from "vitest";
import type { HeldFact } from "@/lib/checks/engine/facts";
import { trail } from "@/lib/model/resources/cloudtrail";
import { compositeAlarm, metricAlarm } from "@/lib/model/resources/cloudwatch";
import { metricFilter } from "@/lib/model/resources/logs";
import { subscription } from "@/lib/model/resources/sns";
import { aChain, anAlarm, aSubscription, loggingTrail, PATTERNS, TOPIC } from "@/lib/testing/alarms";
import { factTable, judge, resource } from "@/lib/testing/facts";
import { aTrail } from "@/lib/testing/trails";
import { monitorRootUsage } from "./alarms";

const ROOT = PATTERNS["monitor-root-usage"]?.[0] ?? "";
const chain = (given: Parameters<typeof aChain>[0] = {}) => aChain({ patterns: [ROOT], ...given });
const without = (type: { type: string }, resources: HeldFact[]) => resources.filter((one) => one.type !== type.type);
const composite = (rule: string, more: Record<string, unknown> = {}) =>
  resource(
    compositeAlarm,
    {
      ...{ AlarmName: "anything-bad", AlarmArn: "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:anything-bad" },
      ...{ AlarmRule: rule, ActionsEnabled: true, AlarmActions: [TOPIC], ...more },
    },
    { id: "anything-bad", arn: "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:anything-bad" },
  );

describe("an alarm on root", () => {
  factTable(monitorRootUsage, [
    { name: "complete from the trail to a reader", status: "pass", resources: chain(), says: "alarm-0 goes off" },
    { name: "no trail", status: "fail", says: "No trail records" },
    {
      name: "a trail that is not logging",
      status: "fail",
      resources: [...without(trail, chain()), loggingTrail({ logging: false })],
      says: "No trail records",
    },
    {
      name: "a trail of one region",
      status: "fail",
      resources: [...without(trail, chain()), loggingTrail({ more: { IsMultiRegionTrail: false } })],
      says: "No trail records",
    },
    {
      name: "a trail without management events",
      status: "fail",
      resources: [...without(trail, chain()), loggingTrail({ selectors: [{ IncludeManagementEvents: false }] })],
      says: "No trail records",
    },
    { name: "a trail without a log group", status: "fail", resources: [aTrail()], says: "writes to no log group" },
    {
      name: "a log group of another account",
      status: "manual",
      resources: [loggingTrail({}, "arn:aws:logs:eu-west-1:999999999999:log-group:trail:*")],
      says: "in another account",
    },
    {
      name: "one group of another account, and a complete one here",
      status: "pass",
      resources: [
        ...chain(),
        loggingTrail({ name: "second" }, "arn:aws:logs:eu-west-1:999999999999:log-group:trail:*"),
      ],
    },
    {
      name: "an organization's trail whose selectors only its owner reads",
      status: "manual",
      resources: [aTrail({ account: "999999999999", selectors: null })],
      says: "in another account",
    },
    { name: "no filter", status: "fail", resources: [loggingTrail()], says: "No metric filter of trail counts" },
    {
      name: "a filter on another group",
      status: "fail",
      resources: chain({ group: "other" }),
      says: "No metric filter of trail counts",
    },
    {
      name: "a filter on a group of the same name in another region",
      status: "fail",
      resources: chain({ region: "eu-west-2" }),
      regions: ["eu-west-1", "eu-west-2"],
      says: "No metric filter",
    },
    {
      name: "a filter for half of the events",
      status: "fail",
      resources: chain({ patterns: ['{ ($.userIdentity.type = "Root") && ($.eventName = ConsoleLogin) }'] }),
      says: "counts CreateAccessKey",
    },
    {
      name: "two filters that share the work",
      status: "pass",
      resources: chain({
        patterns: [
          '{ ($.userIdentity.type = "Root") && ($.eventName = ConsoleLogin) }',
          '{ ($.userIdentity.type = "Root") && ($.eventName != ConsoleLogin) }',
        ],
      }),
      says: "alarm-0 and alarm-1",
    },
    {
      name: "the terms in another order, without quotes and brackets",
      status: "pass",
      resources: chain({
        patterns: ["{$.eventType!=AwsServiceEvent&&$.userIdentity.invokedBy NOT EXISTS&&$.userIdentity.type=Root}"],
      }),
    },
    {
      name: "words that the events hold",
      status: "pass",
      resources: chain({ patterns: ["Root -DescribeInstances"] }),
    },
    {
      name: "a filter that counts everything",
      status: "fail",
      resources: chain({ patterns: [""] }),
      says: "filter-0 counts harmless calls too",
    },
    {
      name: "a pattern that nobody understands",
      status: "manual",
      resources: chain({ patterns: ["{ $.userIdentity.type LIKE Root }"] }),
      says: "not understood",
    },
    { name: "no alarm", status: "fail", resources: without(metricAlarm, chain()), says: "no alarm in its region" },
    {
      name: "an alarm on the same name in another namespace",
      status: "fail",
      resources: chain({ alarm: { Namespace: "Other" } }),
      says: "no alarm in its region",
    },
    {
      name: "an alarm in another region",
      status: "fail",
      resources: [
        ...without(metricAlarm, chain()),
        ...chain()
          .filter((one) => one.type === metricAlarm.type)
          .map((one) => ({ ...one, region: "eu-west-2" })),
      ],
      regions: ["eu-west-1", "eu-west-2"],
      says: "no alarm in its region",
    },
    {
      name: "an alarm on the second metric of the filter",
      status: "pass",
      resources: [
        ...without(metricFilter, chain()),
        resource(metricFilter, {
          ...{ filterName: "filter-0", logGroupName: "trail", filterPattern: ROOT },
          metricTransformations: [
            { metricName: "Unwatched", metricNamespace: "Security" },
            { metricName: "Metric0", metricNamespace: "Security" },
          ],
        }),
      ],
    },
    {
      name: "an alarm on what is computed from the metric",
      status: "pass",
      resources: [
        ...without(metricAlarm, chain()),
        anAlarm(0, {
          ...{ MetricName: undefined, Namespace: undefined },
          Metrics: [
            { Id: "m1", MetricStat: { Metric: { Namespace: "Security", MetricName: "Metric0" } } },
            { Id: "e1", Expression: "SUM(METRICS())" },
          ],
        }),
      ],
    },
    {
      name: "an alarm on another account's metric of that name",
      status: "fail",
      resources: [
        ...without(metricAlarm, chain()),
        anAlarm(0, {
          ...{ MetricName: undefined, Namespace: undefined },
          Metrics: [
            {
              ...{ Id: "m1", AccountId: "999999999999" },
              MetricStat: { Metric: { Namespace: "Security", MetricName: "Metric0" } },
            },
          ],
        }),
      ],
      says: "no alarm",
    },
    {
      name: "only a composite alarm tells somebody",
      status: "pass",
      resources: [...chain({ alarm: { AlarmActions: [] } }), composite('ALARM("alarm-0") OR ALARM(other)')],
      says: "anything-bad",
    },
    {
      name: "a composite alarm that goes off when this one does not",
      status: "fail",
      resources: [...chain({ alarm: { AlarmActions: [] } }), composite("NOT ALARM(alarm-0) AND OK(alarm-0)")],
      says: "no action",
    },
    {
      name: "actions are off",
      status: "fail",
      resources: chain({ alarm: { ActionsEnabled: false } }),
      says: "alarm-0 goes off, but its actions are switched off",
    },
    {
      name: "no action but for being well again",
      status: "fail",
      resources: chain({ alarm: { AlarmActions: [], OKActions: [TOPIC] } }),
      says: "no action",
    },
    {
      name: "nobody listens",
      status: "fail",
      resources: without(subscription, chain()),
      says: "nobody has a confirmed subscription",
    },
    {
      name: "somebody was asked and never confirmed",
      status: "fail",
      resources: [...without(subscription, chain()), aSubscription({ confirmed: false })],
      says: "nobody has a confirmed subscription",
    },
    {
      name: "a topic of another account",
      status: "pass",
      resources: chain({ alarm: { AlarmActions: ["arn:aws:sns:eu-west-1:999999999999:central"] } }),
      says: "not verified",
    },
    {
      name: "an action that is no topic",
      status: "pass",
      resources: chain({
        alarm: { AlarmActions: ["arn:aws:lambda:eu-west-1:123456789012:function:page-somebody"] },
      }),
      says: "tells somebody.",
    },
    { name: "trails denied", status: "not_seen", hidden: [[trail]] },
    { name: "filters denied", status: "not_seen", resources: [loggingTrail()], hidden: [[metricFilter]] },
    {
      name: "a region with the group was left out",
      status: "not_seen",
      resources: [loggingTrail({}, "arn:aws:logs:eu-west-3:123456789012:log-group:trail:*")],
    },
    {
      name: "alarms denied",
      status: "not_seen",
      resources: without(metricAlarm, chain()),
      hidden: [[metricAlarm], [compositeAlarm]],
    },
    {
      name: "alarms denied, but events without any filter",
      status: "fail",
      resources: [
        ...chain({ patterns: ['{ ($.userIdentity.type = "Root") && ($.eventName = ConsoleLogin) }'] }),
      ].filter(({ type }) => type !== metricAlarm.type),
      hidden: [[metricAlarm], [compositeAlarm]],
      says: "counts CreateAccessKey",
    },
    {
      name: "subscriptions denied",
      status: "not_seen",
      resources: without(subscription, chain()),
      hidden: [[subscription]],
    },
    {
      name: "subscriptions known from earlier only",
      status: "not_seen",
      resources: chain().map((one) => ({ ...one, seen: one.type !== subscription.type })),
      hidden: [[subscription]],
    },
    {
      name: "complete, whatever else was not seen",
      status: "pass",
      resources: chain(),
      hidden: [[trail], [metricFilter], [metricAlarm], [subscription]],
    },
  ]);

  it("shows what decided, and no address", () => {
    const [judged] = judge(monitorRootUsage, { resources: chain() });
    expect(judged?.verdict.facts.map(({ field }) => field)).toEqual([
      "CloudWatchLogsLogGroupArn",
      "filterPattern",
      "Metrics",
      "AlarmActions",
    ]);
    expect(JSON.stringify(judged)).not.toContain("@");
  });
});
