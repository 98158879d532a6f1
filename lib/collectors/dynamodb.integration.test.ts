import * as sdk from "@aws-sdk/client-dynamodb";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  byId,
  type Collected,
  collectService,
  historyOf,
  openTestAccount,
  relationsOf,
  type TestAccount,
  through,
} from "@/lib/testing/collect";
import { denied } from "@/lib/testing/faults";
import { startProxy } from "@/lib/testing/proxy";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { dynamodb } from "./dynamodb";

const ACCOUNT = "220200000001";
const REGION = "eu-west-1";
const arn = (name: string, region = REGION) => `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${name}`;
const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/11111111-2222-4333-8444-555555555555`;
const POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "dynamodb:GetItem", Resource: arn("orders") }],
};

let account: TestAccount;
let collected: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  const client = new sdk.DynamoDBClient(account.clientSettings);
  const keys = {
    KeySchema: [
      { AttributeName: "z", KeyType: "HASH" as const },
      { AttributeName: "a", KeyType: "RANGE" as const },
    ],
    AttributeDefinitions: [
      { AttributeName: "z", AttributeType: "S" as const },
      { AttributeName: "a", AttributeType: "N" as const },
    ],
  };
  await client.send(
    new sdk.CreateTableCommand({
      TableName: "orders",
      ...keys,
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
      SSESpecification: { Enabled: true, SSEType: "KMS", KMSMasterKeyId: KEY },
      Tags: [{ Key: "__proto__", Value: "=1+1" }],
    }),
  );
  await client.send(new sdk.CreateTableCommand({ TableName: "bare", ...keys, BillingMode: "PAY_PER_REQUEST" }));
  await client.send(
    new sdk.UpdateContinuousBackupsCommand({
      TableName: "orders",
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
  await client.send(
    new sdk.UpdateTimeToLiveCommand({
      TableName: "orders",
      TimeToLiveSpecification: { Enabled: true, AttributeName: "expires" },
    }),
  );
  await client.send(new sdk.PutResourcePolicyCommand({ ResourceArn: arn("orders"), Policy: JSON.stringify(POLICY) }));
  collected = await collectService(dynamodb, account, [REGION]);
});

describe("dynamodb", () => {
  it("describes a table with its backups, its policy and its tags", () => {
    const orders = byId(collected, "orders");
    expect(orders).toMatchObject({ arn: arn("orders"), type: "AWS::DynamoDB::Table", state: null });
    expect(Object.entries(orders.tags)).toEqual([["__proto__", "=1+1"]]);
    expect(orders.configuration).toMatchObject({
      ContinuousBackups: {
        seen: true,
        value: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: "ENABLED" } },
      },
      TimeToLive: { seen: true, value: { AttributeName: "expires", TimeToLiveStatus: "ENABLED" } },
      Policy: { seen: true, value: POLICY },
      Table: { seen: true, value: { StreamSpecification: { StreamEnabled: true } } },
    });
    expect(relationsOf(orders)).toEqual([`is encrypted by AWS::KMS::Key ${KEY}`]);
    expect(collected.gaps).toEqual([]);
  });

  it("tells a table without anything from one that was not asked", () => {
    expect(byId(collected, "bare").configuration).toMatchObject({
      Policy: { seen: true, value: null },
      TimeToLive: { seen: true, value: { TimeToLiveStatus: "DISABLED" } },
    });
  });

  it("keeps what moves by itself beside the history, and the order of keys in it", async () => {
    const orders = byId(collected, "orders");
    expect(orders.runtime).toMatchObject({
      state: "ACTIVE",
      Table: { value: { ItemCount: 0, TableSizeBytes: 0, ProvisionedThroughput: { ReadCapacityUnits: 5 } } },
    });
    expect(JSON.stringify(orders.configuration)).not.toMatch(/ItemCount|RestorableDateTime|CapacityUnits/);
    expect(historyOf(orders)).toMatch(/"z","KeyType":"HASH"\},\{"AttributeName":"a","KeyType":"RANGE"/);
    const again = await collectService(dynamodb, account, [REGION]);
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
  });

  it("keeps a table whose properties are denied", async () => {
    const proxy = await startProxy(inject("motoUrl"));
    try {
      proxy.fault({ operation: "DescribeTable", fault: denied });
      proxy.fault({ operation: "GetResources", fault: denied });
      const partly = await collectService(dynamodb, through(account, proxy.url), [REGION]);
      expect(byId(partly, "bare")).toMatchObject({
        arn: arn("bare"),
        configuration: {
          Table: { seen: false, reason: "denied", action: "dynamodb:DescribeTable" },
          Tags: { seen: false, reason: "denied", operation: "GetResources" },
          Policy: { seen: true, value: null },
        },
      });
      expect(partly.coverage).toMatchObject([{ status: "ok" }]);
    } finally {
      await proxy.stop();
    }
  });

  it("leads to the replicas of a global table, and asks nothing where there is no table", async () => {
    const Table = {
      TableName: "world",
      TableArn: arn("world"),
      Replicas: [
        { RegionName: "us-east-1", ReplicaStatus: "ACTIVE" },
        { RegionName: "ap-south-1", ReplicaStatus: "CREATING" },
      ],
    };
    const server = await startWireServer({
      "dynamodb.ListTables": ({ region }) => jsonAnswer({ TableNames: region === REGION ? ["world"] : [] }),
      "dynamodb.DescribeTable": jsonAnswer({ Table }),
    });
    const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
    const world = await collectService(dynamodb, { awsAccountId: ACCOUNT, connection }, [REGION, "sa-east-1"]);
    await server.stop();
    expect(relationsOf(byId(world, "world"))).toEqual([
      `replicates to AWS::DynamoDB::Table ${arn("world", "us-east-1")}`,
      `replicates to AWS::DynamoDB::Table ${arn("world", "ap-south-1")}`,
    ]);
    expect(JSON.stringify(byId(world, "world").configuration)).not.toContain("ReplicaStatus");
    expect(world.calls.filter(({ region }) => region === "sa-east-1")).toMatchObject([
      { operation: "ListTables", calls: 1 },
    ]);
  });
});
