import * as sdk from "@aws-sdk/client-cloudtrail";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  byId,
  type Collected,
  collectService,
  historyOf,
  openTestAccount,
  relationsOf,
  type TestAccount,
} from "@/lib/testing/collect";
import { cloudtrail } from "./cloudtrail";

const ACCOUNT = "210000000015";
const REGIONS = ["eu-west-1", "us-east-1"];
const HOSTILE = `=1+1<img src=x onerror=alert(1)>&amp;\u{1F512}`;
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/0`;

let account: TestAccount;
let collected: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, "eu-west-1");
  const Bucket = "bearings-trail-bucket";
  const s3 = new S3Client({ ...account.clientSettings, region: "us-east-1", forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket }));
  const west = new sdk.CloudTrailClient(account.clientSettings);
  const Name = "everywhere";
  await west.send(
    new sdk.CreateTrailCommand({
      Name,
      S3BucketName: Bucket,
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
      KmsKeyId: KEY,
      TagsList: [{ Key: "team", Value: HOSTILE }],
    }),
  );
  await west.send(new sdk.StartLoggingCommand({ Name }));
  await west.send(
    new sdk.PutEventSelectorsCommand({
      TrailName: Name,
      EventSelectors: [
        {
          ReadWriteType: "All",
          IncludeManagementEvents: true,
          DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3"] }],
        },
      ],
    }),
  );
  const east = new sdk.CloudTrailClient({ ...account.clientSettings, region: "us-east-1" });
  await east.send(new sdk.CreateTrailCommand({ Name: "here", S3BucketName: Bucket }));
  collected = await collectService(cloudtrail, account, REGIONS);
});

describe("trails", () => {
  it("stand once each, in their home region", () => {
    expect(collected.coverage.map(({ status }) => status)).toEqual(["ok", "ok"]);
    expect(collected.resources.map(({ arn, region, name }) => ({ arn, region, name }))).toEqual([
      { arn: `arn:aws:cloudtrail:eu-west-1:${ACCOUNT}:trail/everywhere`, region: "eu-west-1", name: "everywhere" },
      { arn: `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/here`, region: "us-east-1", name: "here" },
    ]);
  });

  it("tell what they record, for how many regions, and whether they do", () => {
    const trail = byId(collected, "everywhere");
    expect(trail).toMatchObject({
      tags: { team: HOSTILE },
      configuration: {
        IsMultiRegionTrail: true,
        LogFileValidationEnabled: true,
        Status: { seen: true, value: { IsLogging: true } },
        Selectors: {
          seen: true,
          value: {
            EventSelectors: [
              { ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [{ Values: ["arn:aws:s3"] }] },
            ],
          },
        },
      },
    });
    expect(byId(collected, "here").configuration.Status).toMatchObject({ seen: true, value: { IsLogging: false } });
    expect(relationsOf(trail)).toEqual([
      "writes to AWS::S3::Bucket bearings-trail-bucket",
      `encrypts with AWS::KMS::Key ${KEY}`,
    ]);
  });

  it("keep the times of deliveries beside the history", () => {
    const { configuration, runtime } = byId(collected, "everywhere");
    expect(JSON.stringify(configuration.Status)).not.toMatch(/Latest|TimeLogging/);
    expect(runtime).toMatchObject({ Status: { value: { LatestDeliveryTime: expect.any(String) } } });
  });

  it("are the same when nothing happened", async () => {
    const again = await collectService(cloudtrail, account, REGIONS);
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
  });
});
