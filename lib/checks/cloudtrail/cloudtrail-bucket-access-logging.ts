import { fact, fail, pass } from "@/lib/checks/engine/define";
import { seen } from "@/lib/checks/engine/not-seen";
import { trailBucketCheck } from "./trail-buckets";

/** Who read or deleted files of the trail is itself written down. */
export const cloudtrailBucketAccessLogging = trailBucketCheck({
  id: "cloudtrail-bucket-access-logging",
  title: "The trail bucket has access logging",
  severity: "medium",
  evaluate: ({ configuration }) => {
    const logging = seen(configuration.Logging, "Logging");
    const evidence = [fact("Logging.TargetBucket", logging?.TargetBucket)];
    return logging?.TargetBucket
      ? pass(`Access is logged to ${logging.TargetBucket}.`, evidence)
      : fail("Access to the bucket is not logged.", evidence);
  },
  risk: "When files of the trail are read or deleted, nothing tells who did it and from where.",
  fix: {
    console: [
      "S3, the bucket, Properties, Server access logging, Edit",
      "Enable, and choose another bucket of the same region for the logs",
      "Save changes",
    ],
    cli: ["aws s3api put-bucket-logging --bucket {id} --bucket-logging-status file://logging.json"],
    terraform:
      'resource "aws_s3_bucket_logging" "trail" {\n  bucket        = aws_s3_bucket.trail.id\n  target_bucket = aws_s3_bucket.logs.id\n' +
      '  target_prefix = "trail/"\n}',
    link: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html",
  },
  apis: ["cloudtrail:DescribeTrails", "s3:ListBuckets", "s3:GetBucketLogging"],
  source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLogging.html",
});
