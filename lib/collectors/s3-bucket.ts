import {
  GetBucketAclCommand,
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetBucketWebsiteCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { CallFailure } from "@/lib/aws/call-failure";
import { type Read, seen } from "@/lib/model/read";
import type { CollectContext } from "./define";
import { policyDocument } from "./policy/document";
import { tagMap } from "./shared/tags";

type Setting = {
  read: (s3: S3Client, of: { Bucket: string }) => Promise<unknown>;
  /** Error by which S3 says that the bucket has no such setting. */
  none?: string;
};

/**
 * The settings of a bucket, each with the call that reads it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
const SETTINGS: Readonly<Record<string, Setting>> = {
  Acl: { read: async (s3, of) => body(await s3.send(new GetBucketAclCommand(of))) },
  Cors: {
    read: async (s3, of) => (await s3.send(new GetBucketCorsCommand(of))).CORSRules,
    none: "NoSuchCORSConfiguration",
  },
  Encryption: {
    read: async (s3, of) => (await s3.send(new GetBucketEncryptionCommand(of))).ServerSideEncryptionConfiguration,
    none: "ServerSideEncryptionConfigurationNotFoundError",
  },
  Lifecycle: {
    read: async (s3, of) => body(await s3.send(new GetBucketLifecycleConfigurationCommand(of))),
    none: "NoSuchLifecycleConfiguration",
  },
  Logging: { read: async (s3, of) => (await s3.send(new GetBucketLoggingCommand(of))).LoggingEnabled },
  Notification: { read: async (s3, of) => body(await s3.send(new GetBucketNotificationConfigurationCommand(of))) },
  ObjectLock: {
    read: async (s3, of) => (await s3.send(new GetObjectLockConfigurationCommand(of))).ObjectLockConfiguration,
    none: "ObjectLockConfigurationNotFoundError",
  },
  OwnershipControls: {
    read: async (s3, of) => (await s3.send(new GetBucketOwnershipControlsCommand(of))).OwnershipControls,
    none: "OwnershipControlsNotFoundError",
  },
  PublicAccessBlock: {
    read: async (s3, of) => (await s3.send(new GetPublicAccessBlockCommand(of))).PublicAccessBlockConfiguration,
    none: "NoSuchPublicAccessBlockConfiguration",
  },
  Replication: {
    read: async (s3, of) => (await s3.send(new GetBucketReplicationCommand(of))).ReplicationConfiguration,
    none: "ReplicationConfigurationNotFoundError",
  },
  Versioning: { read: async (s3, of) => body(await s3.send(new GetBucketVersioningCommand(of))) },
  Website: {
    read: async (s3, of) => body(await s3.send(new GetBucketWebsiteCommand(of))),
    none: "NoSuchWebsiteConfiguration",
  },
};

const POLICY: Setting = {
  read: async (s3, of) => policyDocument((await s3.send(new GetBucketPolicyCommand(of))).Policy),
  none: "NoSuchBucketPolicy",
};

const POLICY_STATUS: Setting = { read: readPolicyStatus, none: "NoSuchBucketPolicy" };

/**
 * Reads all settings of a bucket side by side; null where the bucket has no such setting.
 * @param connect client in the bucket's region; its failure is the failure of each setting
 */
export async function bucketSettings(
  context: CollectContext,
  Bucket: string,
  connect: () => Promise<S3Client>,
): Promise<Record<string, Read<unknown>>> {
  const read = ({ read, none }: Setting) =>
    context.read(async () => (await read(await connect(), { Bucket })) ?? null, none ? { [none]: null } : {});
  const entries = Object.entries(SETTINGS).map(async ([name, setting]) => [name, await read(setting)] as const);
  const withPolicy = async () => {
    const Policy = await read(POLICY);
    // Without a policy AWS answers that it cannot judge it: a call saved for most buckets.
    const PolicyStatus = Policy.seen && Policy.value === null ? seen(null) : await read(POLICY_STATUS);
    return { Policy, PolicyStatus };
  };
  const [policy, ...settings] = await Promise.all([withPolicy(), ...entries]);
  return { ...policy, ...Object.fromEntries(settings) };
}

/** Reads a bucket's tags. */
export function bucketTags(
  context: CollectContext,
  Bucket: string,
  connect: () => Promise<S3Client>,
): Promise<Read<Record<string, string>>> {
  const read = async () => tagMap((await (await connect()).send(new GetBucketTaggingCommand({ Bucket }))).TagSet);
  return context.read(read, { NoSuchTagSet: {} });
}

async function readPolicyStatus(s3: S3Client, of: { Bucket: string }): Promise<unknown> {
  const { PolicyStatus } = await s3.send(new GetBucketPolicyStatusCommand(of));
  if (typeof PolicyStatus?.IsPublic === "boolean") return PolicyStatus;
  // Servers that do not know the operation list the bucket's objects instead.
  throw new CallFailure(
    "broken_answer",
    "NoPolicyStatus",
    "s3",
    await s3.config.region(),
    "GetBucketPolicyStatus",
    null,
    "The answer says nothing about the policy.",
  );
}

/** An answer without the SDK's notes about the request. */
function body<T extends object>(answer: T & { $metadata?: unknown }): Omit<T, "$metadata"> {
  const { $metadata, ...rest } = answer;
  return rest;
}
