import { DescribeInstancesCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  async make({ config, role, subnets }) {
    const client = new ECSClient(config);
    const cluster = "shop";
    await client.send(new CreateClusterCommand({ clusterName: cluster, tags: [{ key: "team", value: "shop" }] }));
    const register = () =>
      client.send(
        new RegisterTaskDefinitionCommand({
          family: "checkout",
          taskRoleArn: role,
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
    await client.send(new RunTaskCommand({ cluster, taskDefinition: "checkout", launchType: "FARGATE" }));
    const { Reservations } = await new EC2Client(config).send(new DescribeInstancesCommand({}));
    const instanceIdentityDocument = JSON.stringify({ instanceId: Reservations?.[0]?.Instances?.[0]?.InstanceId });
    await client.send(new RegisterContainerInstanceCommand({ cluster, instanceIdentityDocument }));
  },
  // The emulator describes capacity providers by name only.
  answers: ({ awsAccountId }) => ({
    "ecs.DescribeCapacityProviders": jsonAnswer({
      capacityProviders: [
        {
          capacityProviderArn: `arn:aws:ecs:eu-west-1:${awsAccountId}:capacity-provider/hosts`,
          name: "hosts",
          status: "ACTIVE",
          autoScalingGroupProvider: {
            autoScalingGroupArn: `arn:aws:autoscaling:eu-west-1:${awsAccountId}:autoScalingGroup:1:autoScalingGroupName/hosts`,
          },
        },
      ],
    }),
  }),
});
