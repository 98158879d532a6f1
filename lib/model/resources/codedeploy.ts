import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const named = z.array(z.looseObject({ name: text })).optional();
const tagFilters = z.array(z.looseObject({ Key: text, Value: text, Type: text }));
/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ApplicationInfo.html */
export const application = defineResourceType({
  type: "AWS::CodeDeploy::Application",
  service: "codedeploy",
  title: "CodeDeploy applications",
  arn: "codedeploy:application:*",
  cli: "deploy get-application --application-name {id}",
  schema: z.looseObject({
    applicationName: z.string(),
    computePlatform: text,
    linkedToGitHub: flag,
    gitHubAccountName: text,
    Tags,
  }),
});

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentGroupInfo.html */
export const deploymentGroup = defineResourceType({
  type: "AWS::CodeDeploy::DeploymentGroup",
  service: "codedeploy",
  title: "CodeDeploy deployment groups",
  arn: "codedeploy:deploymentgroup:*/*",
  cli: "deploy get-deployment-group --application-name {.applicationName} --deployment-group-name {.deploymentGroupName}",
  schema: z.looseObject({
    applicationName: z.string(),
    deploymentGroupName: z.string(),
    deploymentConfigName: text,
    serviceRoleArn: text,
    computePlatform: text,
    autoScalingGroups: named,
    ec2TagFilters: tagFilters.optional(),
    ec2TagSet: z.looseObject({ ec2TagSetList: z.array(tagFilters).optional() }).optional(),
    ecsServices: z.array(z.looseObject({ clusterName: text, serviceName: text })).optional(),
    loadBalancerInfo: z
      .looseObject({
        elbInfoList: named,
        targetGroupInfoList: named,
        targetGroupPairInfoList: z
          .array(
            z.looseObject({
              targetGroups: named,
              prodTrafficRoute: z.looseObject({ listenerArns: z.array(z.string()).optional() }).optional(),
              testTrafficRoute: z.looseObject({ listenerArns: z.array(z.string()).optional() }).optional(),
            }),
          )
          .optional(),
      })
      .optional(),
    triggerConfigurations: z.array(z.looseObject({ triggerTargetArn: text })).optional(),
    alarmConfiguration: z.looseObject({ enabled: flag, alarms: named }).optional(),
    autoRollbackConfiguration: z.looseObject({ enabled: flag }).optional(),
    Tags,
  }),
  // What was deployed last; the history of a group is that of its settings.
  runtime: ["lastAttemptedDeployment", "lastSuccessfulDeployment", "targetRevision"],
  // A deployment's instructions, which may hold anything.
  drop: ["targetRevision.appSpecContent.content", "targetRevision.string.content"],
  relations: (group) => {
    const { elbInfoList, targetGroupInfoList, targetGroupPairInfoList: pairs } = group.loadBalancerInfo ?? {};
    const targetGroups = [...(targetGroupInfoList ?? []), ...(pairs ?? []).flatMap((pair) => pair.targetGroups ?? [])];
    const routes = (pairs ?? []).flatMap(({ prodTrafficRoute, testTrafficRoute }) => [
      prodTrafficRoute,
      testTrafficRoute,
    ]);
    return [
      ...relate("is part of", "AWS::CodeDeploy::Application", [group.applicationName]),
      ...relate("acts as", "AWS::IAM::Role", [group.serviceRoleArn]),
      ...relate("deploys to", "AWS::AutoScaling::AutoScalingGroup", names(group.autoScalingGroups)),
      ...relate("deploys to", "AWS::ECS::Cluster", group.ecsServices?.map((service) => service.clusterName) ?? []),
      ...relate("deploys", "AWS::ECS::Service", group.ecsServices?.map((service) => service.serviceName) ?? []),
      ...relate("shifts traffic of", "AWS::ElasticLoadBalancing::LoadBalancer", names(elbInfoList)),
      ...relate("shifts traffic of", "AWS::ElasticLoadBalancingV2::TargetGroup", names(targetGroups)),
      ...relate(
        "shifts traffic of",
        "AWS::ElasticLoadBalancingV2::Listener",
        routes.flatMap((route) => route?.listenerArns ?? []),
      ),
      ...relate(
        "notifies",
        "AWS::SNS::Topic",
        group.triggerConfigurations?.map((trigger) => trigger.triggerTargetArn) ?? [],
      ),
      ...relate("stops on", "AWS::CloudWatch::Alarm", names(group.alarmConfiguration?.alarms)),
    ];
  },
});

function names(things: readonly { name?: string | undefined }[] | undefined): (string | undefined)[] {
  return (things ?? []).map(({ name }) => name);
}
