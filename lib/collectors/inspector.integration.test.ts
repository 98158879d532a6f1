import { afterEach, beforeEach, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { type Collected, collectService } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { inspector } from "./inspector";

// Answers in the shape of https://docs.aws.amazon.com/inspector/v2/APIReference/API_BatchGetAccountStatus.html.

let server: WireProxy;
beforeEach(() => useTestCredentials());
afterEach(() => server.stop());

async function collect(answer: unknown): Promise<Collected> {
  server = await startWireServer({ "inspector2.BatchGetAccountStatus": jsonAnswer(answer) });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  return collectService(inspector, { awsAccountId: "220600000011", connection }, ["eu-west-1"]);
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
