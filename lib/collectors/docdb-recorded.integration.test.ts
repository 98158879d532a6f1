import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { xmlAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import { startWireServer } from "@/lib/testing/wire-server";
import { docdb } from "./docdb";
import { rds } from "./rds";

// Answers in the shape of https://docs.aws.amazon.com/documentdb/latest/developerguide/API_DescribeDBClusters.html, of
// a server that overlooks filters.

const ACCOUNT = "220200000008";
const arn = (resource: string) => `arn:aws:rds:eu-west-1:${ACCOUNT}:${resource}`;

const cluster = (id: string, engine: string) => `<DBCluster>
    <DBClusterIdentifier>${id}</DBClusterIdentifier><DBClusterArn>${arn(`cluster:${id}`)}</DBClusterArn>
    <Engine>${engine}</Engine><Status>available</Status><KmsKeyId>key-1</KmsKeyId>
    <DBSubnetGroup>private</DBSubnetGroup><DBClusterParameterGroup>tuned</DBClusterParameterGroup>
    <LatestRestorableTime>2026-11-25T10:00:00Z</LatestRestorableTime>
    <MasterUserSecret><SecretArn>arn:aws:secretsmanager:eu-west-1:1:secret:papers</SecretArn>
      <SecretStatus>active</SecretStatus></MasterUserSecret>
    <DBClusterMembers><DBClusterMember><DBInstanceIdentifier>${id}-1</DBInstanceIdentifier>
      <IsClusterWriter>true</IsClusterWriter></DBClusterMember></DBClusterMembers>
  </DBCluster>`;
const instance = (id: string, of: string, engine: string) => `<DBInstance>
    <DBInstanceIdentifier>${id}</DBInstanceIdentifier><DBInstanceArn>${arn(`db:${id}`)}</DBInstanceArn>
    <Engine>${engine}</Engine><DBInstanceStatus>rebooting</DBInstanceStatus>
    <DBClusterIdentifier>${of}</DBClusterIdentifier>
    <PendingModifiedValues><MasterUserPassword>hunter2</MasterUserPassword></PendingModifiedValues>
  </DBInstance>`;

let server: WireProxy;
let collected: Collected;
let databases: Collected;

beforeAll(async () => {
  useTestCredentials();
  const answer =
    (result: string) =>
    ({ operation }: WireRequest) =>
      xmlAnswer(`<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`);
  server = await startWireServer({
    "rds.DescribeDBClusters": answer(
      `<DBClusters>${cluster("papers", "docdb")}${cluster("shop", "aurora-mysql")}</DBClusters>`,
    ),
    "rds.DescribeDBInstances": answer(
      `<DBInstances>${instance("papers-1", "papers", "docdb")}${instance("shop-1", "shop", "aurora-mysql")}</DBInstances>`,
    ),
    "rds.ListTagsForResource": answer("<TagList><Tag><Key>team</Key><Value>law</Value></Tag></TagList>"),
  });
  const account = {
    awsAccountId: ACCOUNT,
    connection: { credentials: { kind: "default" }, endpointUrl: server.url },
  } as const;
  collected = await collectService(docdb, account, ["eu-west-1"]);
  databases = await collectService(rds, account, ["eu-west-1"]);
});
afterAll(() => server.stop());

describe("docdb, recorded answers", () => {
  it("takes what is its own, and RDS the rest", () => {
    expect(collected.resources.map(({ type, id }) => `${type} ${id}`)).toEqual([
      "AWS::DocDB::DBCluster papers",
      "AWS::DocDB::DBInstance papers-1",
    ]);
    expect(databases.resources.map(({ type, id }) => `${type} ${id}`)).toEqual([
      "AWS::RDS::DBCluster shop",
      "AWS::RDS::DBInstance shop-1",
    ]);
  });

  it("describes a cluster, and keeps what moves by itself beside the history", () => {
    const papers = byId(collected, "papers");
    expect(papers.tags).toEqual({ team: "law" });
    expect(papers.runtime).toEqual({
      state: "available",
      LatestRestorableTime: "2026-11-25T10:00:00.000Z",
      Writer: "papers-1",
    });
    expect(relationsOf(papers)).toEqual([
      "stands in AWS::RDS::DBSubnetGroup private",
      "is set up by AWS::RDS::DBClusterParameterGroup tuned",
      "is encrypted by AWS::KMS::Key key-1",
      "keeps its password in AWS::SecretsManager::Secret arn:aws:secretsmanager:eu-west-1:1:secret:papers",
    ]);
    expect(JSON.stringify([collected, databases])).not.toContain("hunter2");
  });

  it("asks by engine, and for instances by cluster", () => {
    const filters = server.seen
      .filter(({ userAgent }) => userAgent.includes("api/docdb#"))
      .map(({ operation, body }) => [
        operation,
        [...new URLSearchParams(body)].filter(([key]) => /Name|Value/.test(key)),
      ]);
    expect(Object.fromEntries(filters.filter(([operation]) => operation !== "ListTagsForResource"))).toEqual({
      DescribeDBClusters: [
        ["Filters.Filter.1.Name", "engine"],
        ["Filters.Filter.1.Values.Value.1", "docdb"],
      ],
      DescribeDBInstances: [
        ["Filters.Filter.1.Name", "db-cluster-id"],
        ["Filters.Filter.1.Values.Value.1", "papers"],
      ],
    });
  });
});
