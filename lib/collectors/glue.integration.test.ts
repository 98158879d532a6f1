import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { glue } from "./glue";

// Recorded shapes from https://docs.aws.amazon.com/glue/latest/webapi/API_Operations.html.

const role = "arn:aws:iam::123456789012:role/glue";

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "glue.GetDatabases": jsonAnswer({ DatabaseList: [{ Name: "clicks", LocationUri: "s3://lake/clicks" }] }),
    "glue.GetJobs": jsonAnswer({
      Jobs: [
        {
          Name: "clean/clicks",
          Role: role,
          Command: { Name: "glueetl", ScriptLocation: "s3://scripts/clean.py" },
          DefaultArguments: { "--password": "hunter2", "--TempDir": "s3://hunter2/" },
          Connections: { Connections: ["shop"] },
          CodeGenConfigurationNodes: { node: { JDBCConnectorSource: { ConnectionName: "hunter2" } } },
          SourceControlDetails: { Repository: "etl", AuthToken: "hunter2" },
        },
      ],
    }),
    "glue.GetCrawlers": jsonAnswer({
      Crawlers: [
        {
          Name: "clicks",
          Role: "service-role/glue",
          DatabaseName: "clicks",
          State: "READY",
          Version: 4,
          LastCrawl: { Status: "SUCCEEDED" },
          Targets: {
            S3Targets: [{ Path: "s3://lake/clicks" }],
            JdbcTargets: [{ ConnectionName: "shop", Path: "shop/%" }],
            DynamoDBTargets: [{ Path: "orders" }],
          },
        },
      ],
    }),
    "glue.GetConnections": jsonAnswer({
      ConnectionList: [
        {
          Name: "shop",
          ConnectionType: "JDBC",
          ConnectionProperties: {
            JDBC_CONNECTION_URL: "jdbc:postgresql://db.example:5432/shop?password=hunter2",
            USERNAME: "hunter2",
            SECRET_ID: "shop/db",
          },
          SparkProperties: { token: "hunter2" },
          PhysicalConnectionRequirements: { SubnetId: "subnet-1", SecurityGroupIdList: ["sg-1"] },
          AuthenticationConfiguration: {
            AuthenticationType: "OAUTH2",
            OAuth2Properties: { TokenUrlParametersMap: { secret: "hunter2" } },
          },
        },
        { Name: "till", ConnectionType: "CUSTOM", ConnectionProperties: { HOST: "https://u:hunter2@till.example" } },
      ],
    }),
    "glue.GetTriggers": jsonAnswer({
      Triggers: [
        {
          Name: "nightly",
          Type: "CONDITIONAL",
          State: "ACTIVATED",
          Actions: [{ JobName: "clean/clicks", Arguments: { "--password": "hunter2" } }],
          Predicate: { Conditions: [{ CrawlerName: "clicks", CrawlState: "SUCCEEDED" }] },
        },
      ],
    }),
    "glue.GetTags": jsonAnswer({ Tags: { team: "shop" } }),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

async function only(type: string) {
  const [resource] = (await scan(server.url, [glue])).listing(`AWS::Glue::${type}`).resources;
  if (!resource) throw new Error(`There is no ${type}.`);
  return resource;
}

test("of arguments and properties only names are kept, and the host", async () => {
  const scanned = await scan(server.url, [glue]);
  expect(scanned.gaps).toEqual([]);
  expect(JSON.stringify(scanned.resources)).not.toContain("hunter2");
  expect((await only("Job")).configuration).toMatchObject({
    DefaultArgumentNames: ["--TempDir", "--password"],
    SourceControlDetails: { Repository: "etl" },
  });
  expect((await only("Connection")).configuration).toMatchObject({
    ConnectionPropertyNames: ["JDBC_CONNECTION_URL", "SECRET_ID", "USERNAME", "token"],
    Host: "db.example:5432",
    AuthenticationConfiguration: { AuthenticationType: "OAUTH2" },
  });
  expect((await only("Trigger")).configuration.Actions).toEqual([
    { JobName: "clean/clicks", ArgumentNames: ["--password"] },
  ]);
});

test("passwords are not asked for", async () => {
  await scan(server.url, [glue]);
  const asked = server.seen.filter(({ operation }) => operation === "GetConnections");
  expect(asked.map(({ body }) => JSON.parse(body))).toEqual([expect.objectContaining({ HidePassword: true })]);
});

test("each leads to what it names", async () => {
  expect(relationsOf(await only("Database"))).toEqual(["holds files of AWS::S3::Bucket lake"]);
  expect(await only("Job")).toMatchObject({
    arn: "arn:aws:glue:eu-west-1:123456789012:job/clean/clicks",
    tags: { team: "shop" },
  });
  expect(relationsOf(await only("Job"))).toEqual([
    `acts as AWS::IAM::Role ${role}`,
    "runs code of AWS::S3::Bucket scripts",
    "connects by AWS::Glue::Connection shop",
  ]);
  expect(await only("Crawler")).toMatchObject({ state: null, runtime: { state: "READY" } });
  expect(relationsOf(await only("Crawler"))).toEqual([
    "acts as AWS::IAM::Role glue",
    "writes to AWS::Glue::Database clicks",
    "reads from AWS::S3::Bucket lake",
    "reads from AWS::DynamoDB::Table orders",
    "connects by AWS::Glue::Connection shop",
  ]);
  expect(relationsOf(await only("Connection"))).toEqual([
    "reaches out from AWS::EC2::Subnet subnet-1",
    "is guarded by AWS::EC2::SecurityGroup sg-1",
    "signs in with AWS::SecretsManager::Secret shop/db",
  ]);
  expect(relationsOf(await only("Trigger"))).toEqual([
    "starts AWS::Glue::Job clean/clicks",
    "waits for AWS::Glue::Crawler clicks",
  ]);
});

test("tags that may not be read are not taken for none", async () => {
  server.fault({ operation: "GetTags", fault: faults.denied });
  expect((await only("Job")).configuration.Tags).toMatchObject({ seen: false, action: "glue:GetTags" });
});
