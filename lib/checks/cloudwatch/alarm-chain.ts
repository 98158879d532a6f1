import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import type { MissingFact } from "@/lib/model/finding";
import { compositeAlarm, metricAlarm } from "@/lib/model/resources/cloudwatch";
import type { metricFilter } from "@/lib/model/resources/logs";
import { subscription } from "@/lib/model/resources/sns";

/** A metric filter as the snapshot holds it. */
export type MetricFilter = KnownResource<typeof metricFilter>;

/** An alarm on a metric, or on other alarms. */
export type Alarm = KnownResource<typeof metricAlarm> | KnownResource<typeof compositeAlarm>;

/** How far what a metric filter counts gets on its way to somebody who hears of it. */
export type ChainEnd =
  /** `verified` is false for a topic of another account: who listens to it is that account's to show. */
  | { link: "told"; alarm: Alarm; action: string; verified: boolean }
  | { link: "unseen"; missing: readonly MissingFact[] }
  | { link: "no subscriber"; alarm: Alarm; topic: string }
  | { link: "no action"; alarm: Alarm }
  | { link: "no alarm" };

/** The end that got further stands first; what was not seen may have got all the way. */
const FURTHEST: readonly ChainEnd["link"][] = ["told", "unseen", "no subscriber", "no action", "no alarm"];

/** The link that is missing soonest on the way. */
export const FIRST_BROKEN: readonly ChainEnd["link"][] = ["no alarm", "no action", "no subscriber"];

/** Follows a filter: its metrics, alarms on them in the same region, their actions, who listens. */
export function followFilter(filter: MetricFilter, facts: Facts): ChainEnd {
  const { region } = filter;
  const watching = seenOf(facts.known(metricAlarm, region)).filter((alarm) => watches(alarm, filter, facts));
  const ends = [...watching, ...parentsOf(watching, seenOf(facts.known(compositeAlarm, region)))].map((alarm) =>
    followAlarm(alarm, facts),
  );
  const missing = [...facts.missing(metricAlarm, region), ...facts.missing(compositeAlarm, region)];
  return furthest([...ends, missing.length > 0 ? { link: "unseen", missing } : { link: "no alarm" }]);
}

/** The one that got furthest, verified ones first. */
export function furthest(ends: readonly ChainEnd[]): ChainEnd {
  const rank = (end: ChainEnd) => FURTHEST.indexOf(end.link) + (end.link === "told" && !end.verified ? 0.5 : 0);
  return ends.reduce((one, other) => (rank(other) < rank(one) ? other : one), { link: "no alarm" });
}

/** Names of metrics recur across namespaces, so both have to be the same. */
function watches(alarm: KnownResource<typeof metricAlarm>, filter: MetricFilter, facts: Facts): boolean {
  const { configuration } = alarm;
  const metrics = (configuration.Metrics ?? []).flatMap(({ MetricStat, AccountId }) =>
    MetricStat?.Metric && (AccountId === undefined || AccountId === facts.awsAccountId) ? [MetricStat.Metric] : [],
  );
  return (filter.configuration.metricTransformations ?? []).some(({ metricName, metricNamespace }) =>
    [configuration, ...metrics].some(
      ({ MetricName, Namespace }) =>
        MetricName !== undefined && MetricName === metricName && Namespace === metricNamespace,
    ),
  );
}

/** Composite alarms that go off when one of these does, be it through others. */
function parentsOf(
  alarms: readonly Alarm[],
  composites: readonly KnownResource<typeof compositeAlarm>[],
): KnownResource<typeof compositeAlarm>[] {
  const names = new Set(alarms.flatMap(({ arn, name }) => [arn, name]));
  const parents = new Set<KnownResource<typeof compositeAlarm>>();
  for (let before = -1; before < parents.size; ) {
    before = parents.size;
    for (const one of composites) {
      if (parents.has(one) || !goesOffWith(one.configuration.AlarmRule ?? "", names)) continue;
      parents.add(one);
      names.add(one.arn).add(one.name);
    }
  }
  return [...parents];
}

/** `ALARM("root used") OR ALARM(arn:...)`, but not `NOT ALARM(...)` or `OK(...)`. */
function goesOffWith(rule: string, names: ReadonlySet<string>): boolean {
  const calls = rule.matchAll(/(?<!\bNOT\s+)\bALARM\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^\s)]+))\s*\)/g);
  return [...calls].some(([, double, single, bare]) => names.has(double ?? single ?? bare ?? ""));
}

function followAlarm(alarm: Alarm, facts: Facts): ChainEnd {
  const { ActionsEnabled, AlarmActions = [] } = alarm.configuration;
  if (ActionsEnabled !== true) return { link: "no action", alarm };
  return furthest([{ link: "no action", alarm }, ...AlarmActions.map((action) => followAction(alarm, action, facts))]);
}

function followAction(alarm: Alarm, action: string, facts: Facts): ChainEnd {
  const [, service, region = "", account] = action.split(":").slice(1);
  if (service !== "sns") return { link: "told", alarm, action, verified: true };
  if (account !== facts.awsAccountId) return { link: "told", alarm, action, verified: false };
  const confirmed = seenOf(facts.known(subscription, region)).some(
    ({ arn, configuration, state }) =>
      configuration.TopicArn === action && state === "Confirmed" && arn.startsWith("arn:"),
  );
  if (confirmed) return { link: "told", alarm, action, verified: true };
  const missing = facts.missing(subscription, region);
  return missing.length > 0 ? { link: "unseen", missing } : { link: "no subscriber", alarm, topic: action };
}

function seenOf<T extends { seen: boolean }>(resources: readonly T[]): T[] {
  return resources.filter(({ seen }) => seen);
}
