import { fact, fail, pass, type Ruling, regionCheck } from "@/lib/checks/engine/define";
import type { Facts } from "@/lib/checks/engine/facts";
import { NotSeen, seen } from "@/lib/checks/engine/not-seen";
import { configurationRecorder, deliveryChannel } from "@/lib/model/resources/config";
import { leftOutBy, ownRecorders, recordsGlobalTypes } from "./recorders";

/** A recorder that has just been started may not have delivered yet. */
const GRACE_DAYS = 1;

/** One verdict on each region, and one on the account: somewhere the global types have to be recorded too. */
export const configRecorderAllRegions = regionCheck({
  id: "config-recorder-all-regions",
  service: "config",
  title: "AWS Config records everything in every region",
  severity: "medium",
  version: 1,
  reads: [configurationRecorder, deliveryChannel],
  evaluate: (region, facts) => (facts.isOffered(configurationRecorder, region) ? ofRegion(region, facts) : null),
  account: (facts) => ofAccount(facts),
  risk:
    "When something breaks or leaks, nobody can tell how a resource was set up last week and what changed since. Rules " +
    "of Config, and what builds on them, see nothing in that region.",
  fix: {
    console: [
      "Choose the region, then AWS Config, Settings (or Get started)",
      "Recording strategy: All resource types; global IAM types in one region only",
      "Delivery method: a bucket; then Save, and Start recording",
    ],
    cli: [
      "aws configservice put-configuration-recorder --configuration-recorder name=default,roleARN={role} --recording-group allSupported=true",
      "aws configservice put-delivery-channel --delivery-channel name=default,s3BucketName={bucket}",
      "aws configservice start-configuration-recorder --configuration-recorder-name default",
    ],
    terraform:
      'resource "aws_config_configuration_recorder" "this" {\n  role_arn = aws_iam_role.config.arn\n  recording_group {\n    all_supported                 = true\n' +
      "    include_global_resource_types = true\n  }\n}",
    link: "https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html",
  },
  apis: [
    "config:DescribeConfigurationRecorders",
    "config:DescribeConfigurationRecorderStatus",
    "config:DescribeDeliveryChannels",
  ],
  source: "https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html",
});

function ofRegion(region: string, facts: Facts): Ruling {
  const { partition, awsAccountId } = facts;
  const values = {
    role: `arn:${partition}:iam::${awsAccountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    bucket: facts.known(deliveryChannel)[0]?.configuration.s3BucketName ?? `config-${awsAccountId}`,
  };
  facts.all(configurationRecorder, region);
  const [recorder] = ownRecorders(facts, region);
  if (recorder === undefined) return fail(`There is no recorder in ${region}.`, [], { values });
  const { Status, recordingGroup } = recorder.configuration;
  const evidence = [
    fact(
      "recordingGroup",
      recordingGroup
        ? {
            strategy: recordingGroup.recordingStrategy?.useOnly ?? null,
            allSupported: recordingGroup.allSupported ?? null,
          }
        : null,
      recorder,
    ),
  ];
  const flaws: string[] = [];
  const status = Status.seen ? Status.value : null;
  if (Status.seen) {
    evidence.push(fact("Status.recording", status?.recording === true, recorder));
    if (status?.recording !== true) flaws.push("is stopped");
    else if (!delivers(status, facts)) {
      evidence.push(fact("Status.lastStatus", status.lastStatus, recorder));
      flaws.push(/^failure$/i.test(status.lastStatus ?? "") ? "failed to deliver" : "has not delivered anything");
    }
  }
  const left = leftOutBy(recorder, facts);
  if (left !== null) flaws.push(left);
  const channels = facts.known(deliveryChannel, region).filter((one) => one.seen && one.configuration.s3BucketName);
  if (channels.length === 0 && facts.missing(deliveryChannel, region).length === 0)
    flaws.push("has no bucket to deliver to");
  if (flaws.length > 0) return fail(`The recorder in ${region} ${flaws.join(" and ")}.`, evidence, { values });
  seen(Status, "Status");
  if (channels.length === 0) facts.all(deliveryChannel, region);
  return pass(`The recorder in ${region} takes down everything.`, evidence);
}

function delivers(status: { [key: string]: unknown; lastStatus?: string | undefined }, facts: Facts): boolean {
  const last = status.lastStatus?.toLowerCase() ?? "pending";
  if (last !== "pending") return last !== "failure";
  const started = facts.daysSince(typeof status.lastStartTime === "string" ? status.lastStartTime : null);
  return started !== null && started < GRACE_DAYS;
}

function ofAccount(facts: Facts): Ruling {
  const recording = ownRecorders(facts).filter(recordsGlobalTypes);
  const sure = recording.find(({ configuration }) => configuration.Status.seen);
  if (sure) {
    return pass(`Users, groups, roles and policies are recorded in ${sure.region}.`, [
      fact("Recorder", sure.region, sure),
    ]);
  }
  const missing = facts.missing(configurationRecorder);
  if (missing.length > 0) throw new NotSeen(missing);
  if (recording[0]) seen(recording[0].configuration.Status, "Status");
  if (facts.leftOut.length > 0) {
    const what = `Config recorders in ${facts.leftOut.join(", ")}`;
    throw new NotSeen([{ what, reason: "excluded", operation: "", action: null }]);
  }
  return fail("No region's recorder takes down users, groups, roles and policies.");
}
