import { expect, it } from "vitest";
import { byId, type CollectedOnWire, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { budgets } from "./budgets";

// Answers in the shape of the pages under https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/.

const ROLE = "arn:aws:iam::220600000012:role/brake";
const NOTIFICATION = {
  NotificationType: "FORECASTED",
  ComparisonOperator: "GREATER_THAN",
  Threshold: 80,
  NotificationState: "ALARM",
};
const ACTION = {
  ActionId: "a-1",
  BudgetName: "all & <more>",
  NotificationType: "ACTUAL",
  ActionType: "APPLY_IAM_POLICY",
  ActionThreshold: { ActionThresholdValue: 100, ActionThresholdType: "PERCENTAGE" },
  Definition: { IamActionDefinition: { PolicyArn: "arn:aws:iam::aws:policy/AWSDenyAll", Roles: ["dev"] } },
  ExecutionRoleArn: ROLE,
  ApprovalModel: "AUTOMATIC",
  Status: "STANDBY",
  Subscribers: [{ SubscriptionType: "EMAIL", Address: "cfo@private.example" }],
};
const BUDGET = {
  BudgetName: "all & <more>",
  BudgetType: "COST",
  TimeUnit: "MONTHLY",
  BudgetLimit: { Amount: "100", Unit: "USD" },
  CalculatedSpend: { ActualSpend: { Amount: "71.5", Unit: "USD" } },
  LastUpdatedTime: 1700000000,
};
const ANSWERS: WireAnswers = {
  "budgets.DescribeBudgets": jsonAnswer({ Budgets: [BUDGET, { ...BUDGET, BudgetName: "other" }] }),
  "budgets.DescribeBudgetNotificationsForAccount": jsonAnswer({
    BudgetNotificationsForAccount: [{ BudgetName: "all & <more>", Notifications: [NOTIFICATION] }],
  }),
  "budgets.DescribeBudgetActionsForAccount": jsonAnswer({ Actions: [ACTION] }),
  "budgets.ListTagsForResource": (request) =>
    request.body.includes("other")
      ? errorAnswer(request, 400, "AccessDeniedException", "not authorized")
      : jsonAnswer({ ResourceTags: [{ Key: "team", Value: "finance" }] }),
};

function collect(answers: WireAnswers): Promise<CollectedOnWire> {
  return collectRecorded(budgets, answers, "220600000012");
}

it("tells limits, thresholds and what happens at them; of spending only beside the history, of people nothing", async () => {
  const collected = await collect(ANSWERS);
  const budget = byId(collected, "all & <more>");
  expect(budget).toMatchObject({
    arn: "arn:aws:budgets::220600000012:budget/all & <more>",
    tags: { team: "finance" },
    configuration: {
      BudgetLimit: { Amount: "100", Unit: "USD" },
      Notifications: { seen: true, value: [{ NotificationType: "FORECASTED", Threshold: 80 }] },
      Actions: { seen: true, value: [{ ActionId: "a-1", ApprovalModel: "AUTOMATIC" }] },
    },
    runtime: { CalculatedSpend: { ActualSpend: { Amount: "71.5" } }, Actions: { value: [{ Status: "STANDBY" }] } },
  });
  expect(JSON.stringify(budget.configuration)).not.toMatch(/71\.5|STANDBY|ALARM/);
  expect(relationsOf(budget)).toEqual([`acts as AWS::IAM::Role ${ROLE}`]);
  expect(JSON.stringify(collected)).not.toContain("private.example");
});

it("asks for notifications and actions of all budgets at once, and for tags one by one", async () => {
  const collected = await collect(ANSWERS);
  const calls = Object.fromEntries(collected.calls.map(({ operation, calls }) => [operation, calls]));
  expect(calls).toMatchObject({ DescribeBudgetNotificationsForAccount: 1, DescribeBudgetActionsForAccount: 1 });
  expect(byId(collected, "other").configuration).toMatchObject({
    Notifications: { seen: true, value: [] },
    Actions: { seen: true, value: [] },
    Tags: { seen: false, reason: "denied" },
  });
});

it("takes the empty object for no budgets, and a stranger's object for no answer", async () => {
  const none = await collect({ "budgets.DescribeBudgets": jsonAnswer({}) });
  expect(none).toMatchObject({ resources: [], gaps: [] });
  expect(none.seen).toHaveLength(1);
  const collected = await collect({ "budgets.DescribeBudgets": jsonAnswer({ message: "Sign in first" }) });
  expect(collected.coverage).toMatchObject([{ status: "unseen", reason: "broken_answer" }]);
});
