import { fact, fail, pass } from "@/lib/checks/engine/define";
import { trailCheck } from "./trail-check";

/** The trail's own key decides; what the bucket does by default is another matter. */
export const cloudtrailKms = trailCheck({
  id: "cloudtrail-kms",
  title: "Trail logs are encrypted with a KMS key",
  severity: "medium",
  evaluate: ({ configuration: { KmsKeyId } }) =>
    KmsKeyId
      ? pass("The trail encrypts its files with a KMS key.", [fact("KmsKeyId", KmsKeyId)])
      : fail("The trail names no KMS key: whoever may read the bucket reads the log.", [fact("KmsKeyId", null)]),
  risk:
    "The log names every user, address and resource of the account. With a key of its own, reading it takes a second " +
    "permission, and every use of that key is itself in the log.",
  fix: {
    console: [
      "CloudTrail, Trails, the trail, General details, Edit",
      "Log file SSE-KMS encryption: Enabled, with a new key or one whose policy lets CloudTrail use it",
      "Save changes",
    ],
    cli: ["aws cloudtrail update-trail --name {arn} --kms-key-id alias/cloudtrail"],
    terraform: 'resource "aws_cloudtrail" "this" {\n  kms_key_id = aws_kms_key.cloudtrail.arn\n}',
    link: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail-update-trail.html",
  },
  apis: ["cloudtrail:DescribeTrails"],
  source:
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
});
