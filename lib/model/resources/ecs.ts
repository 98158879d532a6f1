import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const ids = z.array(z.string()).optional();

/**
 * Tasks come and go by themselves: those that run stand in the runtime part of what runs them.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
 */
export const runningTasks = readOf(
  z.array(z.looseObject({ taskArn: text, taskDefinitionArn: text, networkInterfaceIds: z.array(z.string()) })),
);

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Cluster.html */
export const ecsCluster = defineResourceType({
  type: "AWS::ECS::Cluster",
  service: "ecs",
  title: "ECS clusters",
  arn: "ecs:cluster/*",
  cli: "ecs describe-clusters --clusters {arn}",
  schema: z.looseObject({
    clusterArn: z.string(),
    clusterName: z.string(),
    capacityProviders: ids,
    configuration: z
      .looseObject({
        executeCommandConfiguration: z
          .looseObject({
            kmsKeyId: text,
            logging: text,
            logConfiguration: z.looseObject({ cloudWatchLogGroupName: text, s3BucketName: text }).optional(),
          })
          .optional(),
        managedStorageConfiguration: z
          .looseObject({ kmsKeyId: text, fargateEphemeralStorageKmsKeyId: text })
          .optional(),
      })
      .optional(),
    /** `containerInsights`. */
    settings: z.array(z.looseObject({ name: text, value: text })).optional(),
    /** Tasks that no service keeps alive: those of schedules, and those that somebody started by hand. */
    StandaloneTasks: runningTasks,
  }),
  runtime: [
    "activeServicesCount",
    "attachments",
    "attachmentsStatus",
    "pendingTasksCount",
    "registeredContainerInstancesCount",
    "runningTasksCount",
    "StandaloneTasks",
    "statistics",
  ],
  drop: ["status", "tags"],
  relations: ({ configuration, capacityProviders = [] }) => {
    const exec = configuration?.executeCommandConfiguration;
    const storage = configuration?.managedStorageConfiguration;
    return [
      ...relate("takes capacity from", "AWS::ECS::CapacityProvider", capacityProviders.filter(isOwnProvider)),
      ...relate("encrypts with", "AWS::KMS::Key", [
        exec?.kmsKeyId,
        storage?.kmsKeyId,
        storage?.fargateEphemeralStorageKmsKeyId,
      ]),
      ...relate("logs sessions to", "AWS::Logs::LogGroup", [exec?.logConfiguration?.cloudWatchLogGroupName]),
      ...relate("logs sessions to", "AWS::S3::Bucket", [exec?.logConfiguration?.s3BucketName]),
    ];
  },
});

/** False for Fargate, which is AWS's. */
export function isOwnProvider(name: string | undefined): boolean {
  return name !== undefined && !/^FARGATE(?:_SPOT)?$/.test(name);
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProvider.html */
export const capacityProvider = defineResourceType({
  type: "AWS::ECS::CapacityProvider",
  service: "ecs",
  title: "ECS capacity providers",
  arn: "ecs:capacity-provider/*",
  cli: "ecs describe-capacity-providers --capacity-providers {id}",
  schema: z.looseObject({
    name: z.string(),
    autoScalingGroupProvider: z.looseObject({ autoScalingGroupArn: text }).optional(),
    managedInstancesProvider: z
      .looseObject({
        infrastructureRoleArn: text,
        instanceLaunchTemplate: z
          .looseObject({
            ec2InstanceProfileArn: text,
            networkConfiguration: z.looseObject({ subnets: ids, securityGroups: ids }).optional(),
          })
          .optional(),
      })
      .optional(),
  }),
  runtime: ["updateStatus", "updateStatusReason"],
  drop: ["status", "tags"],
  relations: ({ autoScalingGroupProvider, managedInstancesProvider }) => {
    const template = managedInstancesProvider?.instanceLaunchTemplate;
    return [
      ...relate("scales", "AWS::AutoScaling::AutoScalingGroup", [autoScalingGroupProvider?.autoScalingGroupArn]),
      ...relate("acts as", "AWS::IAM::Role", [managedInstancesProvider?.infrastructureRoleArn]),
      ...relate("starts machines as", "AWS::IAM::InstanceProfile", [template?.ec2InstanceProfileArn]),
      ...relate("starts machines in", "AWS::EC2::Subnet", template?.networkConfiguration?.subnets ?? []),
      ...relate("is guarded by", "AWS::EC2::SecurityGroup", template?.networkConfiguration?.securityGroups ?? []),
    ];
  },
});

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerInstance.html */
export const containerInstance = defineResourceType({
  type: "AWS::ECS::ContainerInstance",
  service: "ecs",
  title: "ECS container instances",
  arn: "ecs:container-instance/**",
  cli: "ecs describe-container-instances --cluster {.clusterArn} --container-instances {arn}",
  schema: z.looseObject({
    containerInstanceArn: z.string(),
    clusterArn: z.string(),
    ec2InstanceId: text,
    capacityProviderName: text,
  }),
  volatileState: true,
  runtime: [
    "agentConnected",
    "agentUpdateStatus",
    "attachments",
    // What the agent can do; it tells with each version of its own.
    "attributes",
    "healthStatus",
    "pendingTasksCount",
    "remainingResources",
    "runningTasksCount",
    "statusReason",
    "version",
    "versionInfo",
  ],
  drop: ["status", "tags"],
  relations: ({ clusterArn, ec2InstanceId, capacityProviderName }) => [
    ...relate("serves", "AWS::ECS::Cluster", [clusterArn]),
    ...relate("runs on", "AWS::EC2::Instance", [ec2InstanceId]),
    ...relate("belongs to", "AWS::ECS::CapacityProvider", [capacityProviderName]),
  ],
});
