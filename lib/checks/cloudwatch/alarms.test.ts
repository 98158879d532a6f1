import { describe, expect, it } from "vitest";
import type { HeldFact } from "@/lib/checks/engine/facts";
import { trail } from "@/lib/model/resources/cloudtrail";
import { compositeAlarm, metricAlarm } from "@/lib/model/resources/cloudwatch";
import { metricFilter } from "@/lib/model/resources/logs";
import { organization } from "@/lib/model/resources/organizations";
import { subscription } from "@/lib/model/resources/sns";
import { aChain, anAlarm, aSubscription, loggingTrail, PATTERNS, TOPIC } from "@/lib/testing/alarms";
import { factTable, judge, resource } from "@/lib/testing/facts";
import { aTrail } from "@/lib/testing/trails";
import * as alarms from "./alarms";
import {
  monitorIamPolicyChanges,
  monitorOrganizationsChanges,
  monitorRootUsage,
  monitorSecurityGroupChanges,
  monitorUnauthorizedCalls,
  monitorVpcChanges,
} from "./alarms";

const all = Object.values(alarms);
const inOrganization = (MasterAccountId = "123456789012") =>
  resource(
    organization,
    {
      ...{ Id: "o-1", FeatureSet: "ALL", MasterAccountId },
      ...{ EnabledServices: { seen: true, value: [] }, DelegatedAdministrators: { seen: true, value: [] } },
      ResourcePolicy: { seen: true, value: null },
    },
    { id: "o-1", region: "global" },
  );

describe("the patterns that the benchmark shows", () => {
  const samples = Object.entries(PATTERNS).flatMap(([id, patterns]) =>
    patterns.map((pattern) => [id, pattern] as const),
  );

  it.each(samples)("%s is content with %s", (id, pattern) => {
    const check = all.find((one) => one.id === id);
    if (!check) throw new Error(`There is no check ${id}.`);
    const resources = [...aChain({ patterns: [pattern] }), inOrganization()];
    expect(judge(check, { resources })[0]?.verdict).toMatchObject({ status: "pass" });
  });

  it("are known for each alarm", () => {
    expect(Object.keys(PATTERNS).sort()).toEqual(all.map(({ id }) => id).sort());
  });
});

describe("the pattern of the fix", () => {
  it.each(all)("$id: is enough, and short enough for AWS", (check) => {
    const [judged] = judge(check, { resources: [loggingTrail(), inOrganization()] });
    const pattern = judged?.verdict.values.pattern ?? "";
    expect(judged?.verdict).toMatchObject({ status: "fail", values: { group: "trail", logs: "eu-west-1" } });
    expect(pattern.length).toBeLessThanOrEqual(1_024);
    const resources = [...aChain({ patterns: [pattern] }), inOrganization()];
    expect(judge(check, { resources })[0]?.verdict.status).toBe("pass");
  });
});

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

describe("alarms with rules of their own", () => {
  const POLICIES = PATTERNS["monitor-iam-policy-changes"]?.[0] ?? "";
  const GROUPS_UP_TO_V4 = PATTERNS["monitor-security-group-changes-v4"]?.[0] ?? "";

  factTable(monitorUnauthorizedCalls, [
    {
      name: "the two codes in the other order, which fails for Prowler",
      status: "pass",
      resources: aChain({
        patterns: ['{ ($.errorCode = "AccessDenied*") || ($.errorCode = "*UnauthorizedOperation") }'],
      }),
      says: "alarm-0 goes off",
    },
  ]);

  factTable(monitorIamPolicyChanges, [
    {
      name: "every name of the benchmark, but all at once, which is enough for Prowler",
      status: "fail",
      resources: aChain({ patterns: [POLICIES.replaceAll("||", "&&")] }),
      says: "No metric filter of trail counts DeleteGroupPolicy",
    },
    {
      name: "names that no event can have at once",
      status: "fail",
      resources: aChain({
        patterns: ["{ ($.eventName = DeleteGroupPolicy) && ($.eventName = PutRolePolicy) && ($.eventName = X) }"],
      }),
      says: "No metric filter",
    },
    {
      name: "any policy call by wildcard",
      status: "pass",
      resources: aChain({ patterns: ["{ ($.eventSource = iam.*) && ($.eventName = *Policy*) }"] }),
    },
    {
      name: "policies of Organizations only",
      status: "fail",
      resources: aChain({
        patterns: ["{ ($.eventSource = organizations.amazonaws.com) && ($.eventName = *Policy*) }"],
      }),
    },
    {
      name: "careful exclusions",
      status: "pass",
      resources: aChain({
        patterns: [
          '{ ($.eventName = *Policy*) && ($.readOnly IS FALSE) && ($.eventType != "AwsServiceEvent") && ($.userIdentity.arn != "*/deployer") }',
        ],
      }),
    },
  ]);

  factTable(monitorSecurityGroupChanges, [
    {
      name: "the six names up to CIS 4.0 only, which are enough for Prowler",
      status: "fail",
      resources: aChain({ patterns: [GROUPS_UP_TO_V4] }),
      says: "No metric filter of trail counts ModifySecurityGroupRules.",
    },
  ]);

  factTable(monitorVpcChanges, [
    {
      name: "without ClassicLink, which is retired",
      status: "pass",
      resources: aChain({
        patterns: ["{ ($.eventName = *Vpc) || ($.eventName = *VpcAttribute) || ($.eventName = *VpcPeering*) }"],
      }),
    },
  ]);

  factTable(monitorOrganizationsChanges, [
    { name: "in no organization", status: "not_applicable", resources: aChain({ patterns: [""] }) },
    {
      name: "a member account",
      status: "manual",
      resources: [...aChain({ patterns: [""] }), inOrganization("999999999999")],
      says: "management account (999999999999)",
    },
    { name: "the organization was not seen", status: "not_seen", hidden: [[organization, "denied", "global"]] },
    {
      name: "the management account without a filter",
      status: "fail",
      resources: [loggingTrail(), inOrganization()],
      says: "No metric filter",
    },
  ]);
});
