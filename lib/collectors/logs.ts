import {
  CloudWatchLogsClient,
  DescribeResourcePoliciesCommand,
  type DescribeResourcePoliciesCommandOutput,
  type DescribeResourcePoliciesRequest,
  type LogGroup,
  paginateDescribeLogGroups,
  paginateDescribeMetricFilters,
  paginateDescribeSubscriptionFilters,
  type SubscriptionFilter,
} from "@aws-sdk/client-cloudwatch-logs";
import { logGroup, metricFilter, resourcePolicy, subscriptionFilter } from "@/lib/model/resources/logs";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { deliveries, deliveryDestinations, destinations } from "./logs-delivery";
import { policyDocument } from "./policy/document";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { knownEmpty } from "./shared/known-empty";

const groups = listing([logGroup], async function* (context) {
  yield* context.each(await allGroups(context), async (group) => {
    const { logGroupName = "" } = group;
    const arn = groupArn(context, group);
    const { tags, unseenTags } = await bulkTags(context, "logs", arn);
    return found(logGroup, {
      arn,
      id: logGroupName,
      name: logGroupName,
      tags,
      configuration: { ...group, ...unseenTags },
    });
  });
});

/** ARN of a group as policies and relations write it; `arn` of an answer ends in `:*`, which matches its streams. */
function groupArn(context: CollectContext, { logGroupArn, arn, logGroupName }: LogGroup): string {
  return logGroupArn ?? arn?.replace(/:\*$/, "") ?? context.arn("logs", `log-group:${logGroupName}`);
}

function allGroups(context: CollectContext): Promise<LogGroup[]> {
  return context.once("log groups", async () => {
    const all: LogGroup[] = [];
    const pages = context.paginate(paginateDescribeLogGroups, context.connect(CloudWatchLogsClient), { limit: 50 });
    for await (const page of pages) all.push(...(page.logGroups ?? []));
    return all;
  });
}

const metricFilters = listing([metricFilter], async function* (context) {
  if (await knownEmpty(allGroups(context))) return;
  // Without a group the answer covers the region.
  const input = { limit: 50 };
  const pages = context.paginate(paginateDescribeMetricFilters, context.connect(CloudWatchLogsClient), input);
  for await (const page of pages) {
    for (const filter of page.metricFilters ?? []) {
      const { filterName = "", logGroupName = "" } = filter;
      yield found(metricFilter, {
        arn: context.arn("logs", `log-group:${logGroupName}:metric-filter:${filterName}`),
        id: filterName,
        name: filterName,
        configuration: { ...filter },
      });
    }
  }
});

const subscriptionFilters = listing([subscriptionFilter], async function* (context) {
  const client = context.connect(CloudWatchLogsClient);
  // Listed group by group only. Other classes of groups cannot have any.
  const parents = (await allGroups(context)).filter(
    ({ logGroupClass }) => (logGroupClass ?? "STANDARD") === "STANDARD",
  );
  const filtersOfGroups = context.each(parents, async ({ logGroupName }) => {
    const filters: SubscriptionFilter[] = [];
    try {
      const pages = context.paginate(paginateDescribeSubscriptionFilters, client, { logGroupName, limit: 50 });
      for await (const page of pages) filters.push(...(page.subscriptionFilters ?? []));
    } catch (error) {
      context.miss(error);
    }
    return filters;
  });
  for await (const filters of filtersOfGroups) {
    for (const filter of filters) {
      const { filterName = "", logGroupName = "" } = filter;
      yield found(subscriptionFilter, {
        arn: context.arn("logs", `log-group:${logGroupName}:subscription-filter:${filterName}`),
        id: filterName,
        name: filterName,
        configuration: { ...filter },
      });
    }
  }
});

const resourcePolicies = listing([resourcePolicy], async function* (context) {
  const client = context.connect(CloudWatchLogsClient);
  for await (const page of context.paginate(paginateDescribeResourcePolicies, client, {})) {
    for (const { policyDocument: document, ...policy } of page.resourcePolicies ?? []) {
      const { policyName = "" } = policy;
      yield found(resourcePolicy, {
        arn: context.arn("logs", `resource-policy:${policyName}`),
        id: policyName,
        name: policyName,
        configuration: { ...policy, policyDocument: policyDocument(document) },
      });
    }
  }
});

// The SDK has none for this operation.
async function* paginateDescribeResourcePolicies(
  { client }: { client: CloudWatchLogsClient },
  input: DescribeResourcePoliciesRequest,
): AsyncGenerator<DescribeResourcePoliciesCommandOutput> {
  let nextToken = input.nextToken;
  do {
    const page = await client.send(new DescribeResourcePoliciesCommand({ ...input, nextToken }));
    yield page;
    nextToken = page.nextToken;
  } while (nextToken);
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html */
export const logs = defineCollector({
  service: "logs",
  scope: "regional",
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    DescribeDeliveries: "logs:DescribeDeliveries",
    DescribeDeliveryDestinations: "logs:DescribeDeliveryDestinations",
    DescribeDeliverySources: "logs:DescribeDeliverySources",
    DescribeDestinations: "logs:DescribeDestinations",
    DescribeLogGroups: "logs:DescribeLogGroups",
    DescribeMetricFilters: "logs:DescribeMetricFilters",
    DescribeResourcePolicies: "logs:DescribeResourcePolicies",
    DescribeSubscriptionFilters: "logs:DescribeSubscriptionFilters",
  },
  listings: [
    groups,
    metricFilters,
    resourcePolicies,
    subscriptionFilters,
    ...deliveries,
    deliveryDestinations,
    destinations,
  ],
});
