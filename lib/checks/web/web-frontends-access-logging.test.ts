import { describe } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { seen, unseen } from "@/lib/model/read";
import { stage } from "@/lib/model/resources/apigateway";
import { stageV2 } from "@/lib/model/resources/apigatewayv2";
import { distribution } from "@/lib/model/resources/cloudfront";
import { classicLoadBalancer } from "@/lib/model/resources/elb";
import { listener, loadBalancer } from "@/lib/model/resources/elbv2";
import { delivery, deliverySource } from "@/lib/model/resources/logs-delivery";
import { factTable, resource } from "@/lib/testing/facts";
import { webFrontendsAccessLogging } from "./web-frontends-access-logging";

const refused = unseen("denied", "Describe", "elasticloadbalancing:Describe");
const GROUP = "arn:aws:logs:eu-west-1:123456789012:log-group:access";
const REGIONS = ["eu-west-1", "us-east-1"];

const web = (config: JsonObject | null) =>
  resource(
    distribution,
    { Id: "E1", DistributionConfig: config === null ? refused : seen(config) },
    { id: "E1", region: "global", arn: "arn:aws:cloudfront::123456789012:distribution/E1" },
  );
const source = resource(
  deliverySource,
  { name: "cf", resourceArns: ["arn:aws:cloudfront::123456789012:distribution/E1"] },
  { id: "cf", region: "us-east-1" },
);
const delivered = resource(delivery, { id: "d", deliverySourceName: "cf" }, { id: "d", region: "us-east-1" });
const off = { Logging: { Enabled: false, Bucket: "" } };

const balancer = (Type: string, on: boolean | null) => {
  const LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/x/y/z";
  const attributes: Record<string, string> = { "access_logs.s3.enabled": `${on}`, "access_logs.s3.bucket": "logs" };
  const Attributes = on === null ? refused : seen(attributes);
  return resource(loadBalancer, { LoadBalancerArn, LoadBalancerName: "y", Type, Attributes }, { arn: LoadBalancerArn });
};
const listens = (Protocol: string) =>
  resource(listener, {
    ListenerArn: "arn:l",
    LoadBalancerArn: balancer("network", true).arn,
    Protocol,
    DefaultActions: [],
  });
const classic = (Enabled: boolean | null) =>
  resource(classicLoadBalancer, {
    LoadBalancerName: "c",
    Attributes: Enabled === null ? refused : seen({ AccessLog: { Enabled, S3BucketName: "logs" } }),
  });
const rest = (more: JsonObject, stageName = "prod") =>
  resource(
    stage,
    { restApiId: "api", stageName, variableNames: [], backendVariables: seen({}), ...more },
    { id: `api/${stageName}` },
  );
const http = (AccessLogSettings: JsonObject, StageName = "prod") =>
  resource(
    stageV2,
    { ApiId: "api", StageName, StageVariableNames: [], BackendVariables: seen({}), AccessLogSettings },
    { id: `apis/${StageName}` },
  );

describe("web front ends log access", () => {
  factTable(webFrontendsAccessLogging, [
    { name: "a distribution", status: "pass", resources: [web({ Logging: { Enabled: true, Bucket: "logs" } })] },
    {
      name: "a distribution in real time",
      status: "pass",
      resources: [web({ ...off, DefaultCacheBehavior: { RealtimeLogConfigArn: "arn:r" } })],
      says: "real time",
    },
    { name: "a distribution by delivery", status: "pass", resources: [web(off), source, delivered], regions: REGIONS },
    { name: "a distribution without", status: "fail", resources: [web(off)], regions: REGIONS },
    {
      name: "a source without a delivery",
      status: "fail",
      resources: [web(off), source],
      regions: REGIONS,
      says: "nothing is delivered",
    },
    { name: "a distribution that was denied", status: "not_seen", resources: [web(null)] },
    {
      name: "a distribution whose deliveries were denied",
      status: "not_seen",
      resources: [web(off)],
      regions: REGIONS,
      hidden: [[deliverySource, "denied", "us-east-1"]],
    },

    { name: "an application load balancer", status: "pass", resources: [balancer("application", true)], says: "logs" },
    { name: "an application load balancer without", status: "fail", resources: [balancer("application", false)] },
    {
      name: "an application load balancer that was denied",
      status: "not_seen",
      resources: [balancer("application", null)],
    },
    {
      name: "a network load balancer with TLS",
      status: "pass",
      resources: [balancer("network", true), listens("TLS")],
    },
    {
      name: "a network load balancer with TLS, without logs",
      status: "fail",
      resources: [balancer("network", false), listens("TLS")],
    },
    {
      name: "a network load balancer without TLS, which fails for Prowler",
      status: "not_applicable",
      resources: [balancer("network", false), listens("TCP")],
    },
    {
      name: "a network load balancer whose listeners were denied",
      status: "not_seen",
      resources: [balancer("network", false)],
      hidden: [[listener, "denied", "eu-west-1"]],
    },
    {
      name: "a gateway load balancer, which fails for Prowler",
      status: "not_applicable",
      resources: [balancer("gateway", false)],
    },
    { name: "a classic load balancer", status: "pass", resources: [classic(true)] },
    {
      name: "a classic load balancer without, which Prowler does not look at",
      status: "fail",
      resources: [classic(false)],
    },
    { name: "a classic load balancer that was denied", status: "not_seen", resources: [classic(null)] },

    { name: "a REST stage", status: "pass", resources: [rest({ accessLogSettings: { destinationArn: GROUP } })] },
    {
      name: "a REST stage with execution logs, which are enough for Prowler",
      status: "fail",
      resources: [rest({ methodSettings: { "*/*": { loggingLevel: "INFO" } } })],
    },
    { name: "an HTTP stage", status: "pass", resources: [http({ DestinationArn: GROUP })] },
    {
      name: "an HTTP stage without, beside one with, which Prowler mixes up",
      status: "fail",
      resources: [http({}, "dev"), http({ DestinationArn: GROUP })],
      subject: "apis/dev",
    },
    {
      name: "a WebSocket stage that names nothing",
      status: "fail",
      resources: [http({ Format: "$context.requestId" })],
    },

    { name: "distributions were not listed", status: "not_seen", hidden: [[distribution, "denied", "global"]] },
    { name: "load balancers were not listed", status: "not_seen", hidden: [[loadBalancer, "denied", "eu-west-1"]] },
    { name: "nothing", status: "not_applicable" },
  ]);
});
