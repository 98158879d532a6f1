import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

const pipeline = {
  name: "release",
  roleArn: "arn:aws:iam::123456789012:role/pipeline",
  artifactStore: { type: "S3", location: "releases" },
  stages: [
    {
      name: "Source",
      actions: [
        {
          name: "Source",
          actionTypeId: { category: "Source", owner: "ThirdParty", provider: "GitHub", version: "1" },
          configuration: { Owner: "shop", Repo: "web", OAuthToken: "never-stored" },
        },
      ],
    },
  ],
};

export const seed = defineSeed({
  answers: {
    "codepipeline.ListPipelines": jsonAnswer({ pipelines: [{ name: "release", version: 1 }] }),
    "codepipeline.GetPipeline": jsonAnswer({ pipeline }),
  },
});
