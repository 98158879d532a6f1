import { fact, fail, pass } from "@/lib/checks/engine/define";
import { seen } from "@/lib/checks/engine/not-seen";
import { trailCheck } from "./trail-check";

/** The log group has heard of the trail within these hours before the scan. */
const MAX_DELIVERY_AGE_HOURS = 24;

/** Alarms listen to a log group, so a trail has to write to one, and to have done so lately. */
export const cloudtrailCloudwatchLogs = trailCheck({
  id: "cloudtrail-cloudwatch-logs",
  title: "Trails deliver to CloudWatch Logs",
  severity: "low",
  evaluate: ({ configuration, region }, facts) => {
    const { CloudWatchLogsLogGroupArn: group, Status } = configuration;
    const evidence = [fact("CloudWatchLogsLogGroupArn", group)];
    const { partition, awsAccountId } = facts;
    const values = {
      group: group ?? `arn:${partition}:logs:${region}:${awsAccountId}:log-group:cloudtrail:*`,
      role: configuration.CloudWatchLogsRoleArn ?? `arn:${partition}:iam::${awsAccountId}:role/cloudtrail-to-logs`,
    };
    if (!group) return fail("The trail writes to no log group.", evidence, { values });
    const { LatestCloudWatchLogsDeliveryTime: last, LatestCloudWatchLogsDeliveryError: error } = seen(Status, "Status");
    const time = typeof last === "string" ? last : null;
    const age = time === null ? Number.NaN : facts.takenAt.getTime() - Date.parse(time);
    // The time itself is no fact of a pass: it moves with every scan.
    if (age <= MAX_DELIVERY_AGE_HOURS * 3_600_000) return pass("The log group is being written to.", evidence);
    const more = [
      fact("Status.LatestCloudWatchLogsDeliveryTime", time),
      fact("Status.LatestCloudWatchLogsDeliveryError", typeof error === "string" ? error : null),
    ];
    return time === null
      ? fail("Nothing has ever arrived in the log group.", [...evidence, ...more], { values })
      : fail(`Nothing has arrived in the log group since ${time}.`, [...evidence, ...more], { values });
  },
  risk: "No alarm can tell of a sign-in as root or an opened port, because what alarms look at stays empty.",
  fix: {
    console: [
      "CloudTrail, Trails, the trail, CloudWatch Logs, Edit",
      "Enabled, a log group and a role that may write to it, then Save changes",
    ],
    cli: [
      "aws logs create-log-group --log-group-name cloudtrail",
      "aws cloudtrail update-trail --name {arn} --cloud-watch-logs-log-group-arn {group} --cloud-watch-logs-role-arn {role}",
    ],
    terraform:
      'resource "aws_cloudtrail" "this" {\n  cloud_watch_logs_group_arn = "GROUP_ARN:*"\n  cloud_watch_logs_role_arn  = aws_iam_role.cloudtrail.arn\n}',
    link: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html",
  },
  apis: ["cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus"],
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html",
});
