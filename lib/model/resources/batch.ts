import { z } from "zod";
import { relateContainers } from "../container-references";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const ids = z.array(z.string()).optional();
const secret = z.looseObject({ name: text, valueFrom: text });

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeEnvironmentDetail.html */
export const computeEnvironment = defineResourceType({
  type: "AWS::Batch::ComputeEnvironment",
  service: "batch",
  title: "Batch compute environments",
  arn: "batch:compute-environment/*",
  cli: "batch describe-compute-environments --compute-environments {arn}",
  schema: z.looseObject({
    computeEnvironmentName: z.string(),
    /** `ENABLED`, `DISABLED`. */
    state: text,
    /** `MANAGED`, `UNMANAGED`. */
    type: text,
    serviceRole: text,
    ecsClusterArn: text,
    eksConfiguration: z.looseObject({ eksClusterArn: text }).optional(),
    computeResources: z
      .looseObject({
        type: text,
        subnets: ids,
        securityGroupIds: ids,
        instanceRole: text,
        spotIamFleetRole: text,
        ec2KeyPair: text,
        launchTemplate: z.looseObject({ launchTemplateId: text, launchTemplateName: text }).optional(),
      })
      .optional(),
  }),
  volatileState: true,
  runtime: ["statusReason", "computeResources.desiredvCpus"],
  drop: ["status", "tags"],
  relations: ({ serviceRole, ecsClusterArn, eksConfiguration, computeResources: machines }) => [
    ...relate("acts as", "AWS::IAM::Role", [serviceRole]),
    ...relate("runs jobs in", "AWS::ECS::Cluster", [ecsClusterArn]),
    ...relate("runs jobs in", "AWS::EKS::Cluster", [eksConfiguration?.eksClusterArn]),
    ...relate("runs in", "AWS::EC2::Subnet", machines?.subnets ?? []),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", machines?.securityGroupIds ?? []),
    ...relate("starts machines as", "AWS::IAM::InstanceProfile", [machines?.instanceRole]),
    ...relate("bids as", "AWS::IAM::Role", [machines?.spotIamFleetRole]),
    ...relate("lets in", "AWS::EC2::KeyPair", [machines?.ec2KeyPair]),
    ...relate("starts from", "AWS::EC2::LaunchTemplate", [
      machines?.launchTemplate?.launchTemplateId ?? machines?.launchTemplate?.launchTemplateName,
    ]),
  ],
});

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_JobQueueDetail.html */
export const jobQueue = defineResourceType({
  type: "AWS::Batch::JobQueue",
  service: "batch",
  title: "Batch job queues",
  arn: "batch:job-queue/*",
  cli: "batch describe-job-queues --job-queues {arn}",
  schema: z.looseObject({
    jobQueueName: z.string(),
    state: text,
    computeEnvironmentOrder: z.array(z.looseObject({ computeEnvironment: text })).optional(),
  }),
  volatileState: true,
  runtime: ["statusReason"],
  drop: ["status", "tags"],
  relations: ({ computeEnvironmentOrder = [] }) =>
    relate(
      "is worked off by",
      "AWS::Batch::ComputeEnvironment",
      computeEnvironmentOrder.map((one) => one.computeEnvironment),
    ),
});

const container = z.looseObject({
  image: text,
  environmentVariableNames: z.array(z.string()).optional(),
  secrets: z.array(secret).optional(),
  jobRoleArn: text,
  executionRoleArn: text,
  privileged: z.boolean().optional(),
  repositoryCredentials: z.looseObject({ credentialsParameter: text }).optional(),
  logConfiguration: z
    .looseObject({ options: z.record(z.string(), z.string()).optional(), secretOptions: z.array(secret).optional() })
    .optional(),
});
const volumes = z
  .array(z.looseObject({ efsVolumeConfiguration: z.looseObject({ fileSystemId: text }).optional() }))
  .optional();
const ecsProperties = z.looseObject({
  taskProperties: z
    .array(
      z.looseObject({ containers: z.array(container).optional(), taskRoleArn: text, executionRoleArn: text, volumes }),
    )
    .optional(),
});
const eksProperties = z.looseObject({
  podProperties: z
    .looseObject({ containers: z.array(container).optional(), initContainers: z.array(container).optional() })
    .optional(),
});
const job = {
  containerProperties: container.extend({ volumes }).optional(),
  ecsProperties: ecsProperties.optional(),
  eksProperties: eksProperties.optional(),
};
const nodes = z.looseObject({
  nodeRangeProperties: z
    .array(z.looseObject({ ...job, container: container.extend({ volumes }).optional() }))
    .optional(),
});

/**
 * The newest active revision of each job definition; older ones stay active until somebody takes them away. Of
 * variables and parameters only the names are kept, of commands the words that say what runs.
 * https://docs.aws.amazon.com/batch/latest/APIReference/API_JobDefinition.html
 */
export const jobDefinition = defineResourceType({
  type: "AWS::Batch::JobDefinition",
  service: "batch",
  title: "Batch job definitions",
  arn: "batch:job-definition/*:*",
  cli: "batch describe-job-definitions --job-definitions {arn}",
  schema: z.looseObject({
    jobDefinitionName: z.string(),
    revision: z.number().optional(),
    /** `container`, `multinode`. */
    type: text,
    ...job,
    nodeProperties: nodes.optional(),
  }),
  drop: ["status", "tags"],
  ordered: [
    "containerProperties.command",
    "ecsProperties.taskProperties[].containers[].command",
    "eksProperties.podProperties.containers[].args",
    "eksProperties.podProperties.containers[].command",
    "eksProperties.podProperties.initContainers",
    "eksProperties.podProperties.initContainers[].args",
    "eksProperties.podProperties.initContainers[].command",
    "nodeProperties.nodeRangeProperties[].container.command",
    "nodeProperties.nodeRangeProperties[].ecsProperties.taskProperties[].containers[].command",
    "nodeProperties.nodeRangeProperties[].eksProperties.podProperties.containers[].args",
    "nodeProperties.nodeRangeProperties[].eksProperties.podProperties.containers[].command",
    "nodeProperties.nodeRangeProperties[].eksProperties.podProperties.initContainers",
    "nodeProperties.nodeRangeProperties[].eksProperties.podProperties.initContainers[].args",
    "nodeProperties.nodeRangeProperties[].eksProperties.podProperties.initContainers[].command",
    "retryStrategy.evaluateOnExit",
  ],
  relations: (definition) => {
    const jobs = [definition, ...(definition.nodeProperties?.nodeRangeProperties ?? [])];
    const single = jobs.flatMap(containersOfJob);
    const tasks = jobs.flatMap(({ ecsProperties }) => ecsProperties?.taskProperties ?? []);
    const pods = jobs.map(({ eksProperties }) => eksProperties?.podProperties);
    const containers = [
      ...single,
      ...tasks.flatMap((task) => task.containers ?? []),
      ...pods.flatMap((pod) => [...(pod?.containers ?? []), ...(pod?.initContainers ?? [])]),
    ];
    const logs = containers.map(({ logConfiguration }) => logConfiguration);
    const disks = [...single, ...tasks].flatMap((one) => one.volumes ?? []);
    return [
      ...relate("acts as", "AWS::IAM::Role", [
        ...single.map((one) => one.jobRoleArn),
        ...tasks.map((task) => task.taskRoleArn),
      ]),
      ...relate(
        "starts as",
        "AWS::IAM::Role",
        [...single, ...tasks].map((one) => one.executionRoleArn),
      ),
      ...relateContainers(containers),
      ...relate(
        "logs to",
        "AWS::Logs::LogGroup",
        logs.map((log) => log?.options?.["awslogs-group"]),
      ),
      ...relate(
        "mounts",
        "AWS::EFS::FileSystem",
        disks.map((disk) => disk.efsVolumeConfiguration?.fileSystemId),
      ),
    ];
  },
});

type Single = z.infer<typeof container> & { volumes?: z.infer<typeof volumes> };

/** Containers of jobs that are described outside of tasks and pods. */
function containersOfJob(one: { containerProperties?: Single | undefined; container?: unknown }): Single[] {
  const other = container.extend({ volumes }).safeParse(one.container);
  return [...(one.containerProperties ? [one.containerProperties] : []), ...(other.success ? [other.data] : [])];
}
