import { trailFacts } from "@/lib/checks/cloudtrail/trails";
import { type AccountCheck, accountCheck, fact, fail, manual, pass, type Ruling } from "@/lib/checks/engine/define";
import type { Facts } from "@/lib/checks/engine/facts";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import { inWords, shortList } from "@/lib/checks/shared/short-list";
import type { DecidingFact } from "@/lib/model/finding";
import type { JsonObject } from "@/lib/model/json";
import type { ResourceType } from "@/lib/model/resource";
import { trail } from "@/lib/model/resources/cloudtrail";
import { compositeAlarm, metricAlarm } from "@/lib/model/resources/cloudwatch";
import { metricFilter } from "@/lib/model/resources/logs";
import { subscription } from "@/lib/model/resources/sns";
import { type ChainEnd, FIRST_BROKEN, furthest } from "./alarm-chain";
import { alarmFix, placesFor } from "./alarm-fix";
import { matches } from "./filter-pattern";
import { labelOf, type Probes } from "./probes";
import { type Watch, type WatchedFilter, watchOf } from "./watched-groups";

/** What differs between the alarms. */
export type AlarmAbout = {
  id: string;
  title: string;
  /** Name for the filter and its metric in commands. */
  filter: string;
  /** A pattern that counts all of the events, for commands. */
  pattern: string;
  probes: Probes;
  risk: string;
  /** A verdict where the alarm is not the account's business. */
  before?: (facts: Facts) => Ruling | null;
  reads?: readonly ResourceType[];
};

/** A check that somebody is told when some kind of event is in the log of all calls. */
export function alarmCheck({ id, title, filter, pattern, probes, risk, before, reads = [] }: AlarmAbout): AccountCheck {
  return accountCheck({
    id,
    service: "cloudwatch",
    title,
    severity: "medium",
    version: 1,
    reads: [trail, metricFilter, metricAlarm, compositeAlarm, subscription, ...reads],
    evaluate: (facts) => before?.(facts) ?? judge(watchOf(facts), probes, { pattern, filter }, facts),
    risk,
    fix: alarmFix({ filter, pattern }),
    apis: [
      "cloudtrail:DescribeTrails",
      "cloudtrail:GetTrailStatus",
      "cloudtrail:GetEventSelectors",
      "logs:DescribeMetricFilters",
      "cloudwatch:DescribeAlarms",
      "sns:ListSubscriptions",
    ],
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
  });
}

function judge(watch: Watch, probes: Probes, names: { pattern: string; filter: string }, facts: Facts): Ruling {
  const { trails, lacking, groups, elsewhere, missing } = watch;
  const values = placesFor(watch, names, facts);
  const trailing = trails.map((one) =>
    fact("CloudWatchLogsLogGroupArn", one.configuration.CloudWatchLogsLogGroupArn, one),
  );
  const catchAll = (one: WatchedFilter) =>
    probes.harmless !== null && !!one.pattern && matches(one.pattern, probes.harmless);
  const covering = (event: JsonObject) => (one: WatchedFilter) =>
    !!one.pattern && !catchAll(one) && matches(one.pattern, event);
  const answers = probes.events.map((event) => {
    const filters = watch.filters.filter(covering(event));
    return { event, filters, end: filters.length === 0 ? null : furthest(filters.map(({ end }) => end)) };
  });
  const open = answers.filter(({ end }) => end?.link !== "told");
  const counting = [...new Set(answers.flatMap(({ filters }) => filters))];
  const evidence = [
    ...trailing,
    ...counting.slice(0, 6).flatMap(filterFacts),
    ...optionalFacts(probes, (event) => watch.filters.some((one) => covering(event)(one) && one.end.link === "told")),
  ];
  if (open.length === 0)
    return told(
      answers.flatMap(({ end }) => end ?? []),
      evidence,
    );

  // What was not seen may hold the rest.
  if (missing.length > 0) throw new NotSeen(missing);
  const lost = open.filter(({ end }) => end?.link !== "unseen");
  if (lost.length === 0) throw new NotSeen(open.flatMap(({ end }) => (end?.link === "unseen" ? end.missing : [])));
  if (elsewhere.length > 0) {
    return manual(
      `Events go to ${inWords(elsewhere)}, in another account: whether they raise an alarm can be seen only there.`,
      evidence,
      { values },
    );
  }
  if (trails.length === 0) {
    return fail(
      "No trail records all management events of all regions, so there is nothing to raise an alarm on.",
      lacking.slice(0, 4).flatMap(trailFacts),
      { values },
    );
  }
  if (groups.length === 0) {
    return fail(
      `${inWords(trails.map(({ name }) => name))} writes to no log group, where a filter could count.`,
      evidence,
      { values },
    );
  }
  const riddles = watch.filters.filter(({ pattern }) => pattern === null);
  if (riddles.length > 0) {
    const riddling = riddles.map(({ filter }) => fact("filterPattern", filter.configuration.filterPattern, filter));
    return manual(
      `The pattern of ${inWords(riddles.map(({ filter }) => filter.name))} is not understood: it may or may not count this.`,
      [...evidence, ...riddling.slice(0, 6)],
      { values },
    );
  }
  const uncovered = lost.filter(({ end }) => end === null).map(({ event }) => labelOf(event));
  if (uncovered.length > 0) {
    const greedy = watch.filters.filter(catchAll).map(({ filter }) => filter.name);
    const but = greedy.length > 0 ? ` ${inWords(greedy)} counts harmless calls too, which tells nobody anything.` : "";
    const where = inWords(groups.map(({ name }) => name));
    return fail(
      `No metric filter of ${where} counts ${inWords(uncovered)}.${but}`,
      [...evidence, fact("Events without a filter", shortList(uncovered))],
      { values },
    );
  }
  return fail(broken(lost.flatMap(({ end, filters }) => (end ? [{ end, filters }] : []))), evidence, { values });
}

function told(ends: readonly ChainEnd[], evidence: readonly DecidingFact[]): Ruling {
  const alarms = new Map(ends.flatMap((end) => (end.link === "told" ? [[end.alarm.arn, end] as const] : [])));
  const unverified = [...alarms.values()].filter(({ verified }) => !verified).map(({ action }) => action);
  const names = inWords([...alarms.values()].map(({ alarm }) => alarm.name));
  const doubt =
    unverified.length === 0
      ? ""
      : ` Who listens to ${inWords(unverified)} is for its own account to show: not verified.`;
  return pass(`${names} goes off and tells somebody.${doubt}`, [
    ...evidence,
    ...[...alarms.values()].slice(0, 6).map(({ alarm, action }) => fact("AlarmActions", action, alarm)),
  ]);
}

/** The soonest link that is missing, in words. */
function broken(lost: readonly { end: ChainEnd; filters: readonly WatchedFilter[] }[]): string {
  const rank = ({ end }: { end: ChainEnd }) => FIRST_BROKEN.indexOf(end.link);
  const [first] = [...lost].sort((one, other) => rank(one) - rank(other));
  const filters = inWords([...new Set(first?.filters.map(({ filter }) => filter.name))]);
  switch (first?.end.link) {
    case "no subscriber":
      return `${first.end.alarm.name} writes to ${first.end.topic}, to which nobody has a confirmed subscription.`;
    case "no action": {
      const { name, configuration } = first.end.alarm;
      return configuration.ActionsEnabled === true
        ? `${name} goes off, but has no action for it.`
        : `${name} goes off, but its actions are switched off.`;
    }
    default:
      return `${filters} counts it, but no alarm in its region watches its metric.`;
  }
}

function filterFacts({ filter, end }: WatchedFilter): DecidingFact[] {
  const { filterPattern, metricTransformations = [] } = filter.configuration;
  const metrics = metricTransformations.map(({ metricNamespace, metricName }) => `${metricNamespace}/${metricName}`);
  const facts = [fact("filterPattern", filterPattern, filter), fact("Metrics", shortList(metrics), filter)];
  if (end.link !== "no action" && end.link !== "no subscriber") return facts;
  const { ActionsEnabled, AlarmActions = [] } = end.alarm.configuration;
  return [
    ...facts,
    fact("ActionsEnabled", ActionsEnabled, end.alarm),
    fact("AlarmActions", shortList(AlarmActions), end.alarm),
  ];
}

function optionalFacts({ optional = [] }: Probes, isTold: (event: JsonObject) => boolean): DecidingFact[] {
  const without = optional.filter((event) => !isTold(event)).map(labelOf);
  return without.length > 0 ? [fact("Events without an alarm that are not required", shortList(without))] : [];
}
