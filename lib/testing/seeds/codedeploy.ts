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
    // The emulator writes times in a form that is not this protocol's.
    "codedeploy.BatchGetApplications": jsonAnswer({
      applicationsInfo: [{ applicationName: "web-app", computePlatform: "Server", createTime: 1767225600 }],
    }),
    "codedeploy.BatchGetDeploymentGroups": jsonAnswer({ deploymentGroupsInfo: [group] }),
  },
});
