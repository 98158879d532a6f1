import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import type { DecidingFact, MissingFact } from "@/lib/model/finding";
import { type Read, unseen } from "@/lib/model/read";
import { trail } from "@/lib/model/resources/cloudtrail";
import { managementEvents } from "./selectors";

/** A trail as the snapshot holds it. */
export type Trail = KnownResource<typeof trail>;

/** A trail beside the question whether it records all management events of all regions. */
export type TrailAnswer = {
  trail: Trail;
  /** What it lacks, in plain words (`is not logging`); empty for a trail that records all, or may. */
  lacks: string[];
  /** What could not be read of it and would decide; empty unless `lacks` is. */
  missing: MissingFact[];
  /** Services that it leaves out, of those that CloudTrail offers to leave out. */
  excluded: string[];
};

/** All trails, sorted by what they are to the management events of the account. */
export type TrailSurvey = {
  /** Logging, multi-region, with read and write management events. */
  recording: TrailAnswer[];
  /** Trails that lack something. */
  lacking: TrailAnswer[];
  /** Trails of the account of which something that decides could not be read. */
  unclear: TrailAnswer[];
  /** Organization trails of another account that may record all: their selectors are that account's to show. */
  ofOthers: TrailAnswer[];
  /** Listings that may hold further trails. */
  missing: MissingFact[];
};

/** Sorts the trails of a snapshot, each ARN once. Throws nothing: what was not seen is in the answer. */
export function surveyTrails(facts: Facts): TrailSurvey {
  return facts.once("cloudtrail/trails", () => {
    const answers = seenTrails(facts).map(answerFor);
    const open = answers.filter(({ lacks, missing }) => lacks.length === 0 && missing.length > 0);
    const ofOthers = open.filter(({ trail, missing }) => isOfOthers(facts, trail) && onlySelectors(missing));
    return {
      recording: answers.filter(({ lacks, missing }) => lacks.length === 0 && missing.length === 0),
      lacking: answers.filter(({ lacks }) => lacks.length > 0),
      unclear: open.filter((one) => !ofOthers.includes(one)),
      ofOthers,
      missing: [...facts.missing(trail), ...homesLeftOut(facts)],
    };
  });
}

/**
 * The trails that satisfy "a multi-region trail records all management events", each ARN once, organization trails of
 * other accounts included. Empty when there is none for sure, or when only `surveyTrails(facts).ofOthers` may be.
 * @throws NotSeen when there is none, but something that could hold or be one was not seen
 */
export function recordingTrails(facts: Facts): Trail[] {
  const { recording, unclear, missing } = surveyTrails(facts);
  const lacking = [...missing, ...unclear.flatMap((one) => one.missing)];
  if (recording.length === 0 && lacking.length > 0) throw new NotSeen(lacking);
  return recording.map((one) => one.trail);
}

/**
 * Every trail of the snapshot, each ARN once.
 * @throws NotSeen when a listing was not read to its end, or a region that may be a trail's home was left out
 */
export function allTrails(facts: Facts): Trail[] {
  facts.all(trail);
  const leftOut = homesLeftOut(facts);
  if (leftOut.length > 0) throw new NotSeen(leftOut);
  return seenTrails(facts);
}

/** The trails that were seen this time, each ARN once: regions show those of others as shadows. */
export function seenTrails(facts: Facts): Trail[] {
  return [
    ...new Map(
      facts
        .known(trail)
        .filter(({ seen }) => seen)
        .map((one) => [one.arn, one]),
    ).values(),
  ];
}

/** True for an organization's trail that another account owns: it cannot be changed from here. */
export function isOfOthers(facts: Facts, { arn }: { arn: string }): boolean {
  return arn.split(":")[4] !== facts.awsAccountId;
}

/** Facts that show what a trail lacks, or that it lacks nothing. */
export function trailFacts({ trail, lacks, excluded }: TrailAnswer): DecidingFact[] {
  const { IsMultiRegionTrail, Status } = trail.configuration;
  const status = Status.seen ? Status.value : {};
  const facts: DecidingFact[] = [
    { field: "IsMultiRegionTrail", value: IsMultiRegionTrail === true, arn: trail.arn },
    { field: "Status.IsLogging", value: Status.seen ? Status.value.IsLogging === true : null, arn: trail.arn },
  ];
  const error = "LatestDeliveryError" in status ? status.LatestDeliveryError : undefined;
  if (typeof error === "string" && error !== "") {
    facts.push({ field: "Status.LatestDeliveryError", value: error, arn: trail.arn });
  }
  if (lacks.length > 0) facts.push({ field: "What it lacks", value: lacks, arn: trail.arn });
  if (excluded.length > 0) facts.push({ field: "Services left out", value: excluded, arn: trail.arn });
  return facts;
}

function answerFor(trail: Trail): TrailAnswer {
  const { IsMultiRegionTrail, Status, Selectors } = trail.configuration;
  const lacks: string[] = [];
  const missing: MissingFact[] = [];
  if (IsMultiRegionTrail !== true) lacks.push("covers one region only");
  if (!Status.seen) missing.push(lackOf(Status, `logging state of trail ${trail.name}`));
  else if (Status.value.IsLogging !== true) lacks.push("is not logging");
  let excluded: string[] = [];
  if (!Selectors.seen) missing.push(lackOf(Selectors, `${SELECTORS} of trail ${trail.name}`));
  else {
    const events = managementEvents(Selectors.value);
    ({ excluded } = events);
    if (!events.read && !events.write) lacks.push("does not record all management events of any kind");
    else if (!events.read) lacks.push("does not record all management events that read");
    else if (!events.write) lacks.push("does not record all management events that write");
  }
  return { trail, lacks, missing: lacks.length > 0 ? [] : missing, excluded };
}

const SELECTORS = "event selectors";

function onlySelectors(missing: readonly MissingFact[]): boolean {
  return missing.every(({ what }) => what.startsWith(SELECTORS));
}

function lackOf(read: Read<unknown>, what: string): MissingFact {
  const { reason, operation, action } = read.seen ? unseen("failed", "") : read;
  return { what, reason, operation, action };
}

/** A trail stands in its home region only, so a region that was left out may hide one that records them all. */
function homesLeftOut(facts: Facts): MissingFact[] {
  if (facts.leftOut.length === 0) return [];
  return [
    {
      what: `CloudTrail trails at home in ${facts.leftOut.join(", ")}`,
      reason: "excluded",
      operation: "",
      action: null,
    },
  ];
}
