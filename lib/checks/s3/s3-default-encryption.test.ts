import { describe } from "vitest";
import { bucket } from "@/lib/model/resources/s3";
import { aBucket, denied } from "@/lib/testing/buckets";
import { factTable } from "@/lib/testing/facts";
import { s3DefaultEncryption } from "./s3-default-encryption";

const one = (SSEAlgorithm: string) => [
  aBucket({ Encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm } }] } }),
];

describe("buckets encrypt by default", () => {
  factTable(s3DefaultEncryption, [
    { name: "S3's own keys", status: "pass", resources: one("AES256"), says: "AES256" },
    { name: "a KMS key", status: "pass", resources: one("aws:kms") },
    { name: "two layers", status: "pass", resources: one("aws:kms:dsse") },
    { name: "none", status: "fail", resources: [aBucket()] },
    { name: "a rule about bucket keys only", status: "fail", resources: [aBucket({ Encryption: { Rules: [{}] } })] },
    {
      name: "denied, which fails for Prowler",
      status: "not_seen",
      resources: [aBucket({ Encryption: denied("GetEncryptionConfiguration") })],
    },
    { name: "not listed", status: "not_seen", hidden: [[bucket, "denied", "global"]] },
    { name: "no bucket", status: "not_applicable" },
  ]);
});
