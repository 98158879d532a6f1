import { describe } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { seen, unseen } from "@/lib/model/read";
import { key } from "@/lib/model/resources/kms";
import { factTable, resource } from "@/lib/testing/facts";
import { kmsKeyRotation } from "./kms-key-rotation";

const refused = unseen("denied", "kms:GetKeyRotationStatus", "kms:GetKeyRotationStatus");
const on = { KeyRotationEnabled: true, RotationPeriodInDays: 180 };
const off = { KeyRotationEnabled: false };
function aKey(
  rotation: JsonObject | null | "denied" | "absent",
  metadata: JsonObject = {},
  id = "k-1",
  region = "eu-west-1",
) {
  const arn = `arn:aws:kms:${region}:123456789012:key/${id}`;
  const usual = { KeyManager: "CUSTOMER", KeyState: "Enabled", KeySpec: "SYMMETRIC_DEFAULT", Origin: "AWS_KMS" };
  const configuration: JsonObject = {
    KeyId: id,
    KeyArn: arn,
    KeyMetadata: seen<JsonObject>({ ...usual, ...metadata }),
  };
  if (rotation !== "absent") configuration.RotationStatus = rotation === "denied" ? refused : seen(rotation);
  return resource(key, configuration, { arn, id, region });
}
const multi = (MultiRegionKeyType: string) => ({
  MultiRegion: true,
  MultiRegionConfiguration: { MultiRegionKeyType, PrimaryKey: { Arn: "arn:aws:kms:eu-west-1:123456789012:key/mrk-1" } },
});
const replica = (rotation: JsonObject) => aKey(rotation, multi("REPLICA"), "mrk-1", "us-east-1");

describe("keys rotate", () => {
  factTable(kmsKeyRotation, [
    { name: "on", status: "pass", resources: [aKey(on)], says: "every 180 days" },
    { name: "off", status: "fail", resources: [aKey(off)] },
    {
      name: "imported material, which fails for Prowler",
      status: "manual",
      resources: [aKey("absent", { Origin: "EXTERNAL" })],
    },
    {
      name: "a custom store, which fails for Prowler",
      status: "manual",
      resources: [aKey(off, { Origin: "AWS_CLOUDHSM" })],
    },
    { name: "an outside store", status: "manual", resources: [aKey(null, { Origin: "EXTERNAL_KEY_STORE" })] },
    { name: "AWS says that it cannot", status: "manual", resources: [aKey(null)] },
    {
      name: "the primary of several regions",
      status: "fail",
      resources: [aKey(off, multi("PRIMARY"), "mrk-1"), replica(off)],
      subject: "eu-west-1:123456789012:key/mrk-1",
    },
    {
      name: "a replica, which Prowler scores again",
      status: "not_applicable",
      resources: [aKey(off, multi("PRIMARY"), "mrk-1"), replica(off)],
      subject: "us-east-1:123456789012:key/mrk-1",
    },
    { name: "a key of AWS's", status: "not_applicable", resources: [aKey("absent", { KeyManager: "AWS" })] },
    { name: "off and waiting", status: "not_applicable", resources: [aKey(off, { KeyState: "PendingDeletion" })] },
    { name: "disabled", status: "not_applicable", resources: [aKey(off, { KeyState: "Disabled" })] },
    { name: "asymmetric", status: "not_applicable", resources: [aKey("absent", { KeySpec: "RSA_2048" })] },
    { name: "for HMAC", status: "not_applicable", resources: [aKey("absent", { KeySpec: "HMAC_256" })] },
    {
      name: "denied for one key only",
      status: "not_seen",
      resources: [aKey("denied"), aKey(on, {}, "k-2")],
      subject: "key/k-1",
    },
    { name: "the other key", status: "pass", resources: [aKey("denied"), aKey(on, {}, "k-2")], subject: "key/k-2" },
    {
      name: "a key that locks us out",
      status: "not_seen",
      resources: [resource(key, { KeyId: "k", KeyArn: "arn:k", KeyMetadata: refused })],
    },
    { name: "not listed", status: "not_seen", hidden: [[key, "denied", "eu-west-1"]] },
    { name: "no key", status: "not_applicable" },
  ]);
});
