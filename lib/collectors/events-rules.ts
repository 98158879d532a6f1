import {
  DescribeEventBusCommand,
  EventBridgeClient,
  type EventBus,
  ListEventBusesCommand,
  type ListEventBusesRequest,
  ListRulesCommand,
  type ListRulesRequest,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  type ListTargetsByRuleRequest,
  type Rule,
} from "@aws-sdk/client-eventbridge";
import type { Read } from "@/lib/model/read";
import { eventBus, eventRule } from "@/lib/model/resources/events";
import { type CollectContext, type Found, found, listing } from "./define";
import { beyond } from "./shared/beyond";
import { allItems, below, paginatorOf } from "./shared/paginators";
import { withoutPayloads } from "./shared/payloads";
import { placeTags, tagMap } from "./shared/tags";

/** Most items that a page of EventBridge's listings holds. */
export const Limit = 100;

const pagesOfBuses = paginatorOf(
  (client: EventBridgeClient, input: ListEventBusesRequest) => client.send(new ListEventBusesCommand(input)),
  ({ NextToken }) => (NextToken ? { NextToken } : null),
);
const pagesOfRules = paginatorOf(
  (client: EventBridgeClient, input: ListRulesRequest) => client.send(new ListRulesCommand(input)),
  ({ NextToken }) => (NextToken ? { NextToken } : null),
);
const pagesOfTargets = paginatorOf(
  (client: EventBridgeClient, input: ListTargetsByRuleRequest) => client.send(new ListTargetsByRuleCommand(input)),
  ({ NextToken }) => (NextToken ? { NextToken } : null),
);

function allBuses(context: CollectContext): Promise<EventBus[]> {
  const client = context.connect(EventBridgeClient);
  return context.once("event buses", () =>
    allItems(context.paginate(pagesOfBuses, client, { Limit }), ({ EventBuses }) => EventBuses),
  );
}

/** Event buses; every region has one named `default`. */
export const buses = listing([eventBus], async function* (context) {
  const client = context.connect(EventBridgeClient);
  yield* context.each(await allBuses(context), async (item) => {
    const { Name = "", Arn = "" } = item;
    const [EventBus, tagging] = await Promise.all([
      context.read(async () => beyond(await client.send(new DescribeEventBusCommand({ Name })), item)),
      readTags(context, client, Arn),
    ]);
    const { tags, unseenTags } = placeTags(tagging);
    return found(eventBus, {
      arn: Arn,
      id: Name,
      name: Name,
      tags,
      configuration: { ...item, EventBus, ...unseenTags },
    });
  });
});

/** Rules of all buses. */
export const rules = listing([eventRule], async function* (context) {
  const client = context.connect(EventBridgeClient);
  yield* below(context, await allBuses(context), async ({ Name: EventBusName }) => {
    const pages = context.paginate(pagesOfRules, client, { EventBusName, Limit });
    const items = await allItems(pages, ({ Rules }) => Rules);
    const made: Found[] = [];
    for await (const rule of context.each(items, (item) => toRule(context, client, item))) made.push(rule);
    return made;
  });
});

async function toRule(context: CollectContext, client: EventBridgeClient, rule: Rule): Promise<Found> {
  const { Name = "", Arn = "", EventBusName, State } = rule;
  const [Targets, tagging] = await Promise.all([
    context.read(async () => {
      const pages = context.paginate(pagesOfTargets, client, { Rule: Name, EventBusName, Limit });
      // What is sent to targets ends here: nothing below this line has seen it.
      return (await allItems(pages, ({ Targets }) => Targets)).map(withoutPayloads);
    }),
    readTags(context, client, Arn),
  ]);
  const { tags, unseenTags } = placeTags(tagging);
  return found(eventRule, {
    arn: Arn,
    // A name is one of its bus: `rule/NAME` on the default bus, `rule/BUS/NAME` on others.
    id: Arn.split(":rule/").at(1) ?? "",
    name: Name,
    tags,
    state: State,
    configuration: { ...rule, Targets, ...unseenTags },
  });
}

function readTags(
  context: CollectContext,
  client: EventBridgeClient,
  ResourceARN: string,
): Promise<Read<Record<string, string>>> {
  return context.read(async () => tagMap((await client.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags));
}
