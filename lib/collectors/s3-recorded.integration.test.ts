import { describe, expect, it } from "vitest";
import { byId, type Collected, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, type WireAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { s3 } from "./s3";

// Answers in the shape of the pages under https://docs.aws.amazon.com/AmazonS3/latest/API/, for what the emulator
// lacks: regions told with the list, old spellings of regions, the status of policies, and refusals.

const XMLNS = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const POLICY =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}';

const denied = (request: WireRequest) => errorAnswer(request, 403, "AccessDenied", "Access Denied");
const none = (code: string) => (request: WireRequest) => errorAnswer(request, 404, code, "There is none.");

function buckets(...names: [name: string, region: string | null][]): WireAnswer {
  const list = names.map(
    ([name, region]) =>
      `<Bucket><Name>${name}</Name><CreationDate>2020-01-01T00:00:00.000Z</CreationDate>${region ? `<BucketRegion>${region}</BucketRegion>` : ""}</Bucket>`,
  );
  return xmlAnswer(`<ListAllMyBucketsResult ${XMLNS}><Buckets>${list.join("")}</Buckets></ListAllMyBucketsResult>`);
}

function collect(answers: WireAnswers): Promise<Collected> {
  return collectRecorded(s3, {
    "s3.GetBucketTagging": none("NoSuchTagSet"),
    "s3.GetBucketPolicy": none("NoSuchBucketPolicy"),
    "s3.GetBucketAcl": xmlAnswer(
      `<AccessControlPolicy ${XMLNS}><Owner><ID>1</ID><DisplayName>anna</DisplayName></Owner></AccessControlPolicy>`,
    ),
    "s3.GetBucketCors": none("NoSuchCORSConfiguration"),
    "s3.GetBucketEncryption": none("ServerSideEncryptionConfigurationNotFoundError"),
    "s3.GetBucketLifecycleConfiguration": none("NoSuchLifecycleConfiguration"),
    "s3.GetBucketLogging": xmlAnswer(`<BucketLoggingStatus ${XMLNS}/>`),
    "s3.GetBucketNotificationConfiguration": xmlAnswer(`<NotificationConfiguration ${XMLNS}/>`),
    "s3.GetObjectLockConfiguration": none("ObjectLockConfigurationNotFoundError"),
    "s3.GetBucketOwnershipControls": none("OwnershipControlsNotFoundError"),
    "s3.GetPublicAccessBlock": none("NoSuchPublicAccessBlockConfiguration"),
    "s3.GetBucketReplication": none("ReplicationConfigurationNotFoundError"),
    "s3.GetBucketVersioning": xmlAnswer(`<VersioningConfiguration ${XMLNS}/>`),
    "s3.GetBucketWebsite": none("NoSuchWebsiteConfiguration"),
    "s3.ListAccessPoints": xmlAnswer("<ListAccessPointsResult/>"),
    ...answers,
  });
}

describe("regions of buckets", () => {
  it("come with the list where S3 tells them, else from each bucket, in all spellings", async () => {
    const collected = await collect({
      "s3.ListBuckets": buckets(["told", "ap-south-1"], ["asked", null], ["old", null], ["first", null]),
      "s3.GetBucketLocation": ({ path }) => {
        const place = path.includes("asked") ? "eu-north-1" : path.includes("old") ? "EU" : "";
        return xmlAnswer(`<LocationConstraint ${XMLNS}>${place}</LocationConstraint>`);
      },
    });
    expect(collected.gaps).toEqual([]);
    expect(Object.fromEntries(collected.resources.map(({ id, region }) => [id, region]))).toEqual({
      "123456789012": "global",
      asked: "eu-north-1",
      first: "us-east-1",
      old: "eu-west-1",
      told: "ap-south-1",
    });
    expect(collected.calls.find(({ operation }) => operation === "GetBucketLocation")?.calls).toBe(3);
  });

  it("that are refused leave the bucket in the list with all of its settings unseen", async () => {
    const collected = await collect({ "s3.ListBuckets": buckets(["locked", null]), "s3.GetBucketLocation": denied });
    const { region, configuration } = byId(collected, "locked");
    expect(region).toBe("global");
    const { Name, CreationDate, ...settings } = configuration;
    expect(Name).toBe("locked");
    for (const setting of Object.values(settings)) {
      expect(setting).toEqual({
        seen: false,
        reason: "denied",
        operation: "GetBucketLocation",
        action: "s3:GetBucketLocation",
      });
    }
    expect(Object.keys(settings)).toHaveLength(16);
    // So that nobody takes "global" for where the bucket is.
    expect(settings).toHaveProperty("BucketRegion");
    // There may be access points where the bucket is.
    expect(collected.coverage.map(({ type, status }) => `${type} ${status}`).sort()).toEqual([
      "AWS::S3::AccessPoint partial",
      "AWS::S3::AccountPublicAccessBlock ok",
      "AWS::S3::Bucket ok",
    ]);
  });
});

describe("settings of a bucket", () => {
  it("hold AWS's judgement of its policy", async () => {
    const collected = await collect({
      "s3.ListBuckets": buckets(["open", "eu-west-1"]),
      "s3.GetBucketPolicy": { status: 200, headers: { "content-type": "application/json" }, body: POLICY },
      "s3.GetBucketPolicyStatus": xmlAnswer(`<PolicyStatus ${XMLNS}><IsPublic>true</IsPublic></PolicyStatus>`),
    });
    expect(byId(collected, "open").configuration).toMatchObject({
      Policy: { seen: true, value: JSON.parse(POLICY) },
      PolicyStatus: { seen: true, value: { IsPublic: true } },
    });
  });

  it("that are refused are unseen on their own, with the right that is missing", async () => {
    const collected = await collect({
      "s3.ListBuckets": buckets(["half", "eu-west-1"]),
      "s3.GetBucketEncryption": denied,
      "s3.GetBucketTagging": denied,
    });
    const { configuration, tags } = byId(collected, "half");
    expect(tags).toEqual({});
    expect(configuration).toMatchObject({
      Encryption: { seen: false, reason: "denied", action: "s3:GetEncryptionConfiguration" },
      Tags: { seen: false, reason: "denied", action: "s3:GetBucketTagging" },
      Lifecycle: { seen: true, value: null },
    });
    expect(collected.gaps.map(({ operation, action }) => `${operation} ${action}`)).toEqual([
      "GetBucketEncryption s3:GetEncryptionConfiguration",
      "GetBucketTagging s3:GetBucketTagging",
    ]);
  });

  it("tell the two public access blocks apart, also when both are refused", async () => {
    const collected = await collect({
      "s3.ListBuckets": buckets(["half", "eu-west-1"]),
      "s3.GetPublicAccessBlock": denied,
    });
    expect(byId(collected, "half").configuration.PublicAccessBlock).toMatchObject({
      seen: false,
      action: "s3:GetBucketPublicAccessBlock",
    });
    expect(byId(collected, "123456789012").configuration.PublicAccessBlock).toMatchObject({
      seen: false,
      action: "s3:GetAccountPublicAccessBlock",
    });
  });

  it("hold no names of owners, which S3 tells to some and not to others", async () => {
    const collected = await collect({ "s3.ListBuckets": buckets(["mine", "eu-west-1"]) });
    expect(byId(collected, "mine").configuration.Acl).toEqual({ seen: true, value: { Owner: { ID: "1" } } });
  });
});

describe("the list of buckets", () => {
  it("that is refused leaves buckets unseen and the account's switches seen", async () => {
    const collected = await collect({ "s3.ListBuckets": denied });
    expect(collected.coverage.map(({ type, status }) => `${type} ${status}`).sort()).toEqual([
      "AWS::S3::AccessPoint unseen",
      "AWS::S3::AccountPublicAccessBlock ok",
      "AWS::S3::Bucket unseen",
    ]);
    expect(collected.gaps).toMatchObject([{ operation: "ListBuckets", action: "s3:ListAllMyBuckets" }]);
  });
});

describe("access points", () => {
  const point = (name: string, more: string) =>
    `<AccessPoint><Name>${name}</Name><Bucket>here</Bucket>
       <AccessPointArn>arn:aws:s3:eu-north-1:123456789012:accesspoint/${name}</AccessPointArn>${more}</AccessPoint>`;

  it("are asked for once in each region with buckets, each with its policy and its switches", async () => {
    const open = point("open", "<NetworkOrigin>Internet</NetworkOrigin>");
    const inside = point(
      "inside",
      "<NetworkOrigin>VPC</NetworkOrigin><VpcConfiguration><VpcId>vpc-1</VpcId></VpcConfiguration>",
    );
    const collected = await collect({
      "s3.ListBuckets": buckets(["here", "eu-north-1"], ["too", "eu-north-1"], ["there", "us-east-1"]),
      "s3.ListAccessPoints": (request) => {
        const list = request.region === "eu-north-1" ? open + inside : "";
        return xmlAnswer(`<ListAccessPointsResult><AccessPointList>${list}</AccessPointList></ListAccessPointsResult>`);
      },
      "s3.GetAccessPointPolicy": (request) =>
        request.path.includes("open")
          ? xmlAnswer(`<GetAccessPointPolicyResult><Policy>${POLICY}</Policy></GetAccessPointPolicyResult>`)
          : none("NoSuchAccessPointPolicy")(request),
      "s3.GetAccessPointPolicyStatus": denied,
      "s3.GetAccessPoint": xmlAnswer(
        `<GetAccessPointResult><PublicAccessBlockConfiguration><BlockPublicPolicy>true</BlockPublicPolicy>
         </PublicAccessBlockConfiguration></GetAccessPointResult>`,
      ),
    });
    expect(collected.calls.find(({ operation }) => operation === "ListAccessPoints")?.calls).toBe(1);
    expect(byId(collected, "open")).toMatchObject({
      region: "eu-north-1",
      configuration: {
        Policy: { seen: true, value: { Statement: [{ Principal: "*" }] } },
        PolicyStatus: { seen: false, reason: "denied", action: "s3:GetAccessPointPolicyStatus" },
        PublicAccessBlock: { seen: true, value: { BlockPublicPolicy: true } },
      },
    });
    expect(byId(collected, "inside").configuration).toMatchObject({
      Policy: { seen: true, value: null },
      PolicyStatus: { seen: true, value: null },
    });
    expect(relationsOf(byId(collected, "inside"))).toEqual([
      "opens AWS::S3::Bucket here",
      "is part of AWS::EC2::VPC vpc-1",
    ]);
  });

  it("are partly seen where one region refuses", async () => {
    const collected = await collect({
      "s3.ListBuckets": buckets(["here", "eu-north-1"], ["there", "us-east-1"]),
      "s3.ListAccessPoints": (request) =>
        request.region === "us-east-1" ? denied(request) : xmlAnswer("<ListAccessPointsResult/>"),
    });
    expect(collected.coverage.find(({ type }) => type === "AWS::S3::AccessPoint")).toMatchObject({
      status: "partial",
      reason: "denied",
    });
  });
});
