import { type Bucket, S3Client } from "@aws-sdk/client-s3";
import { GetPublicAccessBlockCommand, S3ControlClient } from "@aws-sdk/client-s3-control";
import { GLOBAL } from "@/lib/model/resource";
import { accountPublicAccessBlock, bucket } from "@/lib/model/resources/s3";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { accessPointPermissions, accessPoints } from "./s3-access-points";
import { bucketSettings, bucketTags } from "./s3-bucket";
import { allBuckets, regionOf } from "./s3-regions";
import { placeTags } from "./shared/tags";

const buckets = listing([bucket], async function* (context) {
  yield* context.each(await allBuckets(context), (one) => toBucket(context, one));
});

async function toBucket(context: CollectContext, { Name = "", CreationDate, BucketRegion }: Bucket): Promise<Found> {
  const region = regionOf(context, { Name, BucketRegion });
  const connect = async () => context.connect(S3Client, await region);
  const [settings, tagging, place] = await Promise.all([
    bucketSettings(context, Name, connect),
    bucketTags(context, Name, connect),
    context.read(() => region),
  ]);
  const { tags, unseenTags } = placeTags(tagging);
  return found(bucket, {
    arn: `arn:${context.partition}:s3:::${Name}`,
    region: place.seen ? place.value : GLOBAL,
    id: Name,
    name: Name,
    tags,
    // A region that AWS does not tell leaves a mark, so that nobody takes the bucket for one that moved.
    configuration: { Name, CreationDate, ...settings, ...unseenTags, ...(place.seen ? {} : { BucketRegion: place }) },
  });
}

const accountSettings = listing([accountPublicAccessBlock], async function* (context) {
  const client = context.connect(S3ControlClient);
  const PublicAccessBlock = await context.read(
    async () => {
      const answer = await client.send(new GetPublicAccessBlockCommand({ AccountId: context.awsAccountId }));
      return answer.PublicAccessBlockConfiguration ?? null;
    },
    { NoSuchPublicAccessBlockConfiguration: null },
  );
  yield found(accountPublicAccessBlock, {
    arn: context.arn("s3", "account-public-access-block"),
    id: context.awsAccountId,
    name: "S3 account settings",
    configuration: { PublicAccessBlock },
  });
});

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
export const s3 = defineCollector({
  service: "s3",
  scope: "global",
  permissions: {
    GetBucketAcl: "s3:GetBucketAcl",
    GetBucketCors: "s3:GetBucketCORS",
    GetBucketEncryption: "s3:GetEncryptionConfiguration",
    GetBucketLifecycleConfiguration: "s3:GetLifecycleConfiguration",
    GetBucketLocation: "s3:GetBucketLocation",
    GetBucketLogging: "s3:GetBucketLogging",
    GetBucketNotificationConfiguration: "s3:GetBucketNotification",
    GetBucketOwnershipControls: "s3:GetBucketOwnershipControls",
    GetBucketPolicy: "s3:GetBucketPolicy",
    GetBucketPolicyStatus: "s3:GetBucketPolicyStatus",
    GetBucketReplication: "s3:GetReplicationConfiguration",
    GetBucketTagging: "s3:GetBucketTagging",
    GetBucketVersioning: "s3:GetBucketVersioning",
    GetBucketWebsite: "s3:GetBucketWebsite",
    GetObjectLockConfiguration: "s3:GetBucketObjectLockConfiguration",
    ListBuckets: "s3:ListAllMyBuckets",
    "S3.GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
    "S3Control.GetPublicAccessBlock": "s3:GetAccountPublicAccessBlock",
    ...accessPointPermissions,
  },
  listings: [accountSettings, buckets, accessPoints],
});
