import { fact, fail, notApplicable, pass, type Ruling, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { seen } from "@/lib/checks/engine/not-seen";
import { stage } from "@/lib/model/resources/apigateway";
import { stageV2 } from "@/lib/model/resources/apigatewayv2";
import { distribution } from "@/lib/model/resources/cloudfront";
import { classicLoadBalancer } from "@/lib/model/resources/elb";
import { listener, loadBalancer } from "@/lib/model/resources/elbv2";
import { delivery, deliverySource } from "@/lib/model/resources/logs-delivery";
import { distributionLogs } from "./distribution-logs";

/** What answers to the web writes down who asked. Execution logs of an API are no access logs. */
export const webFrontendsAccessLogging = resourceCheck({
  id: "web-frontends-access-logging",
  service: "web",
  title: "Managed web front ends write access logs",
  severity: "medium",
  version: 1,
  types: [distribution, loadBalancer, classicLoadBalancer, stage, stageV2],
  reads: [listener, deliverySource, delivery],
  evaluate: ({ type, arn }, facts) => {
    switch (type) {
      case distribution.type:
        return of(facts.find(distribution, arn), (one) => distributionLogs(one, facts));
      case loadBalancer.type:
        return of(facts.find(loadBalancer, arn), (one) => ofLoadBalancer(one, facts));
      case classicLoadBalancer.type:
        return of(facts.find(classicLoadBalancer, arn), ofClassic);
      case stage.type:
        return of(facts.find(stage, arn), ({ configuration: { accessLogSettings } }) =>
          ruled("accessLogSettings.destinationArn", accessLogSettings?.destinationArn),
        );
      default:
        return of(facts.find(stageV2, arn), ({ configuration: { AccessLogSettings } }) =>
          ruled("AccessLogSettings.DestinationArn", AccessLogSettings?.DestinationArn),
        );
    }
  },
  risk: "When somebody tries passwords, takes data or breaks in through the web, nothing tells who asked for what and when.",
  fix: {
    console: [
      "CloudFront: the distribution, Logging, Add; load balancer: Attributes, Edit, Access logs",
      "API Gateway: the stage, Logs and tracing, Edit, Access logging, with the ARN of a log group",
      "Choose a bucket or log group that lets the service write, then save",
    ],
    cli: [
      "aws elbv2 modify-load-balancer-attributes --load-balancer-arn {arn} --attributes Key=access_logs.s3.enabled,Value=true Key=access_logs.s3.bucket,Value={bucket}",
    ],
    terraform:
      'resource "aws_lb" "this" {\n  access_logs {\n    bucket  = aws_s3_bucket.logs.id\n    enabled = true\n  }\n}',
    link: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
  },
  apis: [
    "cloudfront:GetDistributionConfig",
    "logs:DescribeDeliverySources",
    "logs:DescribeDeliveries",
    "elbv2:DescribeLoadBalancerAttributes",
    "elbv2:DescribeListeners",
    "elb:DescribeLoadBalancerAttributes",
    "apigateway:GetStages",
    "apigatewayv2:GetStages",
  ],
  source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html",
});

function of<T>(one: T | undefined, judge: (one: T) => Ruling): Ruling | null {
  return one === undefined ? null : judge(one);
}

function ofLoadBalancer({ arn, region, configuration }: KnownResource<typeof loadBalancer>, facts: Facts): Ruling {
  const { Type, Attributes } = configuration;
  const kind = fact("Type", Type);
  if (Type === "gateway") return notApplicable("A gateway load balancer writes no access logs.", [kind]);
  if (Type === "network" && !hasTls(arn, region, facts)) {
    return notApplicable("A network load balancer without a TLS listener writes no access logs.", [kind]);
  }
  const attributes = seen(Attributes, "Attributes");
  const on = attributes["access_logs.s3.enabled"] === "true";
  return ruled("access_logs.s3.enabled", on ? (attributes["access_logs.s3.bucket"] ?? "a bucket") : undefined, facts);
}

function hasTls(arn: string, region: string, facts: Facts): boolean {
  const mine = (one: KnownResource<typeof listener>) =>
    one.configuration.LoadBalancerArn === arn && one.configuration.Protocol === "TLS";
  return facts.known(listener, region).some((one) => one.seen && mine(one)) || facts.all(listener, region).some(mine);
}

function ofClassic({ configuration }: KnownResource<typeof classicLoadBalancer>): Ruling {
  const { AccessLog } = seen(configuration.Attributes, "Attributes");
  return ruled("AccessLog.Enabled", AccessLog?.Enabled === true ? (AccessLog.S3BucketName ?? "a bucket") : undefined);
}

function ruled(field: string, destination: string | undefined, facts?: Facts): Ruling {
  const values: Record<string, string> = facts ? { bucket: `access-logs-${facts.awsAccountId}` } : {};
  return destination
    ? pass(`Access is logged to ${destination}.`, [fact(field, destination)])
    : fail("Access is not logged.", [fact(field, null)], { values });
}
