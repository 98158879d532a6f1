import { describe, expect, it } from "vitest";
import { byId, type Collected, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { batch } from "./batch";

// Answers in the shape of the pages under https://docs.aws.amazon.com/batch/latest/APIReference/.

const arn = (rest: string) => `arn:aws:batch:eu-west-1:123456789012:${rest}`;
const ROLE = "arn:aws:iam::123456789012:role";
const SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";
const CLUSTER = "arn:aws:ecs:eu-west-1:123456789012:cluster/AWSBatch-nightly";

const definition = (jobDefinitionName: string, revision: number, more: object) => ({
  jobDefinitionName,
  revision,
  jobDefinitionArn: arn(`job-definition/${jobDefinitionName}:${revision}`),
  status: "ACTIVE",
  type: "container",
  ...more,
});
const variables = [{ name: "TOKEN", value: "hunter2" }];
const report = definition("report", 10, {
  parameters: { password: "hunter2" },
  tags: { env: "<b>prod</b>" },
  containerProperties: {
    image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/report:1",
    command: ["report", "--token", "hunter2"],
    environment: variables,
    jobRoleArn: `${ROLE}/report`,
    secrets: [{ name: "DB", valueFrom: SECRET }],
    logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/batch/report" } },
    volumes: [{ name: "v", efsVolumeConfiguration: { fileSystemId: "fs-1" } }],
  },
});
const pod = definition("pod", 1, {
  eksProperties: { podProperties: { containers: [{ image: "busybox", env: variables, args: ["hunter2"] }] } },
});
const nodes = definition("nodes", 1, {
  type: "multinode",
  nodeProperties: {
    numNodes: 2,
    nodeRangeProperties: [
      { targetNodes: "0:", container: { image: "mpi", environment: variables, jobRoleArn: `${ROLE}/mpi` } },
      { targetNodes: "1:", ecsProperties: { taskProperties: [{ taskRoleArn: `${ROLE}/task`, containers: [] }] } },
    ],
  },
});

function collect(answers: WireAnswers = {}): Promise<Collected> {
  return collectRecorded(batch, {
    "batch.DescribeComputeEnvironments": jsonAnswer({
      computeEnvironments: [
        {
          computeEnvironmentName: "nightly",
          computeEnvironmentArn: arn("compute-environment/nightly"),
          ecsClusterArn: CLUSTER,
          state: "ENABLED",
          status: "UPDATING",
          statusReason: "ComputeEnvironment Healthy",
          serviceRole: `${ROLE}/batch`,
          computeResources: {
            type: "EC2",
            maxvCpus: 16,
            desiredvCpus: 4,
            subnets: ["subnet-1"],
            securityGroupIds: ["sg-1"],
            instanceRole: "arn:aws:iam::123456789012:instance-profile/batch",
            launchTemplate: { launchTemplateName: "batch" },
          },
        },
      ],
    }),
    "batch.DescribeJobQueues": jsonAnswer({
      jobQueues: [
        {
          jobQueueName: "nightly",
          jobQueueArn: arn("job-queue/nightly"),
          state: "ENABLED",
          status: "VALID",
          priority: 1,
          computeEnvironmentOrder: [{ order: 1, computeEnvironment: arn("compute-environment/nightly") }],
        },
      ],
    }),
    "batch.DescribeJobDefinitions": ({ body }) =>
      body.includes("two")
        ? jsonAnswer({ jobDefinitions: [definition("report", 9, {}), pod, nodes] })
        : jsonAnswer({ jobDefinitions: [report, definition("report", 2, {})], nextToken: "two" }),
    ...answers,
  });
}

describe("batch", () => {
  it("leads from a queue to the machines that work it off", async () => {
    const collected = await collect();
    expect(collected.gaps).toEqual([]);
    const [environment, queue] = collected.resources.filter(({ id }) => id === "nightly");
    if (!environment || !queue) throw new Error("Nothing is called nightly.");
    expect(relationsOf(queue)).toEqual([
      `is worked off by AWS::Batch::ComputeEnvironment ${arn("compute-environment/nightly")}`,
    ]);
    expect(environment.runtime).toEqual({
      state: "UPDATING",
      statusReason: "ComputeEnvironment Healthy",
      computeResources: { desiredvCpus: 4 },
    });
    expect(environment.configuration).toMatchObject({ state: "ENABLED", computeResources: { maxvCpus: 16 } });
    expect(relationsOf(environment)).toEqual([
      `acts as AWS::IAM::Role ${ROLE}/batch`,
      `runs jobs in AWS::ECS::Cluster ${CLUSTER}`,
      "runs in AWS::EC2::Subnet subnet-1",
      "is guarded by AWS::EC2::SecurityGroup sg-1",
      "starts machines as AWS::IAM::InstanceProfile arn:aws:iam::123456789012:instance-profile/batch",
      "starts from AWS::EC2::LaunchTemplate batch",
    ]);
  });

  it("keeps the newest revision of a job, without values that may be secrets, of whatever kind it is", async () => {
    const collected = await collect();
    const jobs = collected.resources.filter(({ type }) => type === "AWS::Batch::JobDefinition");
    expect(jobs.map(({ id }) => id)).toEqual(["nodes:1", "pod:1", "report:10"]);
    expect(JSON.stringify(collected)).not.toContain("hunter2");
    const one = byId(collected, "report:10");
    expect(one).toMatchObject({
      name: "report",
      tags: { env: "<b>prod</b>" },
      configuration: {
        parameterNames: ["password"],
        containerProperties: { environmentVariableNames: ["TOKEN"], command: ["report", "--token", "…"] },
      },
    });
    expect(one.configuration).not.toHaveProperty("tags");
    expect(relationsOf(one)).toEqual([
      `acts as AWS::IAM::Role ${ROLE}/report`,
      "runs images of AWS::ECR::Repository arn:aws:ecr:eu-west-1:123456789012:repository/report",
      `is given AWS::SecretsManager::Secret ${SECRET}`,
      "logs to AWS::Logs::LogGroup /batch/report",
      "mounts AWS::EFS::FileSystem fs-1",
    ]);
    expect(relationsOf(byId(collected, "nodes:1"))).toEqual([
      `acts as AWS::IAM::Role ${ROLE}/mpi`,
      `acts as AWS::IAM::Role ${ROLE}/task`,
    ]);
  });

  it("keeps what can be run where there is no queue, or where queues may not be listed", async () => {
    const unqueued = await collect({ "batch.DescribeJobQueues": jsonAnswer({ jobQueues: [] }) });
    expect(byId(unqueued, "report:10").name).toBe("report");
    const refused = await collect({
      "batch.DescribeJobQueues": (request) =>
        errorAnswer(request, 403, "AccessDeniedException", "not authorized to perform: batch:DescribeJobQueues"),
    });
    expect(byId(refused, "report:10").name).toBe("report");
    expect(refused.gaps).toMatchObject([{ operation: "DescribeJobQueues", types: ["AWS::Batch::JobQueue"] }]);
  });
});
