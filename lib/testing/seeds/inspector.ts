import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  answers: ({ awsAccountId }) => ({
    "inspector2.BatchGetAccountStatus": jsonAnswer({
      accounts: [
        {
          accountId: awsAccountId,
          state: { status: "ENABLED", errorCode: "ALREADY_ENABLED", errorMessage: "" },
          resourceState: { ec2: { status: "ENABLED" }, ecr: { status: "DISABLED" } },
        },
      ],
    }),
  }),
});
