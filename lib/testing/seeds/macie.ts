import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  answers: ({ bucket, awsAccountId }) => ({
    "macie2.GetMacieSession": jsonAnswer({ status: "ENABLED", findingPublishingFrequency: "ONE_HOUR" }),
    "macie2.GetAutomatedDiscoveryConfiguration": jsonAnswer({ status: "ENABLED" }),
    "macie2.ListClassificationJobs": jsonAnswer({
      items: [
        {
          jobId: "0123456789abcdef0123456789abcdef",
          name: "monthly",
          jobType: "SCHEDULED",
          jobStatus: "IDLE",
          bucketDefinitions: [{ accountId: awsAccountId, buckets: [bucket] }],
        },
      ],
    }),
  }),
});
