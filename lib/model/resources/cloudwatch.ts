import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";
import { watchedThings } from "./cloudwatch-dimensions";

const text = z.string().optional();
const arns = z.array(z.string()).optional();

/** What every alarm has, whatever it looks at. */
const alarmFields = {
  AlarmName: z.string(),
  AlarmArn: z.string(),
  /** Off: it changes its colour and nobody hears of it. */
  ActionsEnabled: z.boolean().optional(),
  AlarmActions: arns,
  OKActions: arns,
  InsufficientDataActions: arns,
  /** Only here when the tags could not be read. */
  Tags: readOf(z.never()).optional(),
};
const movesByItself = [
  "EvaluationState",
  "StateReason",
  "StateReasonData",
  "StateTransitionedTimestamp",
  "StateUpdatedTimestamp",
];

const Metric = z.looseObject({
  Namespace: text,
  MetricName: text,
  Dimensions: z.array(z.looseObject({ Name: text, Value: text })).optional(),
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html */
export const metricAlarm = defineResourceType({
  type: "AWS::CloudWatch::Alarm",
  service: "cloudwatch",
  title: "CloudWatch alarms",
  arn: "cloudwatch:alarm:**",
  cli: "cloudwatch describe-alarms --alarm-names {id}",
  schema: Metric.extend({
    ...alarmFields,
    ComparisonOperator: text,
    Threshold: z.number().optional(),
    TreatMissingData: text,
    /** In place of a single metric: several, and what is computed from them. */
    Metrics: z
      .array(
        z.looseObject({
          Id: text,
          Expression: text,
          MetricStat: z.looseObject({ Metric: Metric.optional() }).optional(),
        }),
      )
      .optional(),
  }),
  volatileState: true,
  runtime: movesByItself,
  drop: ["StateValue"],
  relations: (alarm) => [
    ...actionsOf(alarm),
    ...watchedThings(alarm.AlarmArn, [alarm, ...(alarm.Metrics ?? []).map(({ MetricStat }) => MetricStat?.Metric)]),
  ],
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_CompositeAlarm.html */
export const compositeAlarm = defineResourceType({
  type: "AWS::CloudWatch::CompositeAlarm",
  service: "cloudwatch",
  title: "Composite alarms",
  arn: "cloudwatch:alarm:**",
  cli: "cloudwatch describe-alarms --alarm-types CompositeAlarm --alarm-names {id}",
  schema: z.looseObject({ ...alarmFields, AlarmRule: text, ActionsSuppressor: text }),
  volatileState: true,
  runtime: [...movesByItself, "ActionsSuppressedBy", "ActionsSuppressedReason"],
  drop: ["StateValue"],
  relations: (alarm) => [
    ...actionsOf(alarm),
    ...relate("watches", "AWS::CloudWatch::Alarm", namedInRule(alarm.AlarmRule ?? "")),
    ...relate("is silenced by", "AWS::CloudWatch::Alarm", [alarm.ActionsSuppressor]),
  ],
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DashboardEntry.html */
export const dashboard = defineResourceType({
  type: "AWS::CloudWatch::Dashboard",
  service: "cloudwatch-dashboards",
  title: "CloudWatch dashboards",
  arn: "cloudwatch:dashboard/*",
  cli: "cloudwatch get-dashboard --dashboard-name {id}",
  schema: z.looseObject({ DashboardName: z.string(), DashboardArn: z.string() }),
});

type Actions = Partial<Record<"AlarmActions" | "OKActions" | "InsufficientDataActions", string[] | undefined>>;

/** What an alarm sets off; the rest of what it can do (stop a machine, open an incident) names nothing of ours. */
const TARGETS: readonly [pattern: RegExp, type: string, verb: string][] = [
  [/^arn:[^:]+:sns:/, "AWS::SNS::Topic", "notifies"],
  [/^arn:[^:]+:lambda:/, "AWS::Lambda::Function", "invokes"],
  [/^arn:[^:]+:autoscaling:[^:]*:[^:]*:scalingPolicy:/, "AWS::AutoScaling::ScalingPolicy", "sets off"],
];

function actionsOf({ AlarmActions = [], OKActions = [], InsufficientDataActions = [] }: Actions): Relation[] {
  const actions = new Set([...AlarmActions, ...OKActions, ...InsufficientDataActions]);
  return [...actions].flatMap((action) =>
    TARGETS.filter(([pattern]) => pattern.test(action)).map(([, type, verb]) => ({ verb, type, target: action })),
  );
}

/**
 * Names and ARNs of alarms in a rule: `ALARM("disk full") OR NOT OK(arn:...)`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
function namedInRule(rule: string): string[] {
  const calls = rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^\s)]+))\s*\)/g);
  return [...calls].map(([, double, single, bare]) => double ?? single ?? bare ?? "");
}
