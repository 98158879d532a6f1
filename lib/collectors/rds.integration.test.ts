import * as ec2 from "@aws-sdk/client-ec2";
import * as sdk from "@aws-sdk/client-rds";
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
  through,
} from "@/lib/testing/collect";
import { denied } from "@/lib/testing/faults";
import { startProxy } from "@/lib/testing/proxy";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { rds } from "./rds";

const ACCOUNT = "210000000004";
const REGION = "eu-west-1";
const arn = (resource: string) => `arn:aws:rds:${REGION}:${ACCOUNT}:${resource}`;

let account: TestAccount;
let seeded: Awaited<ReturnType<typeof seed>>;
let collected: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  seeded = await seed();
  collected = await collectService(rds, account, [REGION]);
});

async function seed() {
  const network = new ec2.EC2Client(account.clientSettings);
  const { Subnets } = await network.send(new ec2.DescribeSubnetsCommand({}));
  const SubnetIds = made(Subnets).map(({ SubnetId }) => made(SubnetId));
  const vpc = made(Subnets?.[0]?.VpcId);
  const create = new ec2.CreateSecurityGroupCommand({ GroupName: "db", Description: "db", VpcId: vpc });
  const group = made((await network.send(create)).GroupId);
  const client = new sdk.RDSClient(account.clientSettings);
  await client.send(
    new sdk.CreateDBSubnetGroupCommand({
      DBSubnetGroupName: "private",
      DBSubnetGroupDescription: "<i>private</i>",
      SubnetIds,
    }),
  );
  await client.send(
    new sdk.CreateDBParameterGroupCommand({
      DBParameterGroupName: "tuned",
      DBParameterGroupFamily: "postgres16",
      Description: "tuned",
    }),
  );
  await client.send(
    new sdk.ModifyDBParameterGroupCommand({
      DBParameterGroupName: "tuned",
      Parameters: [{ ParameterName: "rds.force_ssl", ParameterValue: "0", ApplyMethod: "immediate" }],
    }),
  );
  await client.send(
    new sdk.CreateDBInstanceCommand({
      DBInstanceIdentifier: "orders",
      Engine: "postgres",
      DBInstanceClass: "db.t4g.micro",
      AllocatedStorage: 20,
      MasterUsername: "root",
      MasterUserPassword: "hunter2-master",
      DBSubnetGroupName: "private",
      VpcSecurityGroupIds: [group],
      DBParameterGroupName: "tuned",
      PubliclyAccessible: true,
      Tags: [{ Key: "Name", Value: "Orders" }],
    }),
  );
  await client.send(
    new sdk.CreateDBInstanceReadReplicaCommand({
      DBInstanceIdentifier: "orders-copy",
      SourceDBInstanceIdentifier: "orders",
    }),
  );
  await client.send(new sdk.CreateGlobalClusterCommand({ GlobalClusterIdentifier: "world", Engine: "aurora-mysql" }));
  for (const [DBClusterIdentifier, Engine] of [
    ["shop", "aurora-mysql"],
    ["papers", "neptune"],
  ]) {
    await client.send(
      new sdk.CreateDBClusterCommand({
        DBClusterIdentifier,
        Engine,
        GlobalClusterIdentifier: DBClusterIdentifier === "shop" ? "world" : undefined,
        MasterUsername: "root",
        MasterUserPassword: "hunter2-master",
        StorageEncrypted: true,
        Tags: [{ Key: "engine", Value: made(Engine) }],
      }),
    );
  }
  await client.send(
    new sdk.CreateDBInstanceCommand({
      DBInstanceIdentifier: "shop-1",
      DBClusterIdentifier: "shop",
      Engine: "aurora-mysql",
      DBInstanceClass: "db.r6g.large",
    }),
  );
  for (const DBSnapshotIdentifier of ["open", "shared", "own"]) {
    await client.send(new sdk.CreateDBSnapshotCommand({ DBSnapshotIdentifier, DBInstanceIdentifier: "orders" }));
  }
  const share = (DBSnapshotIdentifier: string, ValuesToAdd: string[]) =>
    client.send(
      new sdk.ModifyDBSnapshotAttributeCommand({ DBSnapshotIdentifier, AttributeName: "restore", ValuesToAdd }),
    );
  await share("open", ["all"]);
  await share("shared", ["123123123123"]);
  await client.send(
    new sdk.CreateDBClusterSnapshotCommand({ DBClusterSnapshotIdentifier: "shop-before", DBClusterIdentifier: "shop" }),
  );
  await client.send(
    new sdk.CreateEventSubscriptionCommand({
      SubscriptionName: "failures",
      SnsTopicArn: `arn:aws:sns:${REGION}:${ACCOUNT}:alarms`,
      SourceType: "db-instance",
    }),
  );
  await client.send(
    new sdk.CreateDBProxyCommand({
      DBProxyName: "pool",
      EngineFamily: "MYSQL",
      Auth: [{ AuthScheme: "SECRETS", SecretArn: `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:shop-1` }],
      RoleArn: `arn:aws:iam::${ACCOUNT}:role/pool`,
      VpcSubnetIds: SubnetIds.slice(0, 2),
      VpcSecurityGroupIds: [group],
    }),
  );
  await client.send(new sdk.RegisterDBProxyTargetsCommand({ DBProxyName: "pool", DBClusterIdentifiers: ["shop"] }));
  return { group, vpc, subnets: SubnetIds };
}

describe("rds", () => {
  it("sees every listing whole and reads nothing twice", () => {
    expect(collected.coverage.filter((listing) => listing.status !== "ok")).toEqual([]);
    expect(collected.gaps).toEqual([]);
  });

  it("describes an instance, its relations and its tags", () => {
    const orders = byId(collected, "orders");
    expect(orders).toMatchObject({
      arn: arn("db:orders"),
      type: "AWS::RDS::DBInstance",
      name: "Orders",
      tags: { Name: "Orders" },
      configuration: { Engine: "postgres", PubliclyAccessible: true, StorageEncrypted: false },
    });
    expect(relationsOf(orders)).toEqual([
      `is part of AWS::EC2::VPC ${seeded.vpc}`,
      "stands in AWS::RDS::DBSubnetGroup private",
      `is guarded by AWS::EC2::SecurityGroup ${seeded.group}`,
      "is set up by AWS::RDS::DBParameterGroup tuned",
    ]);
    expect(relationsOf(byId(collected, "orders-copy"))).toContain("copies AWS::RDS::DBInstance orders");
    expect(JSON.stringify(collected)).not.toContain("hunter2");
  });

  it("keeps what moves by itself out of the history", () => {
    const orders = byId(collected, "orders");
    expect(orders.state).toBeNull();
    expect(orders.runtime).toMatchObject({ state: "available", ParameterApplyStatus: { tuned: "in-sync" } });
    for (const field of ["DBInstanceStatus", "LatestRestorableTime", "StatusInfos", "TagList"]) {
      expect(orders.configuration).not.toHaveProperty(field);
    }
  });

  it("leaves clusters of other services to these", () => {
    const shop = byId(collected, "shop");
    expect(shop).toMatchObject({
      arn: arn("cluster:shop"),
      type: "AWS::RDS::DBCluster",
      tags: { engine: "aurora-mysql" },
      configuration: { Engine: "aurora-mysql", StorageEncrypted: true },
    });
    expect(collected.resources.map(({ id }) => id)).not.toContain("papers");
    expect(relationsOf(byId(collected, "shop-1"))).toContain("is part of AWS::RDS::DBCluster shop");
  });

  it("reads groups with the tags that RDS does not list", async () => {
    const proxy = await startProxy(inject("motoUrl"));
    const Tags = [{ Key: "team", Value: "=1+1" }];
    const make = () => jsonAnswer({ ResourceTagMappingList: [{ ResourceARN: arn("subgrp:private"), Tags }] });
    proxy.fault({ operation: "GetResources", fault: { kind: "answer", make } });
    const tagged = await collectService(rds, through(account, proxy.url), [REGION]);
    await proxy.stop();
    const group = byId(tagged, "private");
    expect(group).toMatchObject({ arn: arn("subgrp:private"), tags: { team: "=1+1" } });
    expect(group.configuration).not.toHaveProperty("Tags");
    expect(relationsOf(group)).toContain(`spans AWS::EC2::Subnet ${seeded.subnets[0]}`);
    expect(byId(collected, "tuned").configuration).toMatchObject({
      DBParameterGroupFamily: "postgres16",
      UserParameters: {
        seen: true,
        value: [{ ParameterName: "rds.force_ssl", ParameterValue: "0", ApplyMethod: "immediate" }],
      },
    });
  });

  it("keeps a global cluster where its writer is", async () => {
    expect(byId(collected, "world")).toMatchObject({ region: REGION, runtime: { Writer: arn("cluster:shop") } });
    expect(relationsOf(byId(collected, "world"))).toEqual([`consists of AWS::RDS::DBCluster ${arn("cluster:shop")}`]);
    const home = await collectService(rds, account, ["us-east-1"]);
    expect(home.resources.filter(({ type }) => type === "AWS::RDS::GlobalCluster")).toEqual([]);
  });

  it("leads from a proxy to its databases and secrets, and from a subscription to its topic", () => {
    expect(relationsOf(byId(collected, "pool"))).toEqual([
      `is part of AWS::EC2::VPC ${seeded.vpc}`,
      ...seeded.subnets.slice(0, 2).map((subnet) => `stands in AWS::EC2::Subnet ${subnet}`),
      `is guarded by AWS::EC2::SecurityGroup ${seeded.group}`,
      `acts as AWS::IAM::Role arn:aws:iam::${ACCOUNT}:role/pool`,
      `signs in with AWS::SecretsManager::Secret arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:shop-1`,
      "leads to AWS::RDS::DBCluster shop",
    ]);
    expect(relationsOf(byId(collected, "failures"))).toEqual([
      `notifies AWS::SNS::Topic arn:aws:sns:${REGION}:${ACCOUNT}:alarms`,
    ]);
  });

  it("says who may restore a snapshot", () => {
    const sharedWith = (id: string) => byId(collected, id).configuration.SharedWith;
    expect(sharedWith("open")).toEqual({ seen: true, value: ["all"] });
    expect(sharedWith("shared")).toEqual({ seen: true, value: ["123123123123"] });
    expect(sharedWith("own")).toEqual({ seen: true, value: [] });
    expect(byId(collected, "shop-before")).toMatchObject({
      type: "AWS::RDS::DBClusterSnapshot",
      configuration: { SharedWith: { seen: true, value: [] } },
    });
  });

  it("finds nothing changed in a quiet account", async () => {
    const again = await collectService(rds, account, [REGION]);
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
  });

  it("keeps what it saw when tags and sharing are denied", async () => {
    const proxy = await startProxy(inject("motoUrl"));
    try {
      proxy.fault({ operation: "GetResources", fault: denied });
      proxy.fault({ operation: "DescribeDBSnapshotAttributes", fault: denied });
      proxy.fault({ operation: "DescribeDBClusters", fault: denied });
      const partly = await collectService(rds, through(account, proxy.url), [REGION]);
      expect(byId(partly, "private")).toMatchObject({
        tags: {},
        configuration: {
          Tags: { seen: false, reason: "denied", operation: "GetResources" },
        },
      });
      expect(byId(partly, "open").configuration.SharedWith).toMatchObject({
        seen: false,
        action: "rds:DescribeDBSnapshotAttributes",
      });
      expect(partly.coverage.filter(({ status }) => status !== "ok")).toMatchObject([
        { type: "AWS::RDS::DBCluster", status: "unseen", reason: "denied" },
      ]);
      expect(byId(partly, "orders").configuration).toEqual(byId(collected, "orders").configuration);
    } finally {
      await proxy.stop();
    }
  });

  it("spends one call on each kind of thing where there is nothing", async () => {
    const { calls } = await collectService(rds, account, ["sa-east-1"]);
    expect(calls.map(({ operation, calls: times }) => [operation, times])).toEqual(
      Object.keys(rds.permissions)
        .filter((operation) => !/Attributes$|Parameters$|Targets$|Global|^GetResources/.test(operation))
        .sort()
        .map((operation) => [operation, 1]),
    );
  });
});
