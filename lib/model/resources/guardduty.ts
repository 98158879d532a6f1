import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html */
export const detector = defineResourceType({
  type: "AWS::GuardDuty::Detector",
  service: "guardduty",
  title: "GuardDuty detectors",
  arn: "guardduty:detector/*",
  cli: "guardduty get-detector --detector-id {id}",
  schema: z.looseObject({
    DetectorId: z.string(),
    Settings: readOf(
      z.looseObject({
        Status: text,
        FindingPublishingFrequency: text,
        ServiceRole: text,
        Features: z.array(z.looseObject({ Name: text, Status: text })).optional(),
      }),
    ),
    /** The account that rules over this one's GuardDuty, null when there is none. */
    Administrator: readOf(z.looseObject({ AccountId: text, RelationshipStatus: text }).nullable()),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  // The settings tell the status, with its history; where they are unseen, no state is no change.
  volatileState: true,
  // The older form of Features.
  drop: ["Settings.DataSources"],
  relations: ({ Settings, Administrator }) => [
    ...relate("acts as", "AWS::IAM::Role", [Settings.seen ? Settings.value.ServiceRole : null]),
    ...relate("is ruled by", "AWS::Organizations::Account", [
      Administrator.seen ? Administrator.value?.AccountId : null,
    ]),
  ],
});

/** An account that this one watches. https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Member.html */
export const guardDutyMember = defineResourceType({
  type: "AWS::GuardDuty::Member",
  service: "guardduty",
  title: "GuardDuty members",
  // One in the ARN's form: AWS has none.
  arn: "guardduty:detector/*/member/*",
  cli: "guardduty get-members --detector-id {.ParentId} --account-ids {id}",
  schema: z.looseObject({ AccountId: z.string(), RelationshipStatus: text, ParentId: z.string() }),
  // MasterId is the older form of AdministratorId; the address is a person's.
  drop: ["Email", "MasterId"],
  relations: ({ AccountId, ParentId }) => [
    ...relate("is watched by", "AWS::GuardDuty::Detector", [ParentId]),
    ...relate("is", "AWS::Organizations::Account", [AccountId]),
  ],
});

/** https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DescribePublishingDestination.html */
export const publishingDestination = defineResourceType({
  type: "AWS::GuardDuty::PublishingDestination",
  service: "guardduty",
  title: "GuardDuty publishing destinations",
  volatileState: true,
  arn: "guardduty:detector/*/publishingDestination/*",
  cli: "guardduty describe-publishing-destination --detector-id {.ParentId} --destination-id {id}",
  schema: z.looseObject({
    DestinationId: z.string(),
    DestinationType: text,
    ParentId: z.string(),
    Destination: readOf(z.looseObject({ DestinationArn: text, KmsKeyArn: text })),
  }),
  relations: ({ ParentId, Destination }) => [
    ...relate("publishes for", "AWS::GuardDuty::Detector", [ParentId]),
    ...(Destination.seen
      ? [
          ...relate("writes to", "AWS::S3::Bucket", [bucketOf(Destination.value.DestinationArn)]),
          ...relate("encrypts with", "AWS::KMS::Key", [Destination.value.KmsKeyArn]),
        ]
      : []),
  ],
});

/** A destination may be a folder of a bucket. */
function bucketOf(arn: string | undefined): string | undefined {
  return /^arn:[^:]+:s3:::[^/]+/.exec(arn ?? "")?.[0];
}
