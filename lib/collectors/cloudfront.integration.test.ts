import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { restXmlAnswer } from "@/lib/testing/xml";
import { cloudfront } from "./cloudfront";

// Answers in the shape of https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations.html.

const arn = (resource: string) => `arn:aws:cloudfront::123456789012:${resource}`;
const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/c";
const WEB_ACL = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/site/w";
const EDGE = "arn:aws:lambda:us-east-1:123456789012:function:edge";

const behavior = {
  TargetOriginId: "site",
  ViewerProtocolPolicy: "redirect-to-https",
  FunctionAssociations: {
    Quantity: 1,
    "Items/FunctionAssociation": [{ FunctionARN: arn("function/rewrite"), EventType: "viewer-request" }],
  },
};
const api = {
  PathPattern: "api/*",
  TargetOriginId: "inside",
  LambdaFunctionAssociations: {
    Quantity: 1,
    "Items/LambdaFunctionAssociation": [{ LambdaFunctionARN: `${EDGE}:3`, EventType: "origin-request" }],
  },
  CachePolicyId: "short-1",
  TrustedKeyGroups: { Enabled: true, Quantity: 1, "Items/KeyGroup": ["partners-1"] },
};
const config = {
  CallerReference: "2020-01-01 reference",
  Aliases: { Quantity: 2, "Items/CNAME": ["www.shop.example", "shop.example"] },
  Origins: {
    Quantity: 2,
    "Items/Origin": [
      {
        Id: "site",
        DomainName: "my.site.s3.eu-west-1.amazonaws.com",
        OriginAccessControlId: "E2OAC",
        S3OriginConfig: { OriginAccessIdentity: "origin-access-identity/cloudfront/E1OAI" },
      },
      {
        Id: "inside",
        DomainName: "internal-lb.eu-west-1.elb.amazonaws.com",
        VpcOriginConfig: { VpcOriginId: "vo_1" },
        CustomHeaders: {
          Quantity: 1,
          "Items/OriginCustomHeader": [{ HeaderName: "x-origin-verify", HeaderValue: "hunter2" }],
        },
      },
    ],
  },
  DefaultCacheBehavior: behavior,
  CacheBehaviors: { Quantity: 2, "Items/CacheBehavior": [{ ...api, PathPattern: "z" }, api] },
  Comment: "",
  Logging: { Enabled: true, IncludeCookies: false, Bucket: "access-logs.s3.amazonaws.com", Prefix: "site/" },
  Enabled: true,
  ViewerCertificate: { ACMCertificateArn: CERTIFICATE, MinimumProtocolVersion: "TLSv1.2_2021" },
  WebACLId: WEB_ACL,
};
const summary = (id: string) => ({
  Id: id,
  ARN: arn(`distribution/${id}`),
  Status: "InProgress",
  LastModifiedTime: "2026-01-01T00:00:00Z",
  DomainName: `${id.toLowerCase()}.cloudfront.net`,
});
const fn = (Stage: string, Runtime: string) => ({
  Name: "rewrite",
  FunctionConfig: { Comment: "", Runtime },
  FunctionMetadata: { FunctionARN: arn("function/rewrite"), Stage, LastModifiedTime: "2026-01-01T00:00:00Z" },
});

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [{ ResourceARN: arn("distribution/EFULL"), Tags: [{ Key: "team", Value: "shop" }] }],
    }),
    "cloudfront.ListDistributions": (request) =>
      request.path.includes("Marker=EFULL")
        ? restXmlAnswer("DistributionList", { IsTruncated: false, "Items/DistributionSummary": [summary("EBARE")] })
        : restXmlAnswer("DistributionList", {
            IsTruncated: true,
            NextMarker: "EFULL",
            "Items/DistributionSummary": [summary("EFULL")],
          }),
    "cloudfront.GetDistributionConfig": (request) =>
      request.path.includes("EFULL")
        ? restXmlAnswer("DistributionConfig", config)
        : restXmlAnswer("DistributionConfig", { Comment: "bare", Enabled: false }),
    "cloudfront.ListFunctions": (request) =>
      request.path.includes("Marker=two")
        ? restXmlAnswer("FunctionList", { "Items/FunctionSummary": [fn("DEVELOPMENT", "cloudfront-js-2.0")] })
        : restXmlAnswer("FunctionList", {
            NextMarker: "two",
            "Items/FunctionSummary": [fn("LIVE", "cloudfront-js-1.0")],
          }),
    "cloudfront.ListVpcOrigins": restXmlAnswer("VpcOriginList", {
      IsTruncated: false,
      "Items/VpcOriginSummary": [
        {
          Id: "vo_1",
          Name: "inside",
          Status: "Deploying",
          Arn: arn("vpcorigin/vo_1"),
          OriginEndpointArn: "arn:aws:ec2:eu-west-1:123456789012:instance/i-1",
        },
      ],
    }),
    "cloudfront.ListCachePolicies": restXmlAnswer("CachePolicyList", { Quantity: 0 }),
    "cloudfront.ListCloudFrontOriginAccessIdentities": restXmlAnswer("CloudFrontOriginAccessIdentityList", {
      IsTruncated: false,
    }),
    "cloudfront.ListKeyGroups": restXmlAnswer("KeyGroupList", {
      "Items/KeyGroupSummary": [{ KeyGroup: { Id: "partners-1", KeyGroupConfig: { Name: "partners" } } }],
    }),
    "cloudfront.ListOriginAccessControls": restXmlAnswer("OriginAccessControlList", { IsTruncated: false }),
    "cloudfront.ListOriginRequestPolicies": restXmlAnswer("OriginRequestPolicyList", { Quantity: 0 }),
    "cloudfront.ListResponseHeadersPolicies": restXmlAnswer("ResponseHeadersPolicyList", { Quantity: 0 }),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("a distribution leads to its origins, certificate, firewall, logs and functions", async () => {
  const scanned = await scan(server.url, [cloudfront]);
  expect(scanned.gaps).toEqual([]);
  const full = byId(scanned, "EFULL");
  expect(full).toMatchObject({
    region: "global",
    name: "shop.example",
    tags: { team: "shop" },
    runtime: { Status: "InProgress" },
  });
  expect(relationsOf(full)).toEqual([
    "fetches from AWS::S3::Bucket my.site",
    "fetches from AWS::CloudFront::VpcOrigin vo_1",
    "signs as AWS::CloudFront::OriginAccessControl E2OAC",
    "signs as AWS::CloudFront::CloudFrontOriginAccessIdentity E1OAI",
    `presents AWS::CertificateManager::Certificate ${CERTIFICATE}`,
    `is guarded by AWS::WAFv2::WebACL ${WEB_ACL}`,
    "logs access to AWS::S3::Bucket access-logs",
    `runs AWS::CloudFront::Function ${arn("function/rewrite")}`,
    `runs AWS::Lambda::Function ${EDGE}`,
    "caches by AWS::CloudFront::CachePolicy short-1",
    "trusts AWS::CloudFront::KeyGroup partners-1",
  ]);
  expect(byId(scanned, "EBARE")).toMatchObject({ name: "ebare.cloudfront.net", tags: {} });
  expect(relationsOf(byId(scanned, "EBARE"))).toEqual([]);
});

test("names of the headers sent to an origin are kept, their values are not", async () => {
  const { resources } = await scan(server.url, [cloudfront]);
  const text = JSON.stringify(resources);
  expect(text).toContain("x-origin-verify");
  expect(text).not.toContain("hunter2");
  expect(text).not.toContain("2020-01-01 reference");
});

test("of a function's two stages the live one is taken; a VPC origin leads to its instance", async () => {
  const scanned = await scan(server.url, [cloudfront]);
  expect(byId(scanned, "rewrite").configuration).toMatchObject({
    FunctionConfig: { Runtime: "cloudfront-js-1.0" },
    FunctionMetadata: { Stage: "LIVE" },
  });
  const origin = byId(scanned, "vo_1");
  expect(origin.runtime).toEqual({ state: "Deploying" });
  expect(relationsOf(origin)).toEqual(["leads to AWS::EC2::Instance i-1"]);
  expect(byId(scanned, "partners-1").name).toBe("partners");
});

test("a configuration that may not be read is unseen, and the distribution stays", async () => {
  server.fault({ operation: "GetDistributionConfig", fault: faults.denied });
  const scanned = await scan(server.url, [cloudfront]);
  expect(byId(scanned, "EFULL").configuration.DistributionConfig).toEqual({
    seen: false,
    reason: "denied",
    operation: "GetDistributionConfig",
    action: "cloudfront:GetDistributionConfig",
  });
  expect(scanned.gaps).toMatchObject([{ operation: "GetDistributionConfig", affected: 2 }]);
});
