import { z } from "zod";
import { relateContainers, relateSecrets } from "../container-references";
import { relate } from "../relate";
import { relateArns } from "../relate-arn";
import { defineResourceType } from "../resource";
import { isOwnProvider, runningTasks } from "./ecs";

const text = z.string().optional();
const number = z.number().optional();
const ids = z.array(z.string()).optional();
const names = z.array(z.string()).optional();
const secret = z.looseObject({ name: text, valueFrom: text });

const loadBalancer = z.looseObject({
  targetGroupArn: text,
  loadBalancerName: text,
  containerName: text,
  containerPort: number,
  advancedConfiguration: z.looseObject({ alternateTargetGroupArn: text, roleArn: text }).optional(),
});
const network = z.looseObject({
  awsvpcConfiguration: z.looseObject({ subnets: ids, securityGroups: ids, assignPublicIp: text }).optional(),
});
const registry = z.looseObject({ registryArn: text });
const strategy = z.looseObject({ capacityProvider: text });
const running = {
  taskDefinition: text,
  loadBalancers: z.array(loadBalancer).optional(),
  networkConfiguration: network.optional(),
  serviceRegistries: z.array(registry).optional(),
  capacityProviderStrategy: z.array(strategy).optional(),
};

/**
 * How many tasks are wanted moves with the service's scaling, and stands in the runtime part.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html
 */
export const ecsService = defineResourceType({
  type: "AWS::ECS::Service",
  service: "ecs",
  title: "ECS services",
  arn: "ecs:service/**",
  cli: "ecs describe-services --cluster {.clusterArn} --services {arn}",
  schema: z.looseObject({
    serviceArn: z.string(),
    serviceName: z.string(),
    clusterArn: text,
    launchType: text,
    schedulingStrategy: text,
    enableExecuteCommand: z.boolean().optional(),
    roleArn: text,
    ...running,
    /** Of deployments that another controller makes. */
    taskSets: z.array(z.looseObject(running)).optional(),
    deploymentConfiguration: z
      .looseObject({
        alarms: z.looseObject({ alarmNames: names }).optional(),
        lifecycleHooks: z.array(z.looseObject({ hookTargetArn: text, roleArn: text })).optional(),
      })
      .optional(),
    /** Of the primary deployment. */
    serviceConnectConfiguration: z.looseObject({ enabled: z.boolean().optional(), namespace: text }).optional(),
    volumeConfigurations: z
      .array(z.looseObject({ managedEBSVolume: z.looseObject({ roleArn: text, kmsKeyId: text }).optional() }))
      .optional(),
    Tasks: runningTasks,
  }),
  runtime: [
    "currentServiceDeployment",
    "currentServiceRevisions",
    "deployments",
    "desiredCount",
    "pendingCount",
    "runningCount",
    "Tasks",
    "taskSets[].computedDesiredCount",
    "taskSets[].pendingCount",
    "taskSets[].runningCount",
    "taskSets[].stabilityStatus",
    "taskSets[].stabilityStatusAt",
    "taskSets[].updatedAt",
  ],
  drop: ["events", "status", "tags"],
  ordered: ["placementStrategy"],
  relations: (service) => {
    const sets = [service, ...(service.taskSets ?? [])];
    const vpcs = sets.map(({ networkConfiguration }) => networkConfiguration?.awsvpcConfiguration);
    const balancers = sets.flatMap(({ loadBalancers = [] }) => loadBalancers);
    const providers = sets.flatMap(({ capacityProviderStrategy = [] }) => capacityProviderStrategy);
    const registries = sets.flatMap(({ serviceRegistries = [] }) => serviceRegistries);
    const deployment = service.deploymentConfiguration;
    const disks = (service.volumeConfigurations ?? []).map(({ managedEBSVolume }) => managedEBSVolume);
    return [
      ...relate("belongs to", "AWS::ECS::Cluster", [service.clusterArn]),
      ...relate(
        "runs",
        "AWS::ECS::TaskDefinition",
        sets.map(({ taskDefinition }) => taskDefinition),
      ),
      ...relate("takes capacity from", "AWS::ECS::CapacityProvider", providers.map(ownProvider)),
      ...relate(
        "runs in",
        "AWS::EC2::Subnet",
        vpcs.flatMap((vpc) => vpc?.subnets ?? []),
      ),
      ...relate(
        "is guarded by",
        "AWS::EC2::SecurityGroup",
        vpcs.flatMap((vpc) => vpc?.securityGroups ?? []),
      ),
      ...relate(
        "serves",
        "AWS::ElasticLoadBalancingV2::TargetGroup",
        balancers.flatMap((one) => [one.targetGroupArn, one.advancedConfiguration?.alternateTargetGroupArn]),
      ),
      ...relate(
        "serves",
        "AWS::ElasticLoadBalancing::LoadBalancer",
        balancers.map((one) => one.loadBalancerName),
      ),
      ...relate(
        "is registered in",
        "AWS::ServiceDiscovery::Service",
        registries.map((one) => one.registryArn),
      ),
      ...relate("manages load balancers as", "AWS::IAM::Role", [
        service.roleArn,
        ...balancers.map((one) => one.advancedConfiguration?.roleArn),
      ]),
      ...relate("is rolled back by", "AWS::CloudWatch::Alarm", deployment?.alarms?.alarmNames ?? []),
      ...relateArns("asks before it deploys", deployment?.lifecycleHooks?.map((hook) => hook.hookTargetArn) ?? []),
      ...relate(
        "manages volumes as",
        "AWS::IAM::Role",
        disks.map((disk) => disk?.roleArn),
      ),
      ...relate(
        "encrypts with",
        "AWS::KMS::Key",
        disks.map((disk) => disk?.kmsKeyId),
      ),
    ];
  },
});

function ownProvider({ capacityProvider }: z.infer<typeof strategy>): string | undefined {
  return isOwnProvider(capacityProvider) ? capacityProvider : undefined;
}

/**
 * Task definitions in use: the newest of each family and those that services run. Of environment variables, labels and
 * log options that may be secrets only the names are kept, of commands the words that say what runs.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html
 */
export const taskDefinition = defineResourceType({
  type: "AWS::ECS::TaskDefinition",
  service: "ecs",
  title: "ECS task definitions in use",
  arn: "ecs:task-definition/*:*",
  cli: "ecs describe-task-definition --task-definition {arn}",
  schema: z.looseObject({
    taskDefinitionArn: z.string(),
    family: z.string(),
    revision: number,
    networkMode: text,
    taskRoleArn: text,
    executionRoleArn: text,
    containerDefinitions: z
      .array(
        z.looseObject({
          name: text,
          image: text,
          privileged: z.boolean().optional(),
          user: text,
          environmentVariableNames: names,
          environmentFiles: z.array(z.looseObject({ type: text, value: text })).optional(),
          secrets: z.array(secret).optional(),
          portMappings: z.array(z.looseObject({ containerPort: number, hostPort: number })).optional(),
          repositoryCredentials: z.looseObject({ credentialsParameter: text }).optional(),
          logConfiguration: z
            .looseObject({
              logDriver: text,
              options: z.record(z.string(), z.string()).optional(),
              secretOptions: z.array(secret).optional(),
            })
            .optional(),
        }),
      )
      .optional(),
    volumes: z
      .array(
        z.looseObject({
          efsVolumeConfiguration: z
            .looseObject({
              fileSystemId: text,
              authorizationConfig: z.looseObject({ accessPointId: text }).optional(),
            })
            .optional(),
          fsxWindowsFileServerVolumeConfiguration: z
            .looseObject({
              fileSystemId: text,
              authorizationConfig: z.looseObject({ credentialsParameter: text }).optional(),
            })
            .optional(),
        }),
      )
      .optional(),
  }),
  drop: ["compatibilities", "requiresAttributes", "status"],
  ordered: [
    "containerDefinitions",
    "containerDefinitions[].command",
    "containerDefinitions[].dependsOn",
    "containerDefinitions[].entryPoint",
    "containerDefinitions[].environmentFiles",
    "containerDefinitions[].healthCheck.command",
  ],
  relations: (task) => {
    const containers = task.containerDefinitions ?? [];
    const volumes = task.volumes ?? [];
    const windows = volumes.map((volume) => volume.fsxWindowsFileServerVolumeConfiguration);
    const logs = containers.map(({ logConfiguration }) => logConfiguration);
    return [
      ...relate("acts as", "AWS::IAM::Role", [task.taskRoleArn]),
      ...relate("starts as", "AWS::IAM::Role", [task.executionRoleArn]),
      ...relateContainers(containers),
      ...relateArns(
        "is given variables of",
        containers.flatMap(({ environmentFiles = [] }) => environmentFiles.map(({ value }) => value)),
      ),
      ...relate(
        "logs to",
        "AWS::Logs::LogGroup",
        logs.map((log) => log?.options?.["awslogs-group"]),
      ),
      ...relate(
        "mounts",
        "AWS::EFS::FileSystem",
        volumes.map((one) => one.efsVolumeConfiguration?.fileSystemId),
      ),
      ...relate(
        "mounts by",
        "AWS::EFS::AccessPoint",
        volumes.map((one) => one.efsVolumeConfiguration?.authorizationConfig?.accessPointId),
      ),
      ...relate(
        "mounts",
        "AWS::FSx::FileSystem",
        windows.map((one) => one?.fileSystemId),
      ),
      ...relateSecrets(
        "mounts with",
        windows.map((one) => one?.authorizationConfig?.credentialsParameter),
      ),
    ];
  },
});
