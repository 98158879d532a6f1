import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();

/**
 * Proxies with what they lead to.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBProxy.html and API_DBProxyTarget
 */
export const dbProxy = defineResourceType({
  type: "AWS::RDS::DBProxy",
  service: "rds",
  title: "RDS proxies",
  arn: "rds:db-proxy:*",
  cli: "rds describe-db-proxies --db-proxy-name {id}",
  schema: z.looseObject({
    DBProxyName: z.string(),
    DBProxyArn: z.string(),
    EngineFamily: text,
    Endpoint: text,
    RequireTLS: flag,
    RoleArn: text,
    VpcId: text,
    VpcSecurityGroupIds: z.array(z.string()).optional(),
    VpcSubnetIds: z.array(z.string()).optional(),
    Auth: z.array(z.looseObject({ SecretArn: text, IAMAuth: text })).optional(),
    Targets: readOf(
      z.array(z.looseObject({ RdsResourceId: text, TrackedClusterId: text, Type: text, Endpoint: text })),
    ),
  }),
  volatileState: true,
  runtime: ["Targets[].Role", "Targets[].TargetHealth"],
  drop: ["Status"],
  relations: (proxy) => [
    ...relate("is part of", "AWS::EC2::VPC", [proxy.VpcId]),
    ...relate("stands in", "AWS::EC2::Subnet", proxy.VpcSubnetIds ?? []),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", proxy.VpcSecurityGroupIds ?? []),
    ...relate("acts as", "AWS::IAM::Role", [proxy.RoleArn]),
    ...relate("signs in with", "AWS::SecretsManager::Secret", proxy.Auth?.map((auth) => auth.SecretArn) ?? []),
    ...(proxy.Targets.seen ? proxy.Targets.value : []).flatMap(({ Type, TrackedClusterId, RdsResourceId }) => [
      ...relate("leads to", "AWS::RDS::DBCluster", [TrackedClusterId]),
      ...relate("leads to", Type === "TRACKED_CLUSTER" ? "AWS::RDS::DBCluster" : "AWS::RDS::DBInstance", [
        RdsResourceId,
      ]),
    ]),
  ],
});

/**
 * Who is told of events of databases.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_EventSubscription.html
 */
export const eventSubscription = defineResourceType({
  type: "AWS::RDS::EventSubscription",
  service: "rds",
  title: "RDS event subscriptions",
  arn: "rds:es:*",
  cli: "rds describe-event-subscriptions --subscription-name {id}",
  schema: z.looseObject({
    CustSubscriptionId: z.string(),
    EventSubscriptionArn: z.string(),
    SnsTopicArn: text,
    SourceType: text,
    SourceIdsList: z.array(z.string()).optional(),
    EventCategoriesList: z.array(z.string()).optional(),
    Enabled: flag,
  }),
  volatileState: true,
  drop: ["Status"],
  relations: ({ SnsTopicArn }) => relate("notifies", "AWS::SNS::Topic", [SnsTopicArn]),
});
