import { expect, it } from "vitest";
import { byId, type CollectedOnWire, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { guardduty } from "./guardduty";

// Answers in the shape of the pages under https://docs.aws.amazon.com/guardduty/latest/APIReference/.

const ID = "12abc34d567e8fa901bc2d34e56789f0";
const ROLE = "arn:aws:iam::220600000009:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty";
const ANSWERS: WireAnswers = {
  "guardduty.ListDetectors": jsonAnswer({ detectorIds: [ID] }),
  "guardduty.GetDetector": jsonAnswer({
    status: "ENABLED",
    serviceRole: ROLE,
    createdAt: "2026-01-01T00:00:00Z",
    dataSources: { cloudTrail: { status: "ENABLED" } },
    features: [{ name: "EKS_AUDIT_LOGS", status: "DISABLED" }],
    tags: { team: "security" },
  }),
  // What an account without an administrator is answered.
  "guardduty.GetAdministratorAccount": jsonAnswer({}),
  "guardduty.ListMembers": ({ path }) =>
    path.includes("nextToken=two")
      ? jsonAnswer({ members: [{ accountId: "333333333333", relationshipStatus: "Removed" }] })
      : jsonAnswer({
          members: [{ accountId: "222222222222", relationshipStatus: "Enabled", email: "x@private.example" }],
          nextToken: "two",
        }),
  "guardduty.ListPublishingDestinations": jsonAnswer({
    destinations: [{ destinationId: "d-1", destinationType: "S3", status: "PUBLISHING" }],
  }),
  "guardduty.DescribePublishingDestination": jsonAnswer({
    destinationId: "d-1",
    destinationType: "S3",
    status: "PUBLISHING",
    publishingFailureStartTimestamp: 0,
    destinationProperties: {
      destinationArn: "arn:aws:s3:::findings/guardduty",
      kmsKeyArn: "arn:aws:kms:eu-west-1:220600000009:key/1",
    },
  }),
};

function collect(answers: WireAnswers): Promise<CollectedOnWire> {
  return collectRecorded(guardduty, answers, "220600000009");
}

it("tells what a detector looks at, whom it watches and where findings go", async () => {
  const collected = await collect(ANSWERS);
  expect(collected.gaps).toEqual([]);
  const detector = byId(collected, ID);
  expect(detector).toMatchObject({ runtime: { state: "ENABLED" }, tags: { team: "security" } });
  expect(detector.configuration).toEqual({
    DetectorId: ID,
    Settings: {
      seen: true,
      value: {
        Status: "ENABLED",
        ServiceRole: ROLE,
        CreatedAt: "2026-01-01T00:00:00Z",
        Features: [{ Name: "EKS_AUDIT_LOGS", Status: "DISABLED" }],
      },
    },
    Administrator: { seen: true, value: null },
  });
  expect(byId(collected, "333333333333").configuration.RelationshipStatus).toBe("Removed");
  expect(relationsOf(byId(collected, "222222222222"))).toContain(`is watched by AWS::GuardDuty::Detector ${ID}`);
  expect(relationsOf(byId(collected, "d-1"))).toEqual([
    `publishes for AWS::GuardDuty::Detector ${ID}`,
    "writes to AWS::S3::Bucket arn:aws:s3:::findings",
    "encrypts with AWS::KMS::Key arn:aws:kms:eu-west-1:220600000009:key/1",
  ]);
  expect(JSON.stringify(collected)).not.toContain("private.example");
});

it("is silent where GuardDuty is off, which one call tells", async () => {
  const collected = await collect({ "guardduty.ListDetectors": jsonAnswer({ detectorIds: [] }) });
  expect(collected).toMatchObject({ resources: [], gaps: [] });
  expect(collected.seen).toHaveLength(1);
});

it("of an account that is watched itself asks for no members, and names who watches", async () => {
  const collected = await collect({
    ...ANSWERS,
    "guardduty.GetAdministratorAccount": jsonAnswer({
      administrator: { accountId: "111111111111", relationshipStatus: "Enabled" },
    }),
  });
  expect(relationsOf(byId(collected, ID))).toContain("is ruled by AWS::Organizations::Account 111111111111");
  expect(collected.seen.map(({ operation }) => operation)).not.toContain("ListMembers");
  expect(collected.gaps).toEqual([]);
});

it("tells no administrator from one that may not be asked for, or that a stranger answers for", async () => {
  const administrator = async (answers: WireAnswers) =>
    byId(await collect({ ...ANSWERS, ...answers }), ID).configuration.Administrator;
  expect(
    await administrator({
      "guardduty.GetAdministratorAccount": (request) => errorAnswer(request, 403, "AccessDeniedException", "no"),
    }),
  ).toMatchObject({ seen: false, reason: "denied" });
  expect(
    await administrator({ "guardduty.GetAdministratorAccount": jsonAnswer({ message: "Sign in first" }) }),
  ).toMatchObject({ seen: false, reason: "broken_answer" });
});

it("does not take a detector without a status for one that is off", async () => {
  const collected = await collect({ ...ANSWERS, "guardduty.GetDetector": jsonAnswer({ tags: { team: "security" } }) });
  expect(byId(collected, ID).configuration.Settings).toMatchObject({ seen: false, reason: "broken_answer" });
});
