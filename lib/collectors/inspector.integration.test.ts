import { expect, it } from "vitest";
import { type Collected, collectRecorded } from "@/lib/testing/collect";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { inspector } from "./inspector";

// Answers in the shape of https://docs.aws.amazon.com/inspector/v2/APIReference/API_BatchGetAccountStatus.html.

function collect(answer: unknown): Promise<Collected> {
  return collectRecorded(inspector, { "inspector2.BatchGetAccountStatus": jsonAnswer(answer) }, "220600000011");
}

it("says of each kind of thing whether it is looked at, also where all is off", async () => {
  const off = { status: "DISABLED", errorCode: "", errorMessage: "" };
  const resourceState = { ec2: off, ecr: off, lambda: off };
  const collected = await collect({ accounts: [{ accountId: "220600000011", state: off, resourceState }] });
  expect(collected.resources).toMatchObject([
    {
      type: "AWS::InspectorV2::AccountStatus",
      state: "DISABLED",
      configuration: { resourceState: { ec2: { status: "DISABLED" }, lambda: { status: "DISABLED" } } },
    },
  ]);
  expect(collected.gaps).toEqual([]);
});

it("does not take an account that Inspector failed at for one where it is off", async () => {
  const collected = await collect({
    accounts: [],
    failedAccounts: [{ accountId: "220600000011", errorCode: "ACCESS_DENIED", errorMessage: "Access denied" }],
  });
  expect(collected.resources).toEqual([]);
  expect(collected.coverage).toMatchObject([{ status: "unseen", reason: "broken_answer" }]);
});
