import { describe } from "vitest";
import { bucket } from "@/lib/model/resources/s3";
import { aBucket, denied } from "@/lib/testing/buckets";
import { factTable } from "@/lib/testing/facts";
import { s3MfaDelete } from "./s3-mfa-delete";

const one = (Versioning: Record<string, string>) => [aBucket({ Versioning })];

describe("deleting versions needs MFA", () => {
  factTable(s3MfaDelete, [
    { name: "versioning and MFA", status: "pass", resources: one({ Status: "Enabled", MFADelete: "Enabled" }) },
    {
      name: "versioning alone",
      status: "fail",
      resources: one({ Status: "Enabled", MFADelete: "Disabled" }),
      says: "without MFA",
    },
    { name: "never had versioning", status: "fail", resources: one({}), says: "never been on" },
    {
      name: "suspended, which is enough for Prowler",
      status: "fail",
      resources: one({ Status: "Suspended", MFADelete: "Enabled" }),
      says: "suspended",
    },
    { name: "denied", status: "not_seen", resources: [aBucket({ Versioning: denied("GetBucketVersioning") })] },
    { name: "not listed", status: "not_seen", hidden: [[bucket, "denied", "global"]] },
    { name: "no bucket", status: "not_applicable" },
  ]);
});
