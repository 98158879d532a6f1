import type { Fix } from "@/lib/checks/engine/define";
import type { Facts } from "@/lib/checks/engine/facts";
import type { Watch } from "./watched-groups";

/** Name for a filter, its metric and its alarm, and what the filter counts. */
type Names = { filter: string; pattern: string };

/** How to count events and tell somebody. */
export function alarmFix({ filter, pattern }: Names): Fix {
  return {
    console: [
      "CloudTrail, Trails, the trail of all regions: its CloudWatch Logs section names the log group",
      "CloudWatch, Log groups, that group, Metric filters, Create metric filter: the pattern of the command below",
      "On the new filter: Create alarm, Sum over 5 minutes, Greater/Equal 1, missing data treated as good",
      "Notification: a topic of SNS with a mail address that somebody reads, who confirms the mail",
    ],
    cli: [
      "aws logs put-metric-filter --log-group-name {group} --filter-name {filter} --filter-pattern {pattern} --metric-transformations metricName={filter},metricNamespace=Security,metricValue=1 --region {logs}",
      "aws sns create-topic --name security-alarms --region {logs}",
      "aws sns subscribe --topic-arn {topic} --protocol email --notification-endpoint {address} --region {logs}",
      "aws cloudwatch put-metric-alarm --alarm-name {filter} --namespace Security --metric-name {filter} --statistic Sum --period 300 --evaluation-periods 1 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data notBreaching --alarm-actions {topic} --region {logs}",
    ],
    terraform: `resource "aws_cloudwatch_log_metric_filter" "this" {\n  name           = "${filter}"\n  log_group_name = "{group}"\n  pattern        = ${JSON.stringify(pattern)}\n  metric_transformation {\n    name      = "${filter}"\n    namespace = "Security"\n    value     = "1"\n  }\n}\n\nresource "aws_cloudwatch_metric_alarm" "this" {\n  alarm_name          = "${filter}"\n  namespace           = "Security"\n  metric_name         = "${filter}"\n  statistic           = "Sum"\n  period              = 300\n  evaluation_periods  = 1\n  threshold           = 1\n  comparison_operator = "GreaterThanOrEqualToThreshold"\n  treat_missing_data  = "notBreaching"\n  alarm_actions       = ["{topic}"]\n}`,
    link: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html",
  };
}

/** Words for the places of the commands. */
export function placesFor({ groups, trails }: Watch, names: Names, facts: Facts): Record<string, string> {
  const [group] = groups;
  const logs = group?.region ?? trails[0]?.region ?? "";
  const topic = logs && `arn:${facts.partition}:sns:${logs}:${facts.awsAccountId}:security-alarms`;
  return { ...names, group: group?.name ?? "", logs, topic };
}
