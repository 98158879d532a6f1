import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import * as sdk from "@aws-sdk/client-lambda";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  byId,
  type Collected,
  collectService,
  historyOf,
  made,
  openTestAccount,
  relationsOf,
  type TestAccount,
} from "@/lib/testing/collect";
import { lambda } from "./lambda";

const ACCOUNT = "210000000005";
const REGION = "eu-west-1";
const SECRET = "postgres://app:hunter2@db.internal/app";
/** An empty archive. */
const ZipFile = Buffer.from("UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==", "base64");

let account: TestAccount;
let seeded: Awaited<ReturnType<typeof seed>>;
let collected: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  seeded = await seed();
  collected = await collectService(lambda, account, [REGION]);
});

async function seed() {
  const iam = new IAMClient(account.clientSettings);
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: "fn", AssumeRolePolicyDocument: "{}" }));
  const role = made(Role?.Arn);
  const client = new sdk.LambdaClient(account.clientSettings);
  const create = (FunctionName: string, rest: Partial<sdk.CreateFunctionCommandInput> = {}) =>
    client.send(
      new sdk.CreateFunctionCommand({
        FunctionName,
        Role: role,
        Runtime: "nodejs22.x",
        Handler: "index.handler",
        Code: { ZipFile },
        ...rest,
      }),
    );
  await create("orders", {
    Environment: { Variables: { DATABASE_URL: SECRET, API_KEY: "hunter2", Z: "1" } },
    Tags: { team: "<b>core</b>", "=cmd": "+1" },
  });
  await create("bare");
  await client.send(
    new sdk.AddPermissionCommand({
      FunctionName: "orders",
      StatementId: "bucket",
      Action: "lambda:InvokeFunction",
      Principal: "s3.amazonaws.com",
      SourceArn: "arn:aws:s3:::uploads",
    }),
  );
  await client.send(new sdk.CreateFunctionUrlConfigCommand({ FunctionName: "orders", AuthType: "NONE" }));
  return { role };
}

describe("lambda", () => {
  it("keeps the names of environment variables and none of their values", () => {
    expect(byId(collected, "orders").configuration.EnvironmentVariableNames).toEqual({
      seen: true,
      value: ["API_KEY", "DATABASE_URL", "Z"],
    });
    expect(byId(collected, "bare").configuration.EnvironmentVariableNames).toEqual({ seen: true, value: [] });
    expect(JSON.stringify(collected)).not.toContain("hunter2");
    expect(JSON.stringify(collected)).not.toContain("Location");
  });

  it("describes a function, its tags and relations", () => {
    const orders = byId(collected, "orders");
    expect(orders).toMatchObject({
      arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:orders`,
      type: "AWS::Lambda::Function",
      name: "orders",
      tags: { team: "<b>core</b>", "=cmd": "+1" },
      state: null,
      configuration: { Runtime: "nodejs22.x", Role: seeded.role },
    });
    for (const field of ["RevisionId", "Environment", "Tags", "LastUpdateStatus"]) {
      expect(orders.configuration).not.toHaveProperty(field);
    }
    expect(relationsOf(orders)).toEqual([`acts as AWS::IAM::Role ${seeded.role}`]);
  });

  it("takes the missing policy of a function for an answer", () => {
    expect(byId(collected, "bare").configuration.Policy).toEqual({ seen: true, value: null });
    expect(byId(collected, "orders").configuration.Policy).toMatchObject({
      seen: true,
      value: expect.stringContaining("arn:aws:s3:::uploads"),
    });
  });

  it("finds nothing changed in a quiet account", async () => {
    const again = await collectService(lambda, account, [REGION]);
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
  });

  it("spends one call where there is nothing", async () => {
    const { calls } = await collectService(lambda, account, ["sa-east-1"]);
    expect(calls.map(({ operation, calls: times }) => [operation, times])).toEqual([["ListFunctions", 1]]);
  });
});
