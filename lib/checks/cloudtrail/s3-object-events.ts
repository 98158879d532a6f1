import { type AccountCheck, accountCheck, fact, fail, manual, notApplicable, pass } from "@/lib/checks/engine/define";
import type { Facts } from "@/lib/checks/engine/facts";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import { shortList } from "@/lib/checks/shared/short-list";
import { trail } from "@/lib/model/resources/cloudtrail";
import { bucket } from "@/lib/model/resources/s3";
import { objectEvents } from "./selectors";
import { isOfOthers, surveyTrails, type Trail, type TrailAnswer } from "./trails";

type Direction = "read" | "write";
type ObjectEventsCheck = Pick<AccountCheck, "id" | "title" | "risk"> & { direction: Direction };

/** What of a trail's selectors counts. */
type Candidate = { trail: Trail; full: boolean; some: string | null; unread: boolean };

function objectEventsCheck({ direction, ...about }: ObjectEventsCheck): AccountCheck {
  const other = direction === "read" ? "write" : "read";
  return accountCheck({
    ...about,
    service: "cloudtrail",
    severity: "low",
    version: 1,
    reads: [trail, bucket],
    evaluate: (facts) => {
      const survey = surveyTrails(facts);
      const all = [...survey.recording, ...survey.lacking, ...survey.unclear, ...survey.ofOthers];
      const candidates = all.flatMap((one) => candidateOf(one, facts, direction, other));
      const full = candidates.filter((one) => one.full);
      if (full.length > 0) {
        const arns = fact("Trails", shortList(full.map((one) => one.trail.arn)));
        return pass(`${full[0]?.trail.name} records every ${direction} of an object in any bucket.`, [arns]);
      }
      if (facts.known(bucket).length === 0 && facts.all(bucket).length === 0) {
        return notApplicable("The account has no buckets.");
      }
      const unread = candidates.filter((one) => one.unread);
      const own = unread.filter((one) => !isOnlySelectorsOfOthers(one, facts));
      if (survey.missing.length + own.length > 0) {
        throw new NotSeen([...survey.missing, ...own.flatMap(({ trail }) => lacksOf(trail))]);
      }
      const some = candidates.flatMap((one) => one.some ?? []);
      const evidence = [fact("What trails record", shortList(some))];
      if (unread.length > 0) {
        const arns = unread.map((one) => one.trail.arn).join(", ");
        return manual(
          `Whether ${arns} records each ${direction} can only be read in the account that owns it.`,
          evidence,
        );
      }
      const trails = survey.recording.map((one) => one.trail.arn);
      return fail(`No trail of all regions records every ${direction} of an object in S3.`, evidence, {
        values: { trail: trails[0] ?? "all-regions" },
      });
    },
    fix: {
      console: [
        "CloudTrail, Trails, the trail of all regions, Data events, Edit",
        `Data event source S3, log selector template: Log ${direction === "read" ? "readOnly" : "writeOnly"} events, or all events`,
        "Save changes; it is charged by the event. Event data stores of CloudTrail Lake are not looked at here",
      ],
      cli: ["aws cloudtrail put-event-selectors --trail-name {trail} --advanced-event-selectors file://selectors.json"],
      terraform:
        'advanced_event_selector {\n  name = "S3 objects"\n  field_selector {\n    field  = "eventCategory"\n    equals = ["Data"]\n  }\n' +
        '  field_selector {\n    field  = "resources.type"\n    equals = ["AWS::S3::Object"]\n  }\n}',
      link: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
    },
    apis: ["cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus", "cloudtrail:GetEventSelectors", "s3:ListBuckets"],
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html",
  });
}

/** Changes and deletions of objects. */
export const cloudtrailS3WriteEvents = objectEventsCheck({
  id: "cloudtrail-s3-write-events",
  title: "Object-level writes in S3 are logged",
  direction: "write",
  risk: "When objects were changed or deleted, nothing tells which ones, by whom and from where.",
});

/** Downloads of objects. */
export const cloudtrailS3ReadEvents = objectEventsCheck({
  id: "cloudtrail-s3-read-events",
  title: "Object-level reads in S3 are logged",
  direction: "read",
  risk: "When data leaked, nothing tells which objects were downloaded: then all of them count as lost.",
});

function candidateOf({ trail }: TrailAnswer, facts: Facts, direction: Direction, other: Direction): Candidate[] {
  const { IsMultiRegionTrail, Status, Selectors } = trail.configuration;
  const multi = IsMultiRegionTrail === true;
  const off = Status.seen && Status.value.IsLogging !== true;
  const events = Selectors.seen ? objectEvents(Selectors.value, facts.partition) : null;
  const records = events === null || events[direction];
  const able = multi && !off && records;
  const full = able && events !== null && Status.seen;
  const words = events && wordsOf(events, direction, other, { multi, off });
  return [{ trail, full, unread: able && !full, some: words && `${trail.name}: ${words}` }];
}

function wordsOf(
  events: ReturnType<typeof objectEvents>,
  direction: Direction,
  other: Direction,
  { multi, off }: { multi: boolean; off: boolean },
): string | null {
  const what = events[direction]
    ? `each ${direction}`
    : events[other]
      ? `each ${other} only`
      : events.partly
        ? "some buckets, events or callers only"
        : null;
  if (what === null) return null;
  return `${what}${multi ? "" : ", in one region only"}${off ? ", but it is not logging" : ""}`;
}

function isOnlySelectorsOfOthers({ trail }: Candidate, facts: Facts): boolean {
  return isOfOthers(facts, trail) && trail.configuration.Status.seen;
}

function lacksOf({ name, configuration: { Status, Selectors } }: Trail) {
  return [
    ...(Status.seen ? [] : [{ ...Status, what: `logging state of trail ${name}` }]),
    ...(Selectors.seen ? [] : [{ ...Selectors, what: `event selectors of trail ${name}` }]),
  ].map(({ what, reason, operation, action }) => ({ what, reason, operation, action }));
}
