import { CodeDeployClient, CreateApplicationCommand, CreateDeploymentGroupCommand } from "@aws-sdk/client-codedeploy";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

const group = { applicationName: "web-app", deploymentGroupName: "production" };

export const seed = defineSeed({
  make: async ({ config, role: serviceRoleArn }) => {
    const client = new CodeDeployClient(config);
    await client.send(new CreateApplicationCommand({ applicationName: "web-app", computePlatform: "Server" }));
    await client.send(new CreateDeploymentGroupCommand({ ...group, serviceRoleArn }));
  },
  answers: {
    "codedeploy.BatchGetDeploymentGroups": jsonAnswer({ deploymentGroupsInfo: [group] }),
  },
});
