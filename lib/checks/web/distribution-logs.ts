import { fact, fail, pass, type Ruling } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { seen } from "@/lib/checks/engine/not-seen";
import type { distribution } from "@/lib/model/resources/cloudfront";
import { delivery, deliverySource } from "@/lib/model/resources/logs-delivery";

/** Region in which CloudFront's log deliveries are set up. */
const HOME = "us-east-1";

/** Whether a distribution logs access: in the standard way, in real time, or through a delivery of CloudWatch Logs. */
export function distributionLogs({ arn, configuration }: KnownResource<typeof distribution>, facts: Facts): Ruling {
  const config = seen(configuration.DistributionConfig, "DistributionConfig");
  const { Enabled, Bucket } = config.Logging ?? {};
  const realtime = config.DefaultCacheBehavior?.RealtimeLogConfigArn;
  if (Enabled === true) return pass(`Access is logged to ${Bucket}.`, [fact("Logging.Bucket", Bucket)]);
  if (typeof realtime === "string" && realtime !== "") {
    return pass("Access is logged in real time.", [fact("DefaultCacheBehavior.RealtimeLogConfigArn", realtime)]);
  }
  const sources = facts
    .known(deliverySource, HOME)
    .filter(({ seen, configuration: { resourceArns } }) => seen && resourceArns?.includes(arn) === true);
  const deliveries = facts
    .known(delivery, HOME)
    .filter(({ seen, configuration }) => seen && sources.some(({ name }) => name === configuration.deliverySourceName));
  const [first] = deliveries;
  if (first) {
    const { deliveryDestinationArn } = first.configuration;
    return pass("Access is logged by a log delivery.", [fact("deliveryDestinationArn", deliveryDestinationArn, first)]);
  }
  facts.all(deliverySource, HOME);
  if (sources.length > 0) facts.all(delivery, HOME);
  return fail(
    sources.length > 0 ? "A log delivery source is set up, but nothing is delivered." : "Access is not logged.",
    [fact("Logging.Enabled", false)],
  );
}
