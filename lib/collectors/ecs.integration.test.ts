import { describe, expect, it } from "vitest";
import { byId, type Collected, type CollectedOnWire, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { ecs } from "./ecs";

// Answers in the shape of the pages under https://docs.aws.amazon.com/AmazonECS/latest/APIReference/.

const PREFIX = "arn:aws:ecs:eu-west-1:123456789012";
const CLUSTER = `${PREFIX}:cluster/shop`;
const SERVICE = `${PREFIX}:service/shop/web`;
const SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";
const ROLE = "arn:aws:iam::123456789012:role";
const HOSTILE = `=1+1<img src=x onerror=alert(1)>`;

const service = {
  serviceArn: SERVICE,
  serviceName: "web",
  clusterArn: CLUSTER,
  status: "ACTIVE",
  desiredCount: 2,
  runningCount: 1,
  taskDefinition: `${PREFIX}:task-definition/web:3`,
  capacityProviderStrategy: [
    { capacityProvider: "FARGATE", weight: 1 },
    { capacityProvider: "hosts", weight: 1 },
  ],
  loadBalancers: [
    {
      targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1",
      containerName: "app",
      containerPort: 80,
    },
  ],
  networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] } },
  events: [{ id: "e", createdAt: 1700000000, message: "has reached a steady state" }],
  deployments: [
    { id: "old", status: "ACTIVE", updatedAt: 1700000000 },
    {
      id: "new",
      status: "PRIMARY",
      updatedAt: 1700000001,
      serviceConnectConfiguration: {
        enabled: true,
        namespace: "shop",
        logConfiguration: { logDriver: "splunk", options: { "splunk-token": "hunter2" } },
      },
    },
  ],
  tags: [{ key: "team", value: HOSTILE }],
};
const definition = {
  taskDefinitionArn: `${PREFIX}:task-definition/web:3`,
  family: "web",
  revision: 3,
  status: "ACTIVE",
  networkMode: "awsvpc",
  taskRoleArn: `${ROLE}/web`,
  executionRoleArn: `${ROLE}/start`,
  requiresAttributes: [{ name: "com.amazonaws.ecs.capability.docker-remote-api.1.18" }],
  containerDefinitions: [
    {
      name: "app",
      image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:7",
      environment: [{ name: "DATABASE_URL", value: "postgres://app:hunter2@db/app" }],
      secrets: [{ name: "PASSWORD", valueFrom: `${SECRET}:password::` }],
      command: ["web", "--key", "hunter2"],
      dockerLabels: { auth: "hunter2" },
      logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/shop/web" } },
    },
    { name: "sidecar", image: "nginx" },
  ],
  volumes: [{ name: "files", efsVolumeConfiguration: { fileSystemId: "fs-1" } }],
};
const task = (id: string, group: string) => ({
  taskArn: `${PREFIX}:task/shop/${id}`,
  taskDefinitionArn: `${PREFIX}:task-definition/web:3`,
  group,
  lastStatus: "RUNNING",
  overrides: { containerOverrides: [{ name: "app", environment: [{ name: "A", value: "hunter2" }] }] },
  attachments: [{ type: "ElasticNetworkInterface", details: [{ name: "networkInterfaceId", value: `eni-${id}` }] }],
});

function collect(answers: WireAnswers = {}): Promise<CollectedOnWire> {
  return collectRecorded(ecs, {
    "ecs.ListClusters": jsonAnswer({ clusterArns: [CLUSTER, `${PREFIX}:cluster/gone`] }),
    "ecs.DescribeClusters": jsonAnswer({
      clusters: [
        {
          clusterArn: CLUSTER,
          clusterName: "shop",
          status: "ACTIVE",
          runningTasksCount: 3,
          capacityProviders: ["FARGATE", "hosts"],
          configuration: {
            executeCommandConfiguration: { logConfiguration: { cloudWatchLogGroupName: "/shop/sessions" } },
          },
        },
        { clusterArn: `${PREFIX}:cluster/deleted`, clusterName: "deleted", status: "INACTIVE" },
      ],
      failures: [{ arn: `${PREFIX}:cluster/gone`, reason: "MISSING" }],
    }),
    "ecs.ListServices": jsonAnswer({ serviceArns: [SERVICE] }),
    "ecs.DescribeServices": jsonAnswer({ services: [service] }),
    "ecs.ListTasks": jsonAnswer({ taskArns: ["1", "2"] }),
    "ecs.DescribeTasks": jsonAnswer({ tasks: [task("1", "service:web"), task("2", "family:web")] }),
    "ecs.ListTaskDefinitionFamilies": jsonAnswer({ families: ["web"] }),
    "ecs.DescribeTaskDefinition": jsonAnswer({ taskDefinition: definition }),
    "ecs.ListContainerInstances": jsonAnswer({ containerInstanceArns: [`${PREFIX}:container-instance/shop/1`] }),
    "ecs.DescribeContainerInstances": jsonAnswer({
      containerInstances: [
        {
          containerInstanceArn: `${PREFIX}:container-instance/shop/1`,
          ec2InstanceId: "i-1",
          capacityProviderName: "hosts",
          status: "DRAINING",
          remainingResources: [{ name: "CPU", integerValue: 7 }],
        },
      ],
    }),
    "ecs.DescribeCapacityProviders": ({ body }) =>
      body.includes("two")
        ? jsonAnswer({
            capacityProviders: [{ capacityProviderArn: `${PREFIX}:capacity-provider/hosts`, name: "hosts" }],
          })
        : jsonAnswer({ capacityProviders: [{ name: "FARGATE" }], nextToken: "two" }),
    ...answers,
  });
}

describe("ecs", () => {
  it("finds what there is, and none of the values that may be secrets", async () => {
    const collected = await collect();
    expect(collected.gaps).toEqual([]);
    expect(collected.resources.map(({ type, id }) => `${type} ${id}`)).toEqual([
      "AWS::ECS::CapacityProvider hosts",
      "AWS::ECS::Cluster shop",
      "AWS::ECS::ContainerInstance 1",
      "AWS::ECS::Service web",
      "AWS::ECS::TaskDefinition web:3",
    ]);
    expect(JSON.stringify(collected)).not.toContain("hunter2");
    const [app] = byId(collected, "web:3").configuration.containerDefinitions as object[];
    expect(app).toMatchObject({
      environmentVariableNames: ["DATABASE_URL"],
      secrets: [{ name: "PASSWORD", valueFrom: `${SECRET}:password::` }],
      command: ["web", "--key", "…"],
      dockerLabelNames: ["auth"],
    });
    // The service runs the newest revision, which its family told already.
    expect(collected.seen.filter(({ operation }) => operation === "DescribeTaskDefinition")).toHaveLength(1);
  });

  it("leads from a service to its network, its balancer and what it runs", async () => {
    const web = byId(await collect(), "web");
    expect(web).toMatchObject({ arn: SERVICE, tags: { team: HOSTILE }, state: "ACTIVE" });
    expect(relationsOf(web)).toEqual([
      `belongs to AWS::ECS::Cluster ${CLUSTER}`,
      `runs AWS::ECS::TaskDefinition ${PREFIX}:task-definition/web:3`,
      "takes capacity from AWS::ECS::CapacityProvider hosts",
      "runs in AWS::EC2::Subnet subnet-1",
      "is guarded by AWS::EC2::SecurityGroup sg-1",
      "serves AWS::ElasticLoadBalancingV2::TargetGroup arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1",
    ]);
    expect(web.configuration.serviceConnectConfiguration).toMatchObject({
      enabled: true,
      logConfiguration: { otherOptionNames: ["splunk-token"] },
    });
  });

  it("leads from a task definition to roles, images, secrets, logs and files", async () => {
    expect(relationsOf(byId(await collect(), "web:3"))).toEqual([
      `acts as AWS::IAM::Role ${ROLE}/web`,
      `starts as AWS::IAM::Role ${ROLE}/start`,
      "runs images of AWS::ECR::Repository arn:aws:ecr:eu-west-1:123456789012:repository/shop/web",
      `is given AWS::SecretsManager::Secret ${SECRET}`,
      "logs to AWS::Logs::LogGroup /shop/web",
      "mounts AWS::EFS::FileSystem fs-1",
    ]);
  });

  it("keeps tasks with what runs them, beside its history", async () => {
    const collected = await collect();
    const tasks = (value: string, group: string) => ({
      seen: true,
      value: [expect.objectContaining({ group, networkInterfaceIds: [value] })],
    });
    expect(byId(collected, "web").runtime).toMatchObject({ Tasks: tasks("eni-1", "service:web"), desiredCount: 2 });
    expect(byId(collected, "shop").runtime).toMatchObject({ StandaloneTasks: tasks("eni-2", "family:web") });
    for (const field of ["Tasks", "deployments", "desiredCount", "events"]) {
      expect(byId(collected, "web").configuration).not.toHaveProperty(field);
    }
    expect(byId(collected, "1").runtime).toMatchObject({ state: "DRAINING", remainingResources: [{}] });
    expect(relationsOf(byId(collected, "1"))).toContain("runs on AWS::EC2::Instance i-1");
  });

  it("asks only for capacity providers where there is no cluster, for these can be without", async () => {
    const { calls } = await collect({ "ecs.ListClusters": jsonAnswer({ clusterArns: [] }) });
    expect(calls.map(({ operation }) => operation).sort()).toEqual(["DescribeCapacityProviders", "ListClusters"]);
  });

  it("sees the rest when services are refused, or not told in the answer that should", async () => {
    const denied = await collect({
      "ecs.ListServices": (request) =>
        errorAnswer(request, 400, "AccessDeniedException", "not authorized to perform: ecs:ListServices"),
    });
    const partly = ({ coverage }: Collected) =>
      coverage
        .filter(({ status }) => status !== "ok")
        .map(({ type, status }) => `${type} ${status}`)
        .sort();
    const expected = ["AWS::ECS::Service partial", "AWS::ECS::TaskDefinition partial"];
    expect(partly(denied)).toEqual(expected);
    expect(byId(denied, "web:3").type).toBe("AWS::ECS::TaskDefinition");
    const odd = await collect({
      "ecs.DescribeServices": jsonAnswer({ services: [], failures: [{ arn: SERVICE, reason: "INTERNAL" }] }),
    });
    expect(partly(odd)).toEqual(expected);
  });
});
