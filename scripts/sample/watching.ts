import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { EC2 } from "@aws-sdk/client-ec2";
import { ACCOUNT, HOME, type World } from "./world";

/** Log groups of the main region: name, since when, and days kept (0: for ever). */
const LOGS: [name: string, when: string, days: number, region?: string][] = [
  ["/aws/lambda/image-resize", "2021-03-15 08:31", 0],
  ["/aws/lambda/webhook-payments", "2021-03-15 08:46", 0],
  ["/aws/lambda/webhook-parcels", "2021-03-15 08:53", 0],
  ["/aws/lambda/pdf-invoice", "2021-06-22 13:10", 0],
  ["/aws/lambda/abandoned-cart", "2021-11-02 11:00", 0],
  ["/aws/lambda/slack-notify", "2020-09-14 15:22", 0],
  ["/aws/lambda/newsletter-sync", "2023-01-10 09:55", 14],
  ["/aws/lambda/order-status", "2023-05-05 14:20", 30],
  ["/aws/lambda/order-import", "2023-05-04 11:12", 30],
  ["/aws/lambda/stock-feed", "2024-02-27 05:30", 0],
  ["/aws/lambda/stop-staging-at-night", "2022-11-21 20:00", 0],
  ["/aws/lambda/rds-snapshot-copy", "2021-01-05 09:25", 0],
  ["/aws/lambda/invoice-mailer-old", "2020-03-09 10:02", 0],
  ["/ecs/api", "2022-03-02 13:55", 90],
  ["/ecs/newsletter", "2022-04-05 15:40", 0],
  ["/aws/codebuild/storefront-build", "2022-03-14 10:32", 0],
  ["/aws/rds/instance/pinecrate-db-1/postgresql", "2019-09-03 12:11", 0],
  ["/aws/apigateway/welcome", "2021-03-15 09:30", 0],
  ["API-Gateway-Execution-Logs_pinecrate-hooks/prod", "2021-03-15 09:31", 0],
  ["/var/log/syslog", "2019-07-22 14:02", 0],
  ["/var/log/nginx/access.log", "2019-07-22 14:02", 0],
  ["/var/log/nginx/error.log", "2019-07-22 14:02", 0],
  ["cron-01/jobs.log", "2020-07-02 10:30", 365],
  ["vpc-flow-main", "2022-06-21 14:18", 14],
  ["RDSOSMetrics", "2019-09-03 12:20", 30],
  ["/aws/codebuild/api-build", "2022-03-14 10:34", 0],
  ["/aws/lambda/us-east-1.redirect-www", "2019-02-15 10:11", 0, "us-east-1"],
  ["/aws/lambda/us-east-1.security-headers", "2020-08-12 09:40", 0, "us-east-1"],
  ["/aws/lambda/ses-bounce", "2019-07-02 11:11", 0, "us-east-1"],
  ["/aws/route53/pinecrate.example", "2021-02-24 16:05", 0, "us-east-1"],
  ["demo-2021-docker", "2021-05-18 12:12", 0, "eu-central-1"],
  ["/aws/sagemaker/NotebookInstances", "2022-10-03 20:12", 0, "us-west-2"],
];

/** What watches the company: logs that mostly stay for ever, alarms that mostly tell nobody, one trail. */
export async function makeWatching(world: World, vpc: string): Promise<void> {
  for (const [logGroupName, when, retentionInDays, region] of LOGS) {
    const logs = world.aws(CloudWatchLogs, region);
    await world.at(when);
    await logs.createLogGroup({ logGroupName });
    if (retentionInDays > 0) await logs.putRetentionPolicy({ logGroupName, retentionInDays });
  }
  await makeAlarms(world);
  await world.at("2019-05-13 10:52");
  const trails = world.aws(CloudTrail);
  await trails.createTrail({
    Name: "main",
    S3BucketName: "pinecrate-trail",
    IsMultiRegionTrail: false,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: false,
  });
  await trails.startLogging({ Name: "main" });
  await world.at("2022-06-21 14:26");
  await world.aws(EC2).createFlowLogs({
    ResourceType: "VPC",
    ResourceIds: [vpc],
    TrafficType: "REJECT",
    LogGroupName: "vpc-flow-main",
    DeliverLogsPermissionArn: `arn:aws:iam::${ACCOUNT}:role/flow-logs`,
  });
}

async function makeAlarms(world: World): Promise<void> {
  const watch = world.aws(CloudWatch);
  const alerts = `arn:aws:sns:${HOME}:${ACCOUNT}:alerts`;
  const pager = `arn:aws:sns:${HOME}:${ACCOUNT}:pager`;
  const database = { DBInstanceIdentifier: "pinecrate-db-1" };
  const alarms: [
    name: string,
    when: string,
    metric: string,
    dimensions: Record<string, string>,
    above: number,
    tells?: string,
  ][] = [
    ["db-1 cpu high", "2019-09-03 12:00", "AWS/RDS CPUUtilization", database, 90, alerts],
    ["db-1 disk", "2019-09-03 12:04", "AWS/RDS FreeStorageSpace", database, 10_000_000_000],
    ["db-1 connections", "2020-11-27 07:15", "AWS/RDS DatabaseConnections", database, 400, pager],
    ["web-1 cpu", "2019-07-22 14:20", "AWS/EC2 CPUUtilization", { InstanceId: "i-03ac6e59d27f81b40" }, 80],
    ["web-2 cpu", "2019-07-22 14:21", "AWS/EC2 CPUUtilization", { InstanceId: "i-0c93d1e7fa20b4586" }, 80],
    [
      "elb unhealthy hosts",
      "2019-06-21 09:30",
      "AWS/ELB UnHealthyHostCount",
      { LoadBalancerName: "pinecrate-web-classic" },
      1,
      alerts,
    ],
    [
      "api 5xx",
      "2022-03-09 10:10",
      "AWS/ApplicationELB HTTPCode_Target_5XX_Count",
      { LoadBalancer: "app/pinecrate-app" },
      20,
      pager,
    ],
    [
      "images dead letters",
      "2021-03-15 08:15",
      "AWS/SQS ApproximateNumberOfMessagesVisible",
      { QueueName: "pinecrate-images-dead" },
      1,
    ],
    [
      "cron-01 status check",
      "2020-12-01 08:00",
      "AWS/EC2 StatusCheckFailed",
      { InstanceId: "i-05be82d7319c4fa06" },
      1,
      pager,
    ],
    [
      "cache evictions",
      "2020-11-27 07:31",
      "AWS/ElastiCache Evictions",
      { CacheClusterId: "pinecrate-cache" },
      1_000,
      alerts,
    ],
  ];
  for (const [AlarmName, when, metric, dimensions, Threshold, tells] of alarms) {
    await world.at(when);
    const [Namespace, MetricName] = metric.split(" ");
    await watch.putMetricAlarm({
      AlarmName,
      Namespace,
      MetricName,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      Statistic: "Average",
      Period: 300,
      EvaluationPeriods: 2,
      Threshold,
      ComparisonOperator: AlarmName === "db-1 disk" ? "LessThanThreshold" : "GreaterThanThreshold",
      ActionsEnabled: AlarmName !== "cache evictions",
      ...(tells ? { AlarmActions: [tells] } : {}),
    });
  }
  await world.at("2026-05-12 04:19");
  const StateReason = "Threshold Crossed: 2 datapoints were greater than the threshold (1.0).";
  await watch.setAlarmState({ AlarmName: "images dead letters", StateValue: "ALARM", StateReason });
  await world.at("2017-03-02 12:40");
  await world.aws(CloudWatch, "us-east-1").putMetricAlarm({
    AlarmName: "billing over 1000 USD",
    Namespace: "AWS/Billing",
    MetricName: "EstimatedCharges",
    Dimensions: [{ Name: "Currency", Value: "USD" }],
    Statistic: "Maximum",
    Period: 21_600,
    EvaluationPeriods: 1,
    Threshold: 1_000,
    ComparisonOperator: "GreaterThanThreshold",
  });
  await world.at("2020-11-26 16:40");
  const graph = {
    type: "metric",
    x: 0,
    y: 0,
    width: 12,
    height: 6,
    properties: { region: HOME, metrics: [["AWS/RDS", "CPUUtilization"]] },
  };
  await watch.putDashboard({ DashboardName: "BlackFriday2020", DashboardBody: JSON.stringify({ widgets: [graph] }) });
}
