import {
  type Action,
  type Budget,
  BudgetsClient,
  ListTagsForResourceCommand,
  type Notification,
  paginateDescribeBudgetActionsForAccount,
  paginateDescribeBudgetNotificationsForAccount,
  paginateDescribeBudgets,
} from "@aws-sdk/client-budgets";
import { CallFailure } from "@/lib/aws/call-failure";
import { budget } from "@/lib/model/resources/budgets";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { allItems } from "./shared/paginators";
import { placeTags, tagMap } from "./shared/tags";

const budgetList = listing([budget], async function* (context) {
  const client = context.connect(BudgetsClient);
  const input = { AccountId: context.awsAccountId, MaxResults: 100, ShowFilterExpression: true };
  try {
    for await (const page of context.paginate(paginateDescribeBudgets, client, input)) {
      yield* context.each(page.Budgets ?? [], (one) => toBudget(context, client, one));
    }
  } catch (error) {
    if (!isNone(error)) throw error;
  }
});

async function toBudget(context: CollectContext, client: BudgetsClient, one: Budget): Promise<Found> {
  const BudgetName = one.BudgetName ?? "";
  // The ARN is the same in every region and has none.
  const arn = context.arn("budgets", `budget/${BudgetName}`);
  const [Notifications, Actions, tagging] = await Promise.all([
    context.read(async () => (await notifications(context)).get(BudgetName) ?? []),
    context.read(async () => (await actions(context)).filter((action) => action.BudgetName === BudgetName)),
    context.read(
      async () => tagMap((await client.send(new ListTagsForResourceCommand({ ResourceARN: arn }))).ResourceTags),
      { EmptyAnswer: {} },
    ),
  ]);
  const { tags, unseenTags } = placeTags(tagging);
  return found(budget, {
    arn,
    id: BudgetName,
    name: BudgetName,
    tags,
    configuration: { ...one, Notifications, Actions, ...unseenTags },
  });
}

/** Notifications of all budgets at once, by the budget's name. */
function notifications(context: CollectContext): Promise<Map<string, Notification[]>> {
  return context.once("notifications", async () => {
    const pages = context.paginate(paginateDescribeBudgetNotificationsForAccount, context.connect(BudgetsClient), {
      AccountId: context.awsAccountId,
      MaxResults: 100,
    });
    const all = await orNone(allItems(pages, (page) => page.BudgetNotificationsForAccount));
    return new Map(all.map(({ BudgetName, Notifications }) => [BudgetName ?? "", Notifications ?? []]));
  });
}

/** Actions of all budgets at once. */
function actions(context: CollectContext): Promise<Action[]> {
  return context.once("actions", () => {
    const pages = context.paginate(paginateDescribeBudgetActionsForAccount, context.connect(BudgetsClient), {
      AccountId: context.awsAccountId,
      MaxResults: 100,
    });
    return orNone(allItems(pages, (page) => page.Actions));
  });
}

function orNone<T>(items: Promise<T[]>): Promise<T[]> {
  return items.catch((error: unknown) => {
    if (isNone(error)) return [];
    throw error;
  });
}

/** Budgets leaves its lists out where they hold nothing. */
function isNone(error: unknown): boolean {
  return error instanceof CallFailure && error.code === "EmptyAnswer";
}

/** Budgets. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html */
export const budgets = defineCollector({
  service: "budgets",
  scope: "global",
  permissions: {
    DescribeBudgetActionsForAccount: "budgets:DescribeBudgetActionsForAccount",
    DescribeBudgetNotificationsForAccount: "budgets:ViewBudget",
    DescribeBudgets: "budgets:ViewBudget",
    ListTagsForResource: "budgets:ListTagsForResource",
  },
  listings: [budgetList],
});
