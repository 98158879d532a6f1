import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { kafka } from "./kafka";

// Recorded shapes from https://docs.aws.amazon.com/MSK/2.0/APIReference/v2-clusters.html.

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:123456789012:${resource}`;
const provisioned = {
  clusterArn: arn("kafka", "cluster/clicks/0a-2"),
  clusterName: "clicks",
  clusterType: "PROVISIONED",
  state: "HEALING",
  currentVersion: "K3AEGXETSR30VB",
  tags: { team: "shop" },
  provisioned: {
    brokerNodeGroupInfo: {
      clientSubnets: ["subnet-1", "subnet-2"],
      securityGroups: ["sg-1"],
      instanceType: "kafka.m5.large",
      connectivityInfo: { publicAccess: { type: "SERVICE_PROVIDED_EIPS" } },
    },
    currentBrokerSoftwareInfo: { configurationArn: arn("kafka", "configuration/clicks/0b-2"), kafkaVersion: "3.8.x" },
    encryptionInfo: { encryptionAtRest: { dataVolumeKMSKeyId: arn("kms", "key/1") } },
    loggingInfo: {
      brokerLogs: { cloudWatchLogs: { enabled: true, logGroup: "/msk" }, s3: { enabled: true, bucket: "logs" } },
    },
    zookeeperConnectString: "z-3.example:2181,z-1.example:2181",
    numberOfBrokerNodes: 2,
    customerActionStatus: "NONE",
  },
};
const serverless = {
  clusterArn: arn("kafka", "cluster/events/0c-s1"),
  clusterName: "events",
  clusterType: "SERVERLESS",
  serverless: { vpcConfigs: [{ subnetIds: ["subnet-3"], securityGroupIds: ["sg-2"] }] },
};

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "kafka.ListClustersV2": jsonAnswer({ clusterInfoList: [provisioned, serverless] }),
    "kafka.GetBootstrapBrokers": jsonAnswer({ bootstrapBrokerStringPublicTls: "b-2.example:9194,b-1.example:9194" }),
    "kafka.GetClusterPolicy": (request) =>
      request.path.includes("clicks")
        ? jsonAnswer({ currentVersion: "K1", policy: `{"Version":"2012-10-17","Statement":[]}` })
        : errorAnswer(request, 404, "NotFoundException", "The cluster policy does not exist."),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("clusters of both kinds with their networks; which brokers AWS names is no change", async () => {
  const scanned = await scan(server.url, [kafka]);
  expect(scanned.gaps).toEqual([]);
  const cluster = byId(scanned, "clicks/0a-2");
  expect(cluster).toMatchObject({ name: "clicks", tags: { team: "shop" } });
  expect(cluster.configuration.Policy).toEqual({ seen: true, value: expect.stringContaining("Statement") });
  expect(cluster.runtime).toEqual({
    state: "HEALING",
    Provisioned: {
      CustomerActionStatus: "NONE",
      ZookeeperConnectString: "z-1.example:2181,z-3.example:2181",
    },
    BootstrapBrokers: {
      seen: true,
      value: { BootstrapBrokerStringPublicTls: ["b-1.example:9194", "b-2.example:9194"] },
    },
  });
  expect(JSON.stringify(cluster.configuration)).not.toMatch(/b-1|z-1|NONE|CurrentVersion/);
  expect(relationsOf(cluster)).toEqual([
    "runs in AWS::EC2::Subnet subnet-1",
    "runs in AWS::EC2::Subnet subnet-2",
    "is guarded by AWS::EC2::SecurityGroup sg-1",
    `is encrypted by AWS::KMS::Key ${arn("kms", "key/1")}`,
    `is set by AWS::MSK::Configuration ${arn("kafka", "configuration/clicks/0b-2")}`,
    "logs to AWS::Logs::LogGroup /msk",
    "logs to AWS::S3::Bucket logs",
  ]);
  const other = byId(scanned, "events/0c-s1");
  expect(other.configuration.Policy).toEqual({ seen: true, value: null });
  expect(relationsOf(other)).toEqual([
    "runs in AWS::EC2::Subnet subnet-3",
    "is guarded by AWS::EC2::SecurityGroup sg-2",
  ]);
});

test("a policy that may not be read is not taken for none", async () => {
  server.fault({ operation: "GetClusterPolicy", fault: faults.denied });
  const { configuration } = byId(await scan(server.url, [kafka]), "events/0c-s1");
  expect(configuration.Policy).toMatchObject({ seen: false, action: "kafka:GetClusterPolicy" });
});
