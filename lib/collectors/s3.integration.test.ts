import * as sdk from "@aws-sdk/client-s3";
import * as control from "@aws-sdk/client-s3-control";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { isSdkClient, pinToAddress } from "@/lib/aws/sdk-client";
import {
  byId,
  type Collected,
  collectService,
  historyOf,
  openTestAccount,
  relationsOf,
  type TestAccount,
} from "@/lib/testing/collect";
import { s3 } from "./s3";

const ACCOUNT = "210000000012";
const FULL = "bearings-full";
const BARE = "bearings-bare";
const HOSTILE = `=cmd|' /C calc'!A0<img src=x onerror=alert(1)>&amp;\u{1F512}`;
const POLICY = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "<b>https only</b>",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "s3:*",
      Resource: [`arn:aws:s3:::${FULL}`, `arn:aws:s3:::${FULL}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      Sid: "logs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `arn:aws:s3:::${FULL}/*`,
    },
  ],
};
const BLOCK = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: false, RestrictPublicBuckets: true };

let account: TestAccount;
let collected: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, "us-east-1");
  await seed();
  collected = await collectService(s3, account, ["eu-west-1"]);
});

async function seed(): Promise<void> {
  const client = new sdk.S3Client({ ...account.clientSettings, region: "eu-central-1", forcePathStyle: true });
  const send = client.send.bind(client);
  const Bucket = FULL;
  const home = new sdk.S3Client({ ...account.clientSettings, forcePathStyle: true });
  await home.send(new sdk.CreateBucketCommand({ Bucket: BARE }));
  await send(
    new sdk.CreateBucketCommand({
      Bucket,
      ObjectLockEnabledForBucket: true,
      ObjectOwnership: "BucketOwnerPreferred",
      CreateBucketConfiguration: { LocationConstraint: "eu-central-1" },
    }),
  );
  await send(new sdk.PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(POLICY) }));
  await send(new sdk.PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: BLOCK }));
  await send(
    new sdk.PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: "alias/data" } }],
      },
    }),
  );
  await send(
    new sdk.PutBucketLifecycleConfigurationCommand({
      Bucket,
      LifecycleConfiguration: {
        Rules: [
          {
            ID: "archive",
            Status: "Enabled",
            Filter: { Prefix: "logs/" },
            Transitions: [
              { Days: 30, StorageClass: "STANDARD_IA" },
              { Days: 90, StorageClass: "GLACIER" },
            ],
          },
        ],
      },
    }),
  );
  await send(new sdk.PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: "Name", Value: HOSTILE }] } }));
  await send(
    new sdk.PutBucketCorsCommand({
      Bucket,
      CORSConfiguration: {
        CORSRules: [
          { AllowedMethods: ["PUT"], AllowedOrigins: ["https://z.example"] },
          { AllowedMethods: ["GET"], AllowedOrigins: ["https://a.example"] },
        ],
      },
    }),
  );
  await send(
    new sdk.PutBucketNotificationConfigurationCommand({
      Bucket,
      NotificationConfiguration: {
        TopicConfigurations: [
          { TopicArn: `arn:aws:sns:eu-central-1:${ACCOUNT}:uploads`, Events: ["s3:ObjectCreated:*"] },
        ],
      },
      SkipDestinationValidation: true,
    }),
  );
  await send(
    new sdk.PutBucketWebsiteCommand({ Bucket, WebsiteConfiguration: { IndexDocument: { Suffix: "index.html" } } }),
  );
  const LoggingEnabled = { TargetBucket: FULL, TargetPrefix: "access/" };
  await send(new sdk.PutBucketAclCommand({ Bucket, ACL: "public-read" }));
  await send(new sdk.PutBucketLoggingCommand({ Bucket, BucketLoggingStatus: { LoggingEnabled } }));
}

describe("a seeded account", () => {
  it("has its buckets in their own regions, and the account's switches", () => {
    expect(collected.resources.map(({ type, id, arn, region }) => ({ type, id, arn, region }))).toEqual([
      {
        type: "AWS::S3::AccountPublicAccessBlock",
        id: ACCOUNT,
        arn: `arn:aws:s3::${ACCOUNT}:account-public-access-block`,
        region: "global",
      },
      { type: "AWS::S3::Bucket", id: BARE, arn: `arn:aws:s3:::${BARE}`, region: "us-east-1" },
      { type: "AWS::S3::Bucket", id: FULL, arn: `arn:aws:s3:::${FULL}`, region: "eu-central-1" },
    ]);
    expect(collected.coverage.map(({ status }) => status)).toEqual(["ok", "ok", "ok"]);
  });

  it("reads every setting of a bucket", () => {
    const { name, tags, configuration } = byId(collected, FULL);
    expect({ name, tags }).toEqual({ name: HOSTILE, tags: { Name: HOSTILE } });
    expect(configuration).toMatchObject({
      Name: FULL,
      Acl: {
        seen: true,
        value: {
          Grants: [
            { Permission: "FULL_CONTROL", Grantee: { Type: "CanonicalUser" } },
            { Permission: "READ", Grantee: { URI: "http://acs.amazonaws.com/groups/global/AllUsers" } },
          ],
        },
      },
      Cors: { seen: true, value: [{ AllowedMethods: ["PUT"] }, { AllowedMethods: ["GET"] }] },
      Encryption: {
        seen: true,
        value: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } }] },
      },
      Lifecycle: { seen: true, value: { Rules: [{ ID: "archive", Transitions: [{ Days: 30 }, { Days: 90 }] }] } },
      Logging: { seen: true, value: { TargetBucket: FULL, TargetPrefix: "access/" } },
      ObjectLock: { seen: true, value: { ObjectLockEnabled: "Enabled" } },
      OwnershipControls: { seen: true, value: { Rules: [{ ObjectOwnership: "BucketOwnerPreferred" }] } },
      Policy: { seen: true, value: POLICY },
      PublicAccessBlock: { seen: true, value: BLOCK },
      Versioning: { seen: true, value: { Status: "Enabled" } },
      Website: { seen: true, value: { IndexDocument: { Suffix: "index.html" } } },
    });
    expect(relationsOf(byId(collected, FULL))).toEqual([
      "is encrypted by AWS::KMS::Key alias/data",
      `logs access to AWS::S3::Bucket ${FULL}`,
      `notifies AWS::SNS::Topic arn:aws:sns:eu-central-1:${ACCOUNT}:uploads`,
    ]);
  });

  it("takes AWS's errors that mean 'there is none' for answers", () => {
    const { configuration, tags } = byId(collected, BARE);
    expect(tags).toEqual({});
    expect(configuration).not.toHaveProperty("Tags");
    for (const setting of ["Cors", "Lifecycle", "Logging", "ObjectLock", "Policy", "PolicyStatus", "Website"]) {
      expect({ [setting]: configuration[setting] }).toEqual({ [setting]: { seen: true, value: null } });
    }
    expect(configuration.Replication).toEqual({ seen: true, value: null });
    expect(configuration.PublicAccessBlock).toEqual({ seen: true, value: null });
    expect(configuration.Versioning).toEqual({ seen: true, value: {} });
  });

  it("says so where the server does not judge policies, and asks only about buckets that have one", () => {
    expect(byId(collected, FULL).configuration.PolicyStatus).toMatchObject({ seen: false, reason: "broken_answer" });
    expect(collected.gaps).toMatchObject([
      { service: "s3", operation: "GetBucketPolicyStatus", reason: "broken_answer", affected: 1, types: [] },
    ]);
    expect(collected.calls.filter(({ operation }) => operation === "GetBucketPolicyStatus")).toMatchObject([
      { calls: 1, region: "eu-central-1" },
    ]);
  });

  it("calls each bucket's own region", () => {
    const regions = collected.calls.filter(({ operation }) => operation === "GetBucketAcl").map(({ region }) => region);
    expect(regions.sort()).toEqual(["eu-central-1", "us-east-1"]);
  });

  it("is the same when nothing happened", async () => {
    const again = await collectService(s3, account, ["eu-west-1"]);
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
  });

  it("sees the order of rules where the first match wins", () => {
    const full = byId(collected, FULL);
    const Cors = { seen: true, value: [{ AllowedMethods: ["GET"] }, { AllowedMethods: ["PUT"] }] };
    const turned = { seen: true, value: [...Cors.value].reverse() };
    const withCors = (value: typeof Cors) =>
      historyOf({ ...full, configuration: { ...full.configuration, Cors: value } });
    expect(withCors(turned)).not.toBe(withCors(Cors));
  });
});

describe("the account's public access block", () => {
  it("is null until somebody sets it, then as set", async () => {
    const block = ({ resources }: Collected) =>
      resources.find(({ type }) => type === "AWS::S3::AccountPublicAccessBlock")?.configuration.PublicAccessBlock;
    expect(block(collected)).toEqual({ seen: true, value: null });
    const client = new control.S3ControlClient(account.clientSettings);
    if (isSdkClient(client)) pinToAddress(client, account.clientSettings.endpoint);
    await client.send(
      new control.PutPublicAccessBlockCommand({ AccountId: ACCOUNT, PublicAccessBlockConfiguration: BLOCK }),
    );
    expect(block(await collectService(s3, account, ["eu-west-1"]))).toEqual({ seen: true, value: BLOCK });
  });
});
