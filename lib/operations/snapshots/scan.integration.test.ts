import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { AwsConnection } from "@/lib/aws/connection";
import { database } from "@/lib/db/client";
import { connectAccount } from "@/lib/operations/accounts/connect-account";
import { getAccount } from "@/lib/operations/accounts/get-account";
import { cliActor, localActor } from "@/lib/operations/actor";
import { useTestDatabase } from "@/lib/testing/database";
import { getSnapshot } from "./get-snapshot";
import { listSnapshots } from "./list-snapshots";
import { runOwnScan } from "./run-own-scan";

useTestDatabase();
const connection = (): AwsConnection => ({ credentials: { kind: "default" }, endpointUrl: inject("motoUrl") });
const live = () => ({ cancel: new AbortController().signal, onProgress: () => undefined });

beforeAll(async () => {
  process.env.AWS_ACCESS_KEY_ID = "test";
  process.env.AWS_SECRET_ACCESS_KEY = "test";
  const sns = new SNSClient({ region: "eu-west-1", endpoint: inject("motoUrl") });
  await sns.send(new CreateTopicCommand({ Name: "orders" }));
});

describe("runOwnScan", () => {
  it("connects on first use and stores what it saw", async () => {
    const input = {
      account: "prod",
      regions: ["eu-west-1"],
      services: ["sns"],
      connection: connection(),
      connectionGiven: true,
    };
    const started = Date.now();
    const { id } = await runOwnScan(cliActor, input, live());
    expect(id).toBe("prod:S1");
    console.log(Date.now() - started, await getSnapshot(localActor, { at: id }));
    console.log(await listSnapshots(localActor, {}), await getAccount(localActor, { name: "prod" }));
    console.log(await database().activity.findMany({ omit: { id: true } }));
  });
});
