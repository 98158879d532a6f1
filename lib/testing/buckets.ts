import type { HeldFact } from "@/lib/checks/engine/facts";
import type { Json, JsonObject } from "@/lib/model/json";
import { type Read, seen, unseen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import { accountPublicAccessBlock, bucket } from "@/lib/model/resources/s3";
import { resource } from "./facts";

/** All four switches of Block Public Access. */
export const ALL_BLOCKED = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

/** A setting that was refused. */
export function denied(operation: string): Read<never> {
  return unseen("denied", operation, `s3:${operation}`);
}

/** The bucket `data`, unless said, as one without any setting: each is a `Read`, or the value of one. */
export function aBucket(settings: Record<string, Json> = {}, name = "data", region = "eu-west-1"): HeldFact {
  const nothing: Record<string, Json> = {
    ...{ Acl: { Grants: [] }, Cors: null, Encryption: null, Lifecycle: null, Logging: null, Notification: {} },
    ...{ ObjectLock: null, OwnershipControls: null, Policy: null, PolicyStatus: null, PublicAccessBlock: null },
    ...{ Replication: null, Versioning: {}, Website: null },
  };
  const reads = Object.entries({ ...nothing, ...settings }).map(([key, value]) => [key, asRead(value)]);
  const configuration: JsonObject = { Name: name, ...Object.fromEntries(reads) };
  return resource(bucket, configuration, { arn: `arn:aws:s3:::${name}`, id: name, region });
}

/** The account's switches; null where nobody ever set them. */
export function accountBlock(value: Json): HeldFact {
  const arn = "arn:aws:s3::123456789012:account-public-access-block";
  const more = { arn, id: "123456789012", name: "S3 account settings", region: GLOBAL };
  return resource(accountPublicAccessBlock, { PublicAccessBlock: asRead(value) }, more);
}

function asRead(value: Json): Json {
  return typeof value === "object" && value !== null && "seen" in value ? value : seen(value);
}
