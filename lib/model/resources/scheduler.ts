import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { relateArns } from "../relate-arn";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ScheduleGroupSummary.html */
export const scheduleGroup = defineResourceType({
  type: "AWS::Scheduler::ScheduleGroup",
  service: "scheduler",
  title: "Schedule groups",
  arn: "scheduler:schedule-group/*",
  cli: "scheduler get-schedule-group --name {id}",
  schema: z.looseObject({
    Name: z.string(),
    Arn: z.string(),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  drop: ["State"],
});

/**
 * Schedules. What they send to their target is not kept.
 * https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html
 */
export const schedule = defineResourceType({
  type: "AWS::Scheduler::Schedule",
  service: "scheduler",
  title: "Schedules",
  arn: "scheduler:schedule/*/*",
  cli: "scheduler get-schedule --group-name {.GroupName} --name {.Name}",
  schema: z.looseObject({
    Name: z.string(),
    Arn: z.string(),
    GroupName: text,
    Schedule: readOf(
      z.looseObject({
        ScheduleExpression: text,
        ScheduleExpressionTimezone: text,
        KmsKeyArn: text,
        Target: z
          .looseObject({ Arn: text, RoleArn: text, DeadLetterConfig: z.looseObject({ Arn: text }).nullish() })
          .optional(),
      }),
    ),
  }),
  drop: ["State"],
  relations: ({ GroupName, Schedule }) => {
    const { Target, KmsKeyArn } = Schedule.seen ? Schedule.value : {};
    return [
      ...relate("belongs to", "AWS::Scheduler::ScheduleGroup", [GroupName]),
      ...relate("acts as", "AWS::IAM::Role", [Target?.RoleArn]),
      ...relateArns("delivers to", [Target?.Arn]),
      ...relateArns("sends failures to", [Target?.DeadLetterConfig?.Arn]),
      ...relate("is encrypted by", "AWS::KMS::Key", [KmsKeyArn]),
    ];
  },
});
