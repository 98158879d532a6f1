import { CloudWatchClient, paginateListDashboards } from "@aws-sdk/client-cloudwatch";
import { dashboard } from "@/lib/model/resources/cloudwatch";
import { defineCollector, found, listing } from "./define";

/**
 * Dashboards, by name only. Apart from the alarms, because every region answers with all of the account's.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
 */
export const cloudwatchDashboards = defineCollector({
  service: "cloudwatch-dashboards",
  scope: "global",
  permissions: { ListDashboards: "cloudwatch:ListDashboards" },
  listings: [
    listing([dashboard], async function* (context) {
      const client = context.connect(CloudWatchClient);
      for await (const page of context.paginate(paginateListDashboards, client, {})) {
        for (const one of page.DashboardEntries ?? []) {
          const { DashboardArn = "", DashboardName = "" } = one;
          yield found(dashboard, {
            arn: DashboardArn,
            id: DashboardName,
            name: DashboardName,
            configuration: { ...one },
          });
        }
      }
    }),
  ],
});
