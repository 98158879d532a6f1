import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  answers: {
    "guardduty.ListDetectors": jsonAnswer({ detectorIds: ["12abc34d567e8fa901bc2d34e56789f0"] }),
    "guardduty.GetDetector": jsonAnswer({
      status: "ENABLED",
      serviceRole:
        "arn:aws:iam::210000000099:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty",
      findingPublishingFrequency: "SIX_HOURS",
      features: [{ name: "S3_DATA_EVENTS", status: "ENABLED" }],
      tags: {},
    }),
    // No administrator: only then are there members.
    "guardduty.GetAdministratorAccount": jsonAnswer({}),
    "guardduty.ListMembers": jsonAnswer({
      members: [{ accountId: "222222222222", relationshipStatus: "Enabled", email: "never-stored@whole.example" }],
    }),
    "guardduty.ListPublishingDestinations": jsonAnswer({
      destinations: [{ destinationId: "d-1", destinationType: "S3", status: "PUBLISHING" }],
    }),
    "guardduty.DescribePublishingDestination": jsonAnswer({
      destinationId: "d-1",
      destinationType: "S3",
      status: "PUBLISHING",
      destinationProperties: { destinationArn: "arn:aws:s3:::findings/guardduty" },
    }),
  },
});
