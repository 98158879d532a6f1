import {
  BatchClient,
  CreateComputeEnvironmentCommand,
  CreateJobQueueCommand,
  RegisterJobDefinitionCommand,
} from "@aws-sdk/client-batch";
import { defineSeed } from "../seed";

export const seed = defineSeed({
  async make({ config, role }) {
    const client = new BatchClient(config);
    const { computeEnvironmentArn: computeEnvironment } = await client.send(
      new CreateComputeEnvironmentCommand({
        computeEnvironmentName: "nightly",
        type: "UNMANAGED",
        state: "ENABLED",
        serviceRole: role,
      }),
    );
    await client.send(
      new CreateJobQueueCommand({
        jobQueueName: "nightly",
        state: "ENABLED",
        priority: 1,
        computeEnvironmentOrder: [{ order: 1, computeEnvironment }],
      }),
    );
    await client.send(
      new RegisterJobDefinitionCommand({
        jobDefinitionName: "report",
        type: "container",
        containerProperties: {
          image: "busybox",
          vcpus: 1,
          memory: 128,
          environment: [{ name: "API_KEY", value: "never-stored" }],
        },
      }),
    );
  },
});
