import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  answers: ({ awsAccountId, config }) => {
    const arn = (resource: string) => `arn:aws:securityhub:${config.region}:${awsAccountId}:${resource}`;
    return {
      "securityhub.DescribeHub": jsonAnswer({
        HubArn: arn("hub/default"),
        SubscribedAt: "2026-01-01T00:00:00.000Z",
        AutoEnableControls: true,
      }),
      "securityhub.ListTagsForResource": jsonAnswer({ Tags: { team: "security" } }),
      "securityhub.GetEnabledStandards": jsonAnswer({
        StandardsSubscriptions: [
          {
            StandardsSubscriptionArn: arn("subscription/cis-aws-foundations-benchmark/v/3.0.0"),
            StandardsArn: `arn:aws:securityhub:${config.region}::standards/cis-aws-foundations-benchmark/v/3.0.0`,
            StandardsInput: {},
            StandardsStatus: "READY",
          },
        ],
      }),
    };
  },
});
