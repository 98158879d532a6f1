import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { seen } from "@/lib/checks/engine/not-seen";
import { bucket } from "@/lib/model/resources/s3";

/** Versions of objects cannot be deleted for good without the code of the root user's device. */
export const s3MfaDelete = resourceCheck({
  id: "s3-mfa-delete",
  service: "s3",
  title: "Buckets require MFA to delete versions",
  severity: "medium",
  version: 1,
  types: [bucket],
  evaluate: ({ configuration }, facts) => {
    const { Status, MFADelete } = seen(configuration.Versioning, "Versioning");
    const evidence = [fact("Versioning.Status", Status), fact("Versioning.MFADelete", MFADelete)];
    const device = `arn:${facts.partition}:iam::${facts.awsAccountId}:mfa/root-account-mfa-device 123456`;
    const values = { device };
    if (Status !== "Enabled") {
      const how = Status === undefined ? "has never been on" : `is ${Status.toLowerCase()}`;
      return fail(`Versioning ${how}, so deleted objects are gone.`, evidence, { values });
    }
    return MFADelete === "Enabled"
      ? pass("Deleting a version needs MFA.", evidence)
      : fail("Versions can be deleted for good without MFA.", evidence, { values });
  },
  risk:
    "With stolen credentials somebody can delete all versions of all objects, and nothing brings them back. Few buckets " +
    "have this: only the root user can turn it on, and lifecycle rules do not work beside it. Object Lock or a copy in " +
    "another account does the same with less trouble; then accept this risk once for all buckets.",
  fix: {
    console: [
      "The console cannot do it: it takes the root user's credentials and the command line",
      "Remove lifecycle rules that delete or move objects of this bucket first",
    ],
    cli: [
      "aws s3api put-bucket-versioning --bucket {id} --versioning-configuration Status=Enabled,MFADelete=Enabled --mfa {device}",
    ],
    terraform:
      'resource "aws_s3_bucket_versioning" "this" {\n  bucket = aws_s3_bucket.this.id\n  mfa    = "DEVICE_ARN CODE"\n' +
      '  versioning_configuration {\n    status     = "Enabled"\n    mfa_delete = "Enabled"\n  }\n}',
    link: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html",
  },
  apis: ["s3:ListBuckets", "s3:GetBucketVersioning"],
  source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html",
});
