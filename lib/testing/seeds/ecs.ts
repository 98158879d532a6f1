import { DescribeInstancesCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { defineSeed } from "../seed";

export const seed = defineSeed({
  async make({ config, awsAccountId, role, subnets }) {
    const client = new ECSClient(config);
    const cluster = "shop";
    await client.send(new CreateClusterCommand({ clusterName: cluster, tags: [{ key: "team", value: "shop" }] }));
    const register = () =>
      client.send(
        new RegisterTaskDefinitionCommand({
          family: "checkout",
          taskRoleArn: role,
          networkMode: "awsvpc",
          containerDefinitions: [
            { name: "app", image: "nginx", memory: 128, environment: [{ name: "API_KEY", value: "never-stored" }] },
          ],
        }),
      );
    // The service stays at the first of two.
    await register();
    await client.send(
      new CreateServiceCommand({
        cluster,
        serviceName: "checkout",
        taskDefinition: "checkout:1",
        desiredCount: 1,
        launchType: "FARGATE",
        networkConfiguration: { awsvpcConfiguration: { subnets: [subnets[0]], securityGroups: [] } },
      }),
    );
    await register();
    await client.send(
      new RunTaskCommand({
        cluster,
        taskDefinition: "checkout",
        launchType: "FARGATE",
        networkConfiguration: { awsvpcConfiguration: { subnets: [subnets[0]], securityGroups: [] } },
      }),
    );
    const { Reservations } = await new EC2Client(config).send(new DescribeInstancesCommand({}));
    const instanceIdentityDocument = JSON.stringify({ instanceId: Reservations?.[0]?.Instances?.[0]?.InstanceId });
    await client.send(new RegisterContainerInstanceCommand({ cluster, instanceIdentityDocument }));
    const group = `arn:aws:autoscaling:${config.region}:${awsAccountId}:autoScalingGroup:1:autoScalingGroupName/hosts`;
    await client.send(
      new CreateCapacityProviderCommand({ name: "hosts", autoScalingGroupProvider: { autoScalingGroupArn: group } }),
    );
  },
});
