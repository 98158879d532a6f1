import { surveyTrails, type Trail, type TrailAnswer } from "@/lib/checks/cloudtrail/trails";
import type { Facts } from "@/lib/checks/engine/facts";
import type { MissingFact } from "@/lib/model/finding";
import { metricFilter } from "@/lib/model/resources/logs";
import { type ChainEnd, followFilter, type MetricFilter } from "./alarm-chain";
import { parseFilterPattern } from "./filter-parser";
import type { FilterPattern } from "./filter-pattern";

/** A log group that a trail of all events writes to. */
export type WatchedGroup = { trail: Trail; name: string; region: string; account: string };

/** A filter on such a group. */
export type WatchedFilter = {
  filter: MetricFilter;
  /** Null for one that is not understood. */
  pattern: FilterPattern | null;
  end: ChainEnd;
};

/** What could raise an alarm on calls of the account: the same for all fifteen alarms. */
export type Watch = {
  /** Trails that record everything, with or without a group. */
  trails: readonly Trail[];
  /** Trails that lack something. */
  lacking: readonly TrailAnswer[];
  /** Groups of this account. */
  groups: readonly WatchedGroup[];
  /** Groups of other accounts, and trails whose selectors only their owner can read. */
  elsewhere: readonly string[];
  filters: readonly WatchedFilter[];
  /** What may hold further trails, groups or filters, and was not seen. */
  missing: readonly MissingFact[];
};

/** Reads trails, groups, filters and alarms once for all checks. Throws nothing. */
export function watchOf(facts: Facts): Watch {
  return facts.once("cloudwatch/watch", () => {
    const survey = surveyTrails(facts);
    const trails = survey.recording.map(({ trail }) => trail);
    const all = trails.flatMap(groupOf);
    const groups = all.filter(({ account }) => account === facts.awsAccountId);
    const regions = [...new Set(groups.map(({ region }) => region))];
    return {
      trails,
      lacking: survey.lacking,
      groups,
      elsewhere: [
        ...all.filter((one) => !groups.includes(one)).map(({ trail }) => trail.configuration.CloudWatchLogsLogGroupArn),
        ...survey.ofOthers.map(({ trail }) => trail.arn),
      ].filter((arn) => arn !== undefined),
      filters: regions.flatMap((region) =>
        facts
          .known(metricFilter, region)
          .filter(({ seen, configuration: { logGroupName } }) => seen && isOneOf(groups, region, logGroupName))
          .map((filter) => ({
            filter,
            pattern: parseFilterPattern(filter.configuration.filterPattern ?? ""),
            end: followFilter(filter, facts),
          })),
      ),
      missing: [
        ...survey.missing,
        ...survey.unclear.flatMap((one) => one.missing),
        ...regions.flatMap((region) => filtersUnseen(region, facts)),
      ],
    };
  });
}

function filtersUnseen(region: string, facts: Facts): MissingFact[] {
  if (facts.regions.includes(region)) return facts.missing(metricFilter, region);
  return [{ what: `metric filters in ${region}`, reason: "excluded", operation: "", action: null }];
}

/** `arn:aws:logs:REGION:ACCOUNT:log-group:NAME:*` */
function groupOf(trail: Trail): WatchedGroup[] {
  const [, , , region, account, , name] = trail.configuration.CloudWatchLogsLogGroupArn?.split(":") ?? [];
  return region && account && name ? [{ trail, region, account, name }] : [];
}

function isOneOf(groups: readonly WatchedGroup[], region: string, name: string): boolean {
  return groups.some((group) => group.region === region && group.name === name);
}
