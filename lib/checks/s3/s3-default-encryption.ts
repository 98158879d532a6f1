import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { seen } from "@/lib/checks/engine/not-seen";
import { bucket } from "@/lib/model/resources/s3";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html */
const ALGORITHMS: ReadonlySet<string> = new Set(["AES256", "aws:kms", "aws:kms:dsse"]);

/** AWS does so by itself since January 2023; older versions of the benchmark still ask. */
export const s3DefaultEncryption = resourceCheck({
  id: "s3-default-encryption",
  service: "s3",
  title: "Buckets encrypt new objects by default",
  severity: "medium",
  version: 1,
  types: [bucket],
  evaluate: ({ configuration }) => {
    const encryption = seen(configuration.Encryption, "Encryption");
    const algorithms = (encryption?.Rules ?? []).flatMap((rule) => {
      const { SSEAlgorithm } = rule.ApplyServerSideEncryptionByDefault ?? {};
      return SSEAlgorithm !== undefined && ALGORITHMS.has(SSEAlgorithm) ? [SSEAlgorithm] : [];
    });
    const evidence = [fact("SSEAlgorithm", algorithms)];
    return algorithms.length > 0
      ? pass(`New objects are encrypted with ${algorithms.join(" and ")}.`, evidence)
      : fail("The bucket has no default encryption.", evidence);
  },
  risk: "Objects that are uploaded without a word about encryption would lie in S3 as they came.",
  fix: {
    console: ["S3, the bucket, Properties, Default encryption, Edit", "Choose a kind of key, then Save changes"],
    cli: [
      "aws s3api put-bucket-encryption --bucket {id} --server-side-encryption-configuration file://encryption.json",
    ],
    terraform:
      'resource "aws_s3_bucket_server_side_encryption_configuration" "this" {\n  bucket = aws_s3_bucket.this.id\n' +
      '  rule {\n    apply_server_side_encryption_by_default {\n      sse_algorithm = "AES256"\n    }\n  }\n}',
    link: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html",
  },
  apis: ["s3:ListBuckets", "s3:GetBucketEncryption"],
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html",
});
