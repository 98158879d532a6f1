import { BudgetsClient, CreateBudgetCommand } from "@aws-sdk/client-budgets";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  make: async ({ config, awsAccountId: AccountId }) => {
    const client = new BudgetsClient(config);
    const BudgetLimit = { Amount: "100", Unit: "USD" };
    await client.send(
      new CreateBudgetCommand({
        AccountId,
        Budget: { BudgetName: "monthly", BudgetType: "COST", TimeUnit: "MONTHLY", BudgetLimit },
      }),
    );
  },
  // What the emulator lacks.
  answers: {
    "budgets.DescribeBudgetNotificationsForAccount": jsonAnswer({
      BudgetNotificationsForAccount: [
        {
          BudgetName: "monthly",
          Notifications: [{ NotificationType: "ACTUAL", ComparisonOperator: "GREATER_THAN", Threshold: 80 }],
        },
      ],
    }),
    "budgets.DescribeBudgetActionsForAccount": jsonAnswer({ Actions: [] }),
    "budgets.ListTagsForResource": jsonAnswer({ ResourceTags: [{ Key: "team", Value: "finance" }] }),
  },
});
