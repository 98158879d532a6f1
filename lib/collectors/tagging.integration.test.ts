import { CreateTagsCommand, CreateVpcCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { GetResourcesCommand, ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import { CreateBucketCommand, PutBucketTaggingCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, made, openTestAccount } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { tagging } from "./tagging";

const ACCOUNT = "220700000002";
const arn = (service: string, resource: string, region = "eu-west-1") =>
  `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
const tagged = (ResourceARN: string, tags: Record<string, string> = { team: "shop" }) => ({
  ResourceARN,
  Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
});

let server: WireProxy;
let collected: Collected;

const collect = () => {
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  return collectService(tagging, { awsAccountId: ACCOUNT, connection }, ["eu-west-1", "us-east-1"]);
};

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "tagging.GetResources": ({ body, region }) => {
      if (region === "us-east-1")
        return jsonAnswer({ ResourceTagMappingList: [tagged(arn("unheardof", "world/w-1", ""))] });
      if (body.includes("two")) {
        return jsonAnswer({ ResourceTagMappingList: [tagged(arn("unheardof", "thing/t-1"), { Name: "Billing" })] });
      }
      return jsonAnswer({
        ResourceTagMappingList: [
          tagged(arn("ec2", "vpc/vpc-1")),
          tagged(arn("ec2", "something-new/sn-1")),
          tagged(arn("ecs", "task/prod/0123")),
          tagged("arn:aws:s3:::uploads"),
          tagged(arn("unheardof", "group:team:red/", ""), {}),
        ],
        PaginationToken: "two",
      });
    },
  });
  collected = await collect();
});
afterAll(() => server.stop());

test("what no collector reads is kept with its tags, page by page; what is read, and what only runs, is not", () => {
  const caught = ["group:team:red/", "something-new/sn-1", "thing/t-1", "world/w-1"];
  expect(collected.resources.map(({ id }) => id).sort()).toEqual(caught);
  expect(byId(collected, "thing/t-1")).toEqual({
    arn: arn("unheardof", "thing/t-1"),
    type: "Bearings::Tagged::Resource",
    region: "eu-west-1",
    id: "thing/t-1",
    name: "Billing",
    tags: { Name: "Billing" },
    state: null,
    configuration: { Service: "unheardof", Resource: "thing/t-1" },
    runtime: {},
  });
  // A kind that is new to a service that is read.
  expect(byId(collected, "something-new/sn-1")).toMatchObject({ name: "sn-1", tags: { team: "shop" } });
});

test("an ARN without a region is of all regions where the home region lists it, else of the one that does", () => {
  expect(byId(collected, "world/w-1").region).toBe("global");
  expect(byId(collected, "group:team:red/")).toMatchObject({ region: "eu-west-1", name: "red", tags: {} });
});

test("a net that may not be cast is a gap", async () => {
  server.fault({ region: "eu-west-1", fault: faults.denied });
  const { coverage, resources } = await collect();
  expect(coverage).toMatchObject([
    { region: "eu-west-1", status: "unseen", reason: "denied" },
    { region: "us-east-1", status: "ok" },
  ]);
  expect(resources).toHaveLength(1);
});

test("things that other collectors read slip through the net, in the ARNs that the tagging API gives them", async () => {
  const account = await openTestAccount(inject("motoUrl"), ACCOUNT, "eu-west-1");
  const Tags = [{ Key: "team", Value: "shop" }];
  const { Vpc } = await new EC2Client(account.clientSettings).send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
  await new EC2Client(account.clientSettings).send(new CreateTagsCommand({ Resources: [made(Vpc?.VpcId)], Tags }));
  await new KMSClient(account.clientSettings).send(
    new CreateKeyCommand({ Tags: [{ TagKey: "team", TagValue: "shop" }] }),
  );
  const s3 = new S3Client({ ...account.clientSettings, forcePathStyle: true });
  const Bucket = "tagged-uploads";
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "eu-west-1" } }));
  await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: Tags } }));

  const { ResourceTagMappingList } = await new ResourceGroupsTaggingAPIClient(account.clientSettings).send(
    new GetResourcesCommand({}),
  );
  expect(ResourceTagMappingList).toHaveLength(3);
  const { coverage, resources } = await collectService(tagging, account, ["eu-west-1"]);
  expect(coverage).toMatchObject([{ status: "ok" }]);
  expect(resources).toEqual([]);
});
