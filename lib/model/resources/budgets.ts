import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html */
export const budget = defineResourceType({
  type: "AWS::Budgets::Budget",
  service: "budgets",
  title: "Budgets",
  arn: "budgets:budget/**",
  cli: "budgets describe-budget --account-id {account} --budget-name {id}",
  schema: z.looseObject({
    BudgetName: z.string(),
    BudgetType: text,
    TimeUnit: text,
    BudgetLimit: z.looseObject({ Amount: text, Unit: text }).optional(),
    /** When somebody is told, not who. */
    Notifications: readOf(
      z.array(z.looseObject({ NotificationType: text, ComparisonOperator: text, Threshold: z.number().optional() })),
    ),
    /** What happens by itself when a threshold is crossed. */
    Actions: readOf(z.array(z.looseObject({ ActionId: text, ActionType: text, ExecutionRoleArn: text }))),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  runtime: [
    "Actions[].Status",
    "AutoAdjustData.LastAutoAdjustTime",
    "CalculatedSpend",
    "HealthStatus",
    "LastUpdatedTime",
    "Notifications[].NotificationState",
  ],
  // Mail addresses of people; the budget's own name.
  drop: ["Actions[].BudgetName", "Actions[].Subscribers"],
  relations: ({ Actions }) =>
    Actions.seen
      ? relate(
          "acts as",
          "AWS::IAM::Role",
          Actions.value.map(({ ExecutionRoleArn }) => ExecutionRoleArn),
        )
      : [],
});
