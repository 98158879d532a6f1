import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  answers: ({ awsAccountId }) => ({
    "codecommit.ListRepositories": jsonAnswer({ repositories: [{ repositoryName: "web-code", repositoryId: "1" }] }),
    "codecommit.BatchGetRepositories": jsonAnswer({
      repositories: [
        {
          repositoryId: "1",
          repositoryName: "web-code",
          Arn: `arn:aws:codecommit:eu-west-1:${awsAccountId}:web-code`,
          lastModifiedDate: 1767225600,
        },
      ],
      repositoriesNotFound: [],
    }),
    "codecommit.GetRepositoryTriggers": jsonAnswer({ configurationId: "1", triggers: [] }),
  }),
});
