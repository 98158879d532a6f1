import { accountCheck, fact, fail, manual, pass } from "@/lib/checks/engine/define";
import type { Facts } from "@/lib/checks/engine/facts";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import { trail } from "@/lib/model/resources/cloudtrail";
import { surveyTrails, type TrailSurvey, trailFacts } from "./trails";

/** One trail that hears of every call in every region; several of one region each do not make one. */
export const cloudtrailMultiRegion = accountCheck({
  id: "cloudtrail-multi-region",
  service: "cloudtrail",
  title: "A multi-region trail records all management events",
  severity: "high",
  version: 1,
  reads: [trail],
  evaluate: (facts) => {
    const survey = surveyTrails(facts);
    const { recording, lacking, unclear, ofOthers, missing } = survey;
    if (recording.length > 0) {
      const names = recording.map((one) => one.trail.name).join(", ");
      const excluded = [...new Set(recording.flatMap((one) => one.excluded))];
      const without = excluded.length > 0 ? `, without those of ${excluded.join(" and ")}` : "";
      return pass(`${names} records all management events of all regions${without}.`, recording.flatMap(trailFacts));
    }
    if (missing.length + unclear.length > 0) {
      throw new NotSeen([...missing, ...unclear.flatMap((one) => one.missing)]);
    }
    if (ofOthers.length > 0) {
      const names = ofOthers.map((one) => one.trail.arn).join(", ");
      return manual(
        `Whether ${names} records all management events can only be read in the account that owns it.`,
        [...ofOthers, ...lacking].flatMap(trailFacts),
      );
    }
    const evidence = [
      ...lacking.slice(0, 8).flatMap(trailFacts),
      fact("Regions without a logging trail", regionsWithout(survey, facts)),
    ];
    const values = { trail: "all-regions", bucket: `cloudtrail-${facts.awsAccountId}` };
    if (lacking.length === 0) return fail("There is no trail.", evidence, { values });
    const why = lacking.slice(0, 8).map((one) => `${one.trail.name} ${one.lacks.join(" and ")}`);
    return fail(`No trail records all management events of all regions: ${why.join("; ")}.`, evidence, { values });
  },
  risk:
    "Who created a user, opened a port or deleted a database is then not written down, or only in some regions; whoever " +
    "wants to stay unseen takes another one. CloudTrail's own event history goes back 90 days and no further.",
  fix: {
    console: [
      "CloudTrail, Trails, Create trail: a trail that the console makes covers all regions",
      "Management events: Read and Write, nothing left out",
      "Log file validation and a KMS key are on the same page; then Create trail",
    ],
    cli: [
      "aws cloudtrail create-trail --name {trail} --s3-bucket-name {bucket} --is-multi-region-trail --enable-log-file-validation",
      "aws cloudtrail put-event-selectors --trail-name {trail} --event-selectors ReadWriteType=All,IncludeManagementEvents=true",
      "aws cloudtrail start-logging --name {trail}",
    ],
    terraform:
      'resource "aws_cloudtrail" "this" {\n  name                          = "all-regions"\n  s3_bucket_name                = aws_s3_bucket.trail.id\n  is_multi_region_trail         = true\n  include_global_service_events = true\n  enable_log_file_validation    = true\n}',
    link: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-a-trail-using-the-console-first-time.html",
  },
  apis: ["cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus", "cloudtrail:GetEventSelectors"],
  source:
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html",
});

function regionsWithout({ lacking }: TrailSurvey, facts: Facts): string[] {
  const logging = lacking
    .map((one) => one.trail)
    .filter(({ configuration: { Status } }) => Status.seen && Status.value.IsLogging === true);
  if (logging.some(({ configuration }) => configuration.IsMultiRegionTrail === true)) return [];
  const homes = new Set(logging.map(({ region }) => region));
  return facts.regions.filter((region) => !homes.has(region));
}
