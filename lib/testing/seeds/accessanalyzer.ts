import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  answers: ({ awsAccountId, config }) => ({
    "access-analyzer.ListAnalyzers": jsonAnswer({
      analyzers: [
        {
          arn: `arn:aws:access-analyzer:${config.region}:${awsAccountId}:analyzer/outside`,
          name: "outside",
          type: "ACCOUNT",
          status: "ACTIVE",
          createdAt: "2026-01-01T00:00:00Z",
        },
      ],
    }),
    "access-analyzer.ListArchiveRules": jsonAnswer({
      archiveRules: [
        { ruleName: "partner", filter: {}, createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" },
      ],
    }),
  }),
});
