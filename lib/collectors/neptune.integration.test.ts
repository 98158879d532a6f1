import * as neptuneSdk from "@aws-sdk/client-neptune";
import * as rdsSdk from "@aws-sdk/client-rds";
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
import { neptune } from "./neptune";
import { rds } from "./rds";

const ACCOUNT = "220200000007";
const REGION = "eu-west-1";
const arn = (resource: string) => `arn:aws:rds:${REGION}:${ACCOUNT}:${resource}`;
const login = { MasterUsername: "root", MasterUserPassword: "hunter2-master" };

let account: TestAccount;
let graphs: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  const graph = { DBClusterIdentifier: "friends", Engine: "neptune" };
  const client = new neptuneSdk.NeptuneClient(account.clientSettings);
  await client.send(
    new neptuneSdk.CreateDBClusterCommand({
      ...graph,
      DeletionProtection: true,
      Tags: [{ Key: "Name", Value: "<b>Friends</b>" }],
    }),
  );
  await client.send(
    new neptuneSdk.CreateDBInstanceCommand({
      ...graph,
      DBInstanceIdentifier: "friends-1",
      DBInstanceClass: "db.t4g.medium",
    }),
  );
  const shop = { DBClusterIdentifier: "shop", Engine: "aurora-mysql" };
  const databases = new rdsSdk.RDSClient(account.clientSettings);
  await databases.send(new rdsSdk.CreateDBClusterCommand({ ...shop, ...login }));
  await databases.send(
    new rdsSdk.CreateDBInstanceCommand({ ...shop, DBInstanceIdentifier: "shop-1", DBInstanceClass: "db.r6g.large" }),
  );
  graphs = await collectService(neptune, account, [REGION]);
});

describe("databases of one API and several services", () => {
  it("belong to one service each", async () => {
    const databases = await collectService(rds, account, [REGION]);
    const found = [graphs, databases].map(({ resources }) =>
      resources.filter(({ type }) => /::DB(?:Cluster|Instance)$/.test(type)).map(({ arn, type }) => `${type} ${arn}`),
    );
    expect(found).toEqual([
      [`AWS::Neptune::DBCluster ${arn("cluster:friends")}`, `AWS::Neptune::DBInstance ${arn("db:friends-1")}`],
      [`AWS::RDS::DBCluster ${arn("cluster:shop")}`, `AWS::RDS::DBInstance ${arn("db:shop-1")}`],
    ]);
  });

  it("are described as those of RDS, with tags that take a call", () => {
    expect(byId(graphs, "friends")).toMatchObject({
      name: "<b>Friends</b>",
      state: null,
      configuration: { DeletionProtection: true },
      runtime: { state: expect.any(String) },
    });
    expect(relationsOf(byId(graphs, "friends-1"))).toContain("is part of AWS::Neptune::DBCluster friends");
    expect(graphs.gaps).toEqual([]);
  });

  it("stay the same where nobody touched them", async () => {
    const again = await collectService(neptune, account, [REGION]);
    expect(again.resources.map(historyOf)).toEqual(graphs.resources.map(historyOf));
  });

  it("cost one call where there are none", async () => {
    const { calls } = await collectService(neptune, account, ["sa-east-1"]);
    expect(calls).toMatchObject([{ operation: "DescribeDBClusters", calls: 1 }]);
  });

  it("are kept where their tags are denied, and unseen where they are", async () => {
    const proxy = await startProxy(inject("motoUrl"));
    try {
      proxy.fault({ operation: "ListTagsForResource", fault: denied });
      const partly = await collectService(neptune, through(account, proxy.url), [REGION]);
      expect(byId(partly, "friends").configuration.Tags).toMatchObject({
        seen: false,
        action: "rds:ListTagsForResource",
      });
      proxy.fault({ operation: "DescribeDBClusters", fault: denied });
      const refused = await collectService(neptune, through(account, proxy.url), [REGION]);
      expect(refused.coverage.map(({ status, reason }) => [status, reason])).toEqual([
        ["unseen", "denied"],
        ["unseen", "denied"],
      ]);
    } finally {
      await proxy.stop();
    }
  });
});
