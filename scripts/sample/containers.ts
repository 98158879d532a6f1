import { ECR } from "@aws-sdk/client-ecr";
import { ECS } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Network } from "./network";
import { ACCOUNT, HOME, made, type World } from "./world";

const REGISTRY = `${ACCOUNT}.dkr.ecr.${HOME}.amazonaws.com`;
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

/** The newer half: images, the cluster, the API behind its balancer. */
export async function makeContainers(world: World, network: Network, certificate: string): Promise<void> {
  const ecr = world.aws(ECR);
  for (const [repositoryName, when, scanOnPush, owner] of [
    ["pinecrate/api", "2022-03-02 12:30", false, "dkowal"],
    ["pinecrate/storefront", "2022-03-14 09:50", false, "dkowal"],
    ["pinecrate/worker", "2022-04-05 15:21", true, ""],
    ["pinecrate/base-php", "2020-11-30 17:02", false, "trenner"],
    ["test", "2022-03-01 22:10", false, ""],
  ] as const) {
    await world.at(when);
    await ecr.createRepository({
      repositoryName,
      imageTagMutability: "MUTABLE",
      imageScanningConfiguration: { scanOnPush },
      ...(owner ? { tags: [{ Key: "owner", Value: owner }] } : {}),
    });
  }
  await ecr.putLifecyclePolicy({
    repositoryName: "pinecrate/worker",
    lifecyclePolicyText: JSON.stringify({
      rules: [
        {
          rulePriority: 1,
          selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 30 },
          action: { type: "expire" },
        },
      ],
    }),
  });
  const targets = await makeBalancer(world, network, certificate);
  const ecs = world.aws(ECS);
  await world.at("2022-03-02 13:40");
  await ecs.createCluster({ clusterName: "pinecrate", tags: [{ key: "Env", value: "prod" }] });
  await world.at("2022-06-09 10:00");
  await ecs.createCluster({ clusterName: "staging", tags: [{ key: "Environment", value: "staging" }] });
  await world.at("2022-03-02 14:05");
  // Four years of deploys.
  for (let revision = 1; revision < 117; revision += 1) {
    await registerApi(world, ["NODE_ENV", "PORT", "LOG_LEVEL"]);
    await ecs.deregisterTaskDefinition({ taskDefinition: `api:${revision}` });
  }
  await world.at("2026-08-27 12:20");
  await registerApi(world, ["NODE_ENV", "PORT", "LOG_LEVEL"]);
  await registerTask(world, "newsletter", "worker", "latest", ["NODE_ENV", "SMTP_PASSWORD"]);
  const inside = {
    assignPublicIp: "DISABLED" as const,
    subnets: [made(network.subnets["private-a"]), made(network.subnets["private-b"])],
    securityGroups: [made(network.groups["ecs-api"])],
  };
  await ecs.createService({
    cluster: "pinecrate",
    serviceName: "api",
    taskDefinition: "api",
    desiredCount: 4,
    launchType: "FARGATE",
    networkConfiguration: { awsvpcConfiguration: inside },
    loadBalancers: [{ targetGroupArn: targets, containerName: "api", containerPort: 8080 }],
    tags: [{ key: "Env", value: "prod" }],
  });
  await world.at("2022-06-09 10:12");
  await ecs.createService({
    cluster: "staging",
    serviceName: "api",
    taskDefinition: "api",
    desiredCount: 1,
    launchType: "FARGATE",
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [made(network.subnets["staging-public-a"])],
        securityGroups: [made(network.groups["staging-all"])],
        assignPublicIp: "ENABLED",
      },
    },
  });
}

/** Makes a revision of the API's task, with these names of environment variables. */
export function registerApi(world: World, variables: string[]): Promise<void> {
  return registerTask(world, "api", "api", "latest", variables);
}

async function registerTask(world: World, family: string, image: string, tag: string, names: string[]): Promise<void> {
  await world.aws(ECS).registerTaskDefinition({
    family,
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "512",
    memory: "1024",
    executionRoleArn: role("ecsTaskExecutionRole"),
    taskRoleArn: role("api-task"),
    containerDefinitions: [
      {
        name: family,
        image: `${REGISTRY}/pinecrate/${image}:${tag}`,
        essential: true,
        portMappings: [{ containerPort: 8080, protocol: "tcp" }],
        environment: names.map((name) => ({ name, value: "never-stored-variable" })),
        secrets: [
          {
            name: "DATABASE_URL",
            valueFrom: `arn:aws:secretsmanager:${HOME}:${ACCOUNT}:secret:prod/api/database`,
          },
        ],
        logConfiguration: {
          logDriver: "awslogs",
          options: { "awslogs-group": `/ecs/${family}`, "awslogs-region": HOME, "awslogs-stream-prefix": family },
        },
      },
    ],
  });
}

async function makeBalancer(world: World, { main, subnets, groups }: Network, certificate: string): Promise<string> {
  const elb = world.aws(ElasticLoadBalancingV2);
  await world.at("2022-03-02 13:31");
  const { LoadBalancers } = await elb.createLoadBalancer({
    Name: "pinecrate-app",
    Subnets: [made(subnets["public-a"]), made(subnets["public-b"])],
    SecurityGroups: [made(groups["alb-app"])],
    Tags: [{ Key: "Env", Value: "prod" }],
  });
  const LoadBalancerArn = made(LoadBalancers?.[0]?.LoadBalancerArn);
  const group = async (Name: string, HealthCheckPath: string, Port: number) => {
    const { TargetGroups } = await elb.createTargetGroup({
      Name,
      Protocol: "HTTP",
      Port,
      VpcId: main,
      TargetType: "ip",
      HealthCheckPath,
    });
    return made(TargetGroups?.[0]?.TargetGroupArn);
  };
  const api = await group("api", "/health", 8080);
  const old = await group("storefront-php", "/robots.txt", 80);
  const to = (TargetGroupArn: string) => [{ Type: "forward" as const, TargetGroupArn }];
  const { Listeners } = await elb.createListener({
    LoadBalancerArn,
    Protocol: "HTTPS",
    Port: 443,
    SslPolicy: "ELBSecurityPolicy-2016-08",
    Certificates: [{ CertificateArn: certificate }],
    DefaultActions: to(api),
  });
  await elb.createListener({ LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions: to(old) });
  await elb.createRule({
    ListenerArn: made(Listeners?.[0]?.ListenerArn),
    Priority: 10,
    Conditions: [{ Field: "path-pattern", Values: ["/legacy/*"] }],
    Actions: to(old),
  });
  const Targets = ["10.20.11.133", "10.20.11.178", "10.20.12.140", "10.20.12.201"].map((Id) => ({ Id, Port: 8080 }));
  await elb.registerTargets({ TargetGroupArn: api, Targets });
  return api;
}
