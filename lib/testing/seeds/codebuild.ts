import { CodeBuildClient, CreateProjectCommand } from "@aws-sdk/client-codebuild";
import { defineSeed } from "../seed";

export const seed = defineSeed({
  make: async ({ config, role }) => {
    await new CodeBuildClient(config).send(
      new CreateProjectCommand({
        name: "web-build",
        source: { type: "S3", location: "releases/web.zip" },
        artifacts: { type: "NO_ARTIFACTS" },
        environment: {
          type: "LINUX_CONTAINER",
          image: "aws/codebuild/standard:7.0",
          computeType: "BUILD_GENERAL1_SMALL",
          environmentVariables: [{ name: "TOKEN", value: "never-stored" }],
        },
        serviceRole: role,
      }),
    );
  },
});
