import { expect, it } from "vitest";
import { type Collected, type CollectedOnWire, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { securityhub } from "./securityhub";

// Answers in the shape of the pages under https://docs.aws.amazon.com/securityhub/1.0/APIReference/.

const ARN = "arn:aws:securityhub:eu-west-1:220600000008";
const STANDARD = `${ARN}:subscription/aws-foundational-security-best-practices/v/1.0.0`;

function collect(answers: WireAnswers): Promise<CollectedOnWire> {
  return collectRecorded(securityhub, answers, "220600000008");
}

it("tells of the hub and of the standards that it checks", async () => {
  const collected = await collect({
    "securityhub.DescribeHub": jsonAnswer({ HubArn: `${ARN}:hub/default`, SubscribedAt: "2026-01-01T00:00:00.000Z" }),
    "securityhub.ListTagsForResource": jsonAnswer({ Tags: { team: "security" } }),
    "securityhub.GetEnabledStandards": jsonAnswer({
      StandardsSubscriptions: [
        { StandardsSubscriptionArn: STANDARD, StandardsArn: "arn:x", StandardsInput: {}, StandardsStatus: "PENDING" },
      ],
    }),
  });
  const [hub, standard] = collected.resources;
  expect(hub).toMatchObject({
    tags: { team: "security" },
    configuration: { SubscribedAt: "2026-01-01T00:00:00.000Z" },
  });
  expect(standard).toMatchObject({ id: STANDARD, runtime: { state: "PENDING" } });
  expect(standard?.configuration).not.toHaveProperty("StandardsStatus");
  expect(standard && relationsOf(standard)).toEqual([`is checked by AWS::SecurityHub::Hub ${ARN}:hub/default`]);
});

const statuses = ({ coverage }: Collected) => [...new Set(coverage.map(({ status }) => status))];

it.each([
  ["InvalidAccessException", "Account 220600000008 is not subscribed to AWS Security Hub"],
  ["ResourceNotFoundException", "Hub not found"],
])("takes 'off' for an answer, by one call: %s", async (code, message) => {
  const collected = await collect({ "securityhub.DescribeHub": (request) => errorAnswer(request, 401, code, message) });
  expect(collected).toMatchObject({ resources: [], gaps: [] });
  expect(statuses(collected)).toEqual(["ok"]);
  expect(collected.seen).toHaveLength(1);
});

it.each([
  ["InvalidAccessException", "The account doesn't have permission to perform this action."],
  ["AccessDeniedException", "User: x is not authorized to perform: securityhub:DescribeHub"],
])("does not take a refusal for 'off': %s", async (code, message) => {
  const collected = await collect({ "securityhub.DescribeHub": (request) => errorAnswer(request, 403, code, message) });
  expect(statuses(collected)).toEqual(["unseen"]);
  expect(collected.gaps).toMatchObject([{ operation: "DescribeHub", reason: "denied" }]);
});
