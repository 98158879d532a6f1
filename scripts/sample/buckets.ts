import { type BucketLocationConstraint, S3 } from "@aws-sdk/client-s3";
import { ACCOUNT, HOME, policy, type World } from "./world";

type Bucket = {
  name: string;
  when: string;
  region?: BucketLocationConstraint | "us-east-1";
  /** All four switches of block public access. */
  blocked?: boolean;
  versioned?: boolean;
  logged?: boolean;
  key?: string;
  policy?: string;
  tags?: Record<string, string>;
};

const everybodyReads = (bucket: string) =>
  policy({
    Sid: "PublicRead",
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::${bucket}/*`,
  });
const serviceWrites = (service: string, bucket: string) =>
  policy({
    Effect: "Allow",
    Principal: { Service: `${service}.amazonaws.com` },
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::${bucket}/AWSLogs/${ACCOUNT}/*`,
  });

const BUCKETS: Bucket[] = [
  { name: "pinecrate-uploads", when: "2017-03-09 14:11", tags: { Env: "prod" } },
  {
    name: "pinecrate-static",
    when: "2018-04-17 09:02",
    policy: everybodyReads("pinecrate-static"),
    tags: { env: "prod", Owner: "web agency" },
  },
  { name: "pinecrate-backups", when: "2018-11-19 21:05", tags: { Env: "prod", Owner: "trenner" } },
  { name: "pinecrate-logs", when: "2019-06-19 11:30", tags: { Env: "prod" } },
  {
    name: "pinecrate-invoices",
    when: "2020-07-01 13:25",
    blocked: true,
    versioned: true,
    tags: { Env: "prod", pii: "yes" },
  },
  {
    name: "pinecrate-trail",
    when: "2019-05-13 10:40",
    blocked: true,
    policy: serviceWrites("cloudtrail", "pinecrate-trail"),
  },
  { name: "pinecrate-artifacts-eu", when: "2022-03-14 10:04", blocked: true, key: "alias/build" },
  {
    name: "pinecrate-terraform-state",
    when: "2023-10-09 12:40",
    blocked: true,
    versioned: true,
    tags: { terraform: "true" },
  },
  { name: "pinecrate-athena-results", when: "2022-08-17 15:12" },
  { name: "pinecrate-exports", when: "2023-02-27 13:22", tags: { Owner: "svedova", Environment: "prod" } },
  { name: "pinecrate-staging-uploads", when: "2021-10-04 10:20", tags: { Environment: "staging" } },
  {
    name: "pinecrate-legal-hold",
    when: "2022-05-30 08:08",
    versioned: true,
    blocked: true,
    tags: { Owner: "Hofland advocaten" },
  },
  { name: "pc-tmp-jp", when: "2019-08-23 23:14" },
  { name: "pinecrate-press-kit", when: "2020-10-21 12:00", policy: everybodyReads("pinecrate-press-kit") },
  { name: "aws-athena-query-results-444455556666", when: "2022-08-17 14:55" },
  { name: "cf-templates-1x0q3k8zr5w2-eu-west-1", when: "2021-09-28 08:35", blocked: true },
  { name: "elasticbeanstalk-eu-west-1-444455556666", when: "2017-05-02 10:19" },
  {
    name: "pinecrate-demo-assets",
    when: "2021-05-18 10:50",
    region: "eu-central-1",
    tags: { event: "retail-expo-2021" },
  },
  { name: "pinecrate-cdn-logs", when: "2019-02-14 16:31", region: "us-east-1" },
  { name: "crate-images-ml", when: "2022-10-03 19:42", region: "us-west-2", tags: { owner: "intern-2022" } },
];

/** Buckets of all years and regions; one public, one that all logs go to, one nobody knows. */
export async function makeBuckets(world: World): Promise<void> {
  for (const bucket of BUCKETS) {
    const region = bucket.region ?? HOME;
    const s3 = world.aws(S3, region);
    await world.at(bucket.when);
    const Bucket = bucket.name;
    await s3.createBucket({
      Bucket,
      ...(region === "us-east-1" ? {} : { CreateBucketConfiguration: { LocationConstraint: region } }),
    });
    if (bucket.blocked) {
      await s3.putPublicAccessBlock({
        Bucket,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      });
    }
    if (bucket.versioned) await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: "Enabled" } });
    await s3.putBucketEncryption({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: bucket.key
              ? { SSEAlgorithm: "aws:kms", KMSMasterKeyID: bucket.key }
              : { SSEAlgorithm: "AES256" },
          },
        ],
      },
    });
    if (bucket.policy) await s3.putBucketPolicy({ Bucket, Policy: bucket.policy });
    const TagSet = Object.entries(bucket.tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
    if (TagSet.length > 0) await s3.putBucketTagging({ Bucket, Tagging: { TagSet } });
  }
  const s3 = world.aws(S3);
  await s3.putBucketLifecycleConfiguration({
    Bucket: "pinecrate-logs",
    LifecycleConfiguration: {
      Rules: [{ ID: "expire", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 3650 } }],
    },
  });
}
