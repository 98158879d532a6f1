import { fact, fail, pass } from "@/lib/checks/engine/define";
import { trailCheck } from "./trail-check";

/** CloudTrail signs what it wrote each hour, so that changed and missing files are noticed. */
export const cloudtrailLogValidation = trailCheck({
  id: "cloudtrail-log-validation",
  title: "Trail log files are validated",
  severity: "medium",
  evaluate: ({ configuration }) => {
    const on = configuration.LogFileValidationEnabled === true;
    const evidence = [fact("LogFileValidationEnabled", on)];
    return on
      ? pass("CloudTrail signs the files of the trail.", evidence)
      : fail("Files of the trail can be changed or deleted without anybody noticing.", evidence);
  },
  risk: "Whoever can write to the bucket can take their own traces out of the log, and nothing shows that it was done.",
  fix: {
    console: [
      "CloudTrail, Trails, the trail, General details, Edit",
      "Log file validation: Enabled, then Save changes",
    ],
    cli: ["aws cloudtrail update-trail --name {arn} --enable-log-file-validation"],
    terraform: 'resource "aws_cloudtrail" "this" {\n  enable_log_file_validation = true\n}',
    link: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-enabling.html",
  },
  apis: ["cloudtrail:DescribeTrails"],
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
});
