import { describe } from "vitest";
import { accountPublicAccessBlock, bucket } from "@/lib/model/resources/s3";
import { ALL_BLOCKED, aBucket, accountBlock, denied } from "@/lib/testing/buckets";
import { factTable } from "@/lib/testing/facts";
import { s3BlockPublicAccess } from "./s3-block-public-access";

const ACLS = { BlockPublicAcls: true, IgnorePublicAcls: true };
const POLICIES = { BlockPublicPolicy: true, RestrictPublicBuckets: true };
const blocked = (value: Parameters<typeof accountBlock>[0], name = "data") =>
  aBucket({ PublicAccessBlock: value }, name);
const refused = denied("GetBucketPublicAccessBlock");
const BUCKET = ":::data";
const OF_ACCOUNT = "account-public-access-block";

describe("Block Public Access", () => {
  factTable(s3BlockPublicAccess, [
    {
      name: "all four on the bucket",
      status: "pass",
      resources: [blocked(ALL_BLOCKED), accountBlock(null)],
      subject: BUCKET,
    },
    {
      name: "all four on the account",
      status: "pass",
      resources: [blocked(null), accountBlock(ALL_BLOCKED)],
      results: 2,
    },
    {
      name: "two on each level, which is not enough for Prowler",
      status: "pass",
      resources: [blocked(ACLS), accountBlock(POLICIES)],
      subject: BUCKET,
    },
    {
      name: "all four on the bucket, the account was not seen",
      status: "pass",
      resources: [blocked(ALL_BLOCKED)],
      hidden: [[accountPublicAccessBlock]],
      subject: BUCKET,
    },
    {
      name: "all four on the account, the bucket's were denied",
      status: "pass",
      resources: [blocked(refused), accountBlock(ALL_BLOCKED)],
      subject: BUCKET,
    },
    {
      name: "never set on either level",
      status: "fail",
      resources: [blocked(null), accountBlock(null)],
      results: 2,
    },
    {
      name: "the two that are enough for Prowler",
      status: "fail",
      resources: [blocked({ IgnorePublicAcls: true, RestrictPublicBuckets: true }), accountBlock(null)],
      subject: BUCKET,
      says: "BlockPublicAcls and BlockPublicPolicy on",
    },
    {
      name: "the bucket's switches were denied",
      status: "not_seen",
      resources: [blocked(refused), accountBlock(null)],
      results: 2,
    },
    {
      name: "the account's switches were denied",
      status: "not_seen",
      resources: [blocked(ACLS), accountBlock(refused)],
      results: 2,
      says: "of the account",
    },
    {
      name: "the account's switches were left out of the scan",
      status: "not_seen",
      resources: [blocked(ACLS)],
      hidden: [[accountPublicAccessBlock, "excluded"]],
      subject: BUCKET,
    },
    {
      name: "buckets were not listed",
      status: "not_seen",
      resources: [accountBlock(null)],
      hidden: [[bucket, "denied", "global"]],
      results: 2,
    },

    {
      name: "of the account, covered bucket by bucket, which is not enough for Prowler",
      status: "pass",
      resources: [blocked(ALL_BLOCKED), blocked(ALL_BLOCKED, "more"), accountBlock(null)],
      subject: OF_ACCOUNT,
      says: "bucket by bucket",
    },
    {
      name: "of the account, with a bucket that is open",
      status: "fail",
      resources: [blocked(ALL_BLOCKED), blocked(null, "more"), blocked(refused, "third"), accountBlock(ACLS)],
      subject: OF_ACCOUNT,
      says: "BlockPublicPolicy and RestrictPublicBuckets",
    },
    {
      name: "of the account, with a bucket that was not read",
      status: "not_seen",
      resources: [blocked(ALL_BLOCKED), blocked(refused, "more"), accountBlock(null)],
      subject: OF_ACCOUNT,
    },
    { name: "of an account without buckets", status: "pass", resources: [accountBlock(ALL_BLOCKED)] },
    { name: "of an account without buckets and switches", status: "not_applicable", resources: [accountBlock(null)] },
  ]);
});
