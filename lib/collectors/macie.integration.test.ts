import { expect, it } from "vitest";
import { byId, type Collected, type CollectedOnWire, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { macie } from "./macie";

// Answers in the shape of the pages under https://docs.aws.amazon.com/macie/latest/APIReference/.

function collect(answers: WireAnswers): Promise<CollectedOnWire> {
  return collectRecorded(macie, answers, "220600000010");
}

const statuses = ({ coverage }: Collected) => [...new Set(coverage.map(({ status }) => status))];

it("tells whether it is on, whether it discovers by itself, and what its jobs look into", async () => {
  const collected = await collect({
    "macie2.GetMacieSession": jsonAnswer({ status: "PAUSED", serviceRole: "arn:aws:iam::220600000010:role/macie" }),
    "macie2.GetAutomatedDiscoveryConfiguration": (request) =>
      errorAnswer(request, 403, "AccessDeniedException", "You must be the administrator"),
    "macie2.ListClassificationJobs": jsonAnswer({
      items: [
        {
          jobId: "j1",
          name: "monthly",
          jobStatus: "RUNNING",
          lastRunErrorStatus: { code: "ERROR" },
          bucketDefinitions: [{ accountId: "1", buckets: ["uploads"] }],
        },
      ],
    }),
    "tagging.GetResources": jsonAnswer({ ResourceTagMappingList: [] }),
  });
  expect(byId(collected, "session")).toMatchObject({
    state: "PAUSED",
    configuration: { AutomatedDiscovery: { seen: false, reason: "denied" } },
  });
  const job = byId(collected, "j1");
  expect(job).toMatchObject({ name: "monthly", runtime: { state: "RUNNING", lastRunErrorStatus: { code: "ERROR" } } });
  expect(relationsOf(job)).toEqual(["looks into AWS::S3::Bucket uploads"]);
  expect(collected.gaps).toMatchObject([{ operation: "GetAutomatedDiscoveryConfiguration" }]);
});

it("takes 'not enabled', which comes as a refusal, for an answer", async () => {
  const collected = await collect({
    "macie2.GetMacieSession": (request) => errorAnswer(request, 403, "AccessDeniedException", "Macie is not enabled."),
  });
  expect(collected).toMatchObject({ resources: [], gaps: [] });
  expect(statuses(collected)).toEqual(["ok"]);
  expect(collected.seen).toHaveLength(1);
});

it("does not take a refusal for 'not enabled'", async () => {
  const words = "User: x is not authorized to perform: macie2:GetMacieSession";
  const collected = await collect({
    "macie2.GetMacieSession": (request) => errorAnswer(request, 403, "AccessDeniedException", words),
  });
  expect(statuses(collected)).toEqual(["unseen"]);
  expect(collected.gaps).toMatchObject([{ reason: "denied", action: "macie2:GetMacieSession" }]);
});
