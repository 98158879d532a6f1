import { describe } from "vitest";
import type { Json } from "@/lib/model/json";
import { trail } from "@/lib/model/resources/cloudtrail";
import { bucket } from "@/lib/model/resources/s3";
import { aBucket, accountBlock, denied } from "@/lib/testing/buckets";
import { factTable } from "@/lib/testing/facts";
import { aTrail } from "@/lib/testing/trails";
import { cloudtrailBucketAccessLogging } from "./cloudtrail-bucket-access-logging";
import { cloudtrailBucketNotPublic } from "./cloudtrail-bucket-not-public";

const logs = (settings: Record<string, Json> = {}) => aBucket(settings, "trail-logs");
const logged = logs({ Logging: { TargetBucket: "access-logs" } });
const gone = aTrail({ status: { LatestDeliveryError: "NoSuchBucket" } });

describe("access to the trail's bucket is logged", () => {
  factTable(cloudtrailBucketAccessLogging, [
    { name: "logged", status: "pass", resources: [aTrail(), logged], says: "access-logs" },
    { name: "not logged", status: "fail", resources: [aTrail(), logs()] },
    {
      name: "in a region that was not scanned, which is foreign for Prowler",
      status: "fail",
      resources: [aTrail(), aBucket({}, "trail-logs", "ap-south-1")],
    },
    { name: "two trails, one result", status: "pass", resources: [aTrail(), aTrail({ name: "second" }), logged] },
    { name: "another account's", status: "manual", resources: [aTrail(), aBucket()], says: "another account" },
    { name: "another account's, of two trails", status: "manual", resources: [aTrail(), aTrail({ name: "second" })] },
    { name: "gone", status: "fail", resources: [gone], says: "is gone" },
    {
      name: "logging was denied",
      status: "not_seen",
      resources: [aTrail(), logs({ Logging: denied("GetBucketLogging") })],
    },
    {
      name: "buckets were not listed, so nobody knows whose it is",
      status: "not_seen",
      resources: [aTrail()],
      hidden: [[bucket, "denied", "global"]],
      results: 2,
    },
    {
      name: "trails were not listed",
      status: "not_seen",
      resources: [logs()],
      hidden: [[trail, "denied", "eu-west-1"]],
    },
    { name: "no trail", status: "not_applicable", resources: [logs()] },
  ]);
});

describe("the trail's bucket is not public", () => {
  const group = (name: string, Permission = "READ"): Json => ({
    Grants: [
      { Grantee: { Type: "CanonicalUser" }, Permission: "FULL_CONTROL" },
      { Grantee: { Type: "Group", URI: `http://acs.amazonaws.com/groups/${name}` }, Permission },
    ],
  });
  const allow = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };
  const OPEN = { Version: "2012-10-17", Statement: [allow] };
  const block = accountBlock(null);
  factTable(cloudtrailBucketNotPublic, [
    { name: "a closed bucket", status: "pass", resources: [aTrail(), logs(), block] },
    {
      name: "logs that S3 delivers",
      status: "pass",
      resources: [aTrail(), logs({ Acl: group("s3/LogDelivery") }), block],
    },
    {
      name: "a policy for an organization",
      status: "pass",
      resources: [
        aTrail(),
        logs({
          Policy: { Statement: [{ ...allow, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3" } } }] },
        }),
        block,
      ],
    },
    {
      name: "an ACL that is ignored",
      status: "pass",
      resources: [
        aTrail(),
        logs({ Acl: group("global/AllUsers"), PublicAccessBlock: { IgnorePublicAcls: true } }),
        block,
      ],
    },
    {
      name: "a policy that the account restricts",
      status: "pass",
      resources: [aTrail(), logs({ Policy: OPEN }), accountBlock({ RestrictPublicBuckets: true })],
    },
    {
      name: "everybody by ACL",
      status: "fail",
      resources: [aTrail(), logs({ Acl: group("global/AllUsers") }), block],
      says: "by its ACL",
    },
    {
      name: "everybody with an account, which is enough for Prowler",
      status: "fail",
      resources: [aTrail(), logs({ Acl: group("global/AuthenticatedUsers", "WRITE") }), block],
    },
    {
      name: "everybody by policy, which is enough for Prowler",
      status: "fail",
      resources: [aTrail(), logs({ Policy: OPEN, PublicAccessBlock: { IgnorePublicAcls: true } }), block],
      says: "by its policy",
    },
    { name: "another account's", status: "manual", resources: [aTrail(), block] },
    {
      name: "the ACL was denied",
      status: "not_seen",
      resources: [aTrail(), logs({ Acl: denied("GetBucketAcl") }), block],
    },
    {
      name: "the policy was denied",
      status: "not_seen",
      resources: [aTrail(), logs({ Policy: denied("GetBucketPolicy") }), block],
    },
    {
      name: "an open ACL whose switches were denied",
      status: "not_seen",
      resources: [aTrail(), logs({ Acl: group("global/AllUsers"), PublicAccessBlock: denied("x") }), block],
    },
    { name: "no trail", status: "not_applicable", resources: [logs({ Policy: OPEN }), block] },
  ]);
});
