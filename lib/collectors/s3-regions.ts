import { type Bucket, GetBucketLocationCommand, paginateListBuckets, S3Client } from "@aws-sdk/client-s3";
import type { CollectContext } from "./define";

/** All buckets of the account, asked for once. */
export function allBuckets(context: CollectContext): Promise<Bucket[]> {
  return context.once("buckets", async () => {
    const all: Bucket[] = [];
    // S3 tells the buckets' regions only to requests that have a parameter.
    const pages = context.paginate(paginateListBuckets, context.connect(S3Client), { MaxBuckets: 1000 });
    for await (const page of pages) all.push(...(page.Buckets ?? []));
    return all;
  });
}

/** Region of a bucket, asked for once where the list of buckets does not tell it. */
export function regionOf(context: CollectContext, { Name = "", BucketRegion }: Bucket): Promise<string> {
  return BucketRegion ? Promise.resolve(BucketRegion) : context.once(`region of ${Name}`, () => locate(context, Name));
}

/**
 * Region of a bucket by its location constraint, which has two old spellings.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
 */
async function locate(context: CollectContext, Bucket: string): Promise<string> {
  const { LocationConstraint } = await context.connect(S3Client).send(new GetBucketLocationCommand({ Bucket }));
  if (!LocationConstraint) return "us-east-1";
  return LocationConstraint === "EU" ? "eu-west-1" : LocationConstraint;
}
