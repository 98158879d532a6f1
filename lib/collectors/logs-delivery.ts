import {
  CloudWatchLogsClient,
  type DeliverySource,
  paginateDescribeDeliveries,
  paginateDescribeDeliveryDestinations,
  paginateDescribeDeliverySources,
  paginateDescribeDestinations,
} from "@aws-sdk/client-cloudwatch-logs";
import { delivery, deliveryDestination, deliverySource, logDestination } from "@/lib/model/resources/logs-delivery";
import { type CollectContext, found, listing } from "./define";
import { policyDocument } from "./policy/document";
import { knownEmpty } from "./shared/known-empty";

function allSources(context: CollectContext): Promise<DeliverySource[]> {
  return context.once("delivery sources", async () => {
    const all: DeliverySource[] = [];
    const client = context.connect(CloudWatchLogsClient);
    for await (const page of context.paginate(paginateDescribeDeliverySources, client, { limit: 50 })) {
      all.push(...(page.deliverySources ?? []));
    }
    return all;
  });
}

/** Services that hand their logs to CloudWatch Logs, and what joins them to a place. */
export const deliveries = [
  listing([deliverySource], async function* (context) {
    for (const { tags = {}, ...source } of await allSources(context)) {
      const { name = "", arn = context.arn("logs", `delivery-source:${name}`) } = source;
      yield found(deliverySource, { arn, id: name, tags, configuration: source });
    }
  }),
  listing([delivery], async function* (context) {
    // A delivery begins at one of the region's sources.
    if (await knownEmpty(allSources(context))) return;
    const client = context.connect(CloudWatchLogsClient);
    for await (const page of context.paginate(paginateDescribeDeliveries, client, { limit: 50 })) {
      for (const { tags = {}, ...item } of page.deliveries ?? []) {
        const { id = "", arn = context.arn("logs", `delivery:${id}`) } = item;
        yield found(delivery, { arn, id, tags, configuration: item });
      }
    }
  }),
];

/** Places that deliveries end at. They may serve the sources of other accounts, so they are a root of their own. */
export const deliveryDestinations = listing([deliveryDestination], async function* (context) {
  const client = context.connect(CloudWatchLogsClient);
  for await (const page of context.paginate(paginateDescribeDeliveryDestinations, client, { limit: 50 })) {
    for (const { tags = {}, ...item } of page.deliveryDestinations ?? []) {
      const { name = "", arn = context.arn("logs", `delivery-destination:${name}`) } = item;
      yield found(deliveryDestination, { arn, id: name, tags, configuration: item });
    }
  }
});

/** Streams that other accounts may send their log events to. */
export const destinations = listing([logDestination], async function* (context) {
  const client = context.connect(CloudWatchLogsClient);
  for await (const page of context.paginate(paginateDescribeDestinations, client, { limit: 50 })) {
    for (const { accessPolicy, ...item } of page.destinations ?? []) {
      const { destinationName = "", arn = context.arn("logs", `destination:${destinationName}`) } = item;
      const configuration = { ...item, accessPolicy: policyDocument(accessPolicy) };
      yield found(logDestination, { arn, id: destinationName, configuration });
    }
  }
});
