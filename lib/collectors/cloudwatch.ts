import {
  CloudWatchClient,
  type CompositeAlarm,
  type MetricAlarm,
  paginateDescribeAlarms,
} from "@aws-sdk/client-cloudwatch";
import { compositeAlarm, metricAlarm } from "@/lib/model/resources/cloudwatch";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";

const alarms = listing([compositeAlarm, metricAlarm], async function* (context) {
  const client = context.connect(CloudWatchClient);
  // Without the types, composite alarms stay away.
  const input = { AlarmTypes: ["CompositeAlarm" as const, "MetricAlarm" as const], MaxRecords: 100 };
  for await (const page of context.paginate(paginateDescribeAlarms, client, input)) {
    yield* context.each(page.MetricAlarms ?? [], (one) => toAlarm(context, metricAlarm, one));
    yield* context.each(page.CompositeAlarms ?? [], (one) => toAlarm(context, compositeAlarm, one));
  }
});

async function toAlarm(
  context: CollectContext,
  type: typeof metricAlarm | typeof compositeAlarm,
  one: MetricAlarm | CompositeAlarm,
): Promise<Found> {
  const { AlarmArn = "", AlarmName = "" } = one;
  const { tags, unseenTags } = await bulkTags(context, "cloudwatch", AlarmArn);
  return found<typeof metricAlarm | typeof compositeAlarm>(type, {
    arn: AlarmArn,
    id: AlarmName,
    name: AlarmName,
    tags,
    state: one.StateValue,
    configuration: { ...one, ...unseenTags },
  });
}

/** Alarms. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html */
export const cloudwatch = defineCollector({
  service: "cloudwatch",
  scope: "regional",
  permissions: { ...BULK_TAG_PERMISSIONS, DescribeAlarms: "cloudwatch:DescribeAlarms" },
  listings: [alarms],
});
