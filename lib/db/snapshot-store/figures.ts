import "server-only";
import type { Gap } from "@/lib/model/gap";
import type { CallCount, OperationCalls, SnapshotCounts, SnapshotStats } from "@/lib/model/snapshot";
import { sameWhereReadable } from "./differences";
import type { OpenState } from "./open-state";
import type { ScopeWork } from "./scope-work";
import { OPEN, rows } from "./sql";
import { openCounts } from "./write-coverage";
import type { Target, VersionsWritten } from "./write-versions";

/** Resources by region and by service, after the versions are written. */
export async function countPlaces(
  { client, accountId }: Target,
  state: OpenState,
  works: ReadonlyMap<string, ScopeWork>,
  scopeIds: ReadonlyMap<string, number>,
  written: VersionsWritten,
): Promise<Pick<SnapshotStats, "regions" | "services">> {
  const regions = new Map<string, number>();
  const services = new Map<string, number>();
  const mixed: number[] = [];
  for (const [key, resources] of openCounts(state, scopeIds, written)) {
    const scope = works.get(key) ?? state.scopes.get(key);
    if (scope === undefined || resources === 0) continue;
    services.set(scope.service, (services.get(scope.service) ?? 0) + resources);
    if (scope.mixed || state.scopes.get(key)?.mixed) mixed.push(scopeIds.get(key) ?? 0);
    else regions.set(scope.region, (regions.get(scope.region) ?? 0) + resources);
  }
  if (mixed.length > 0) {
    const counted = await rows<{ region: string; count: number }>(
      client,
      `select region, count(*)::int as count from version
       where account_id = $1 and to_seq = ${OPEN} and scope_id = any($2::int[]) group by region`,
      [accountId, mixed],
    );
    for (const { region, count } of counted) regions.set(region, (regions.get(region) ?? 0) + count);
  }
  return { regions: sorted(regions), services: sorted(services) };
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * By type, the resources whose new version differs from the one before only in what could not be read on one of the
 * two dates: nobody can tell whether they changed. After the versions are written.
 */
export async function countUncertain({ client, accountId, seq }: Target): Promise<Map<string, number>> {
  const counted = await rows<{ type: string; count: number }>(
    client,
    `select s.type, count(*)::int as count
     from version n join version o on o.account_id = $1 and o.resource_id = n.resource_id and o.to_seq = $2
     join scope s on s.id = n.scope_id
     where n.account_id = $1 and n.from_seq = $2 and (n.unseen is not null or o.unseen is not null)
       and ${sameWhereReadable("o", "n")}
     group by s.type`,
    [accountId, seq],
  );
  return new Map(counted.map(({ type, count }) => [type, count]));
}

/**
 * Counts of a snapshot, of all its resources and by type.
 * @param uncertain as `countUncertain` tells; they are not counted as changed.
 */
export function countResources(
  state: OpenState,
  works: ReadonlyMap<string, ScopeWork>,
  scopeIds: ReadonlyMap<string, number>,
  written: VersionsWritten,
  uncertain: ReadonlyMap<string, number>,
): SnapshotCounts & Pick<SnapshotStats, "types"> {
  const openedIn = new Map<string, number>();
  for (const { work, resourceId, version } of written.openings) {
    // A changed resource is among the seen ones already.
    if (!work.seenIds.has(resourceId) && !work.lastKnown.has(version.arn))
      openedIn.set(work.key, (openedIn.get(work.key) ?? 0) + 1);
  }
  const all = none();
  const types: Record<string, SnapshotCounts> = {};
  for (const [key, resources] of openCounts(state, scopeIds, written)) {
    const tally = written.plan.tallies.get(key);
    if (resources === 0 && tally === undefined) continue;
    const type = works.get(key)?.type ?? state.scopes.get(key)?.type ?? "";
    const ofType = types[type] ?? none();
    types[type] = ofType;
    const notSeen = resources - seenOf(works.get(key), resources, openedIn.get(key) ?? 0);
    for (const counts of [all, ofType]) {
      counts.resources += resources;
      counts.notSeen += notSeen;
      counts.created += tally?.created ?? 0;
      counts.changed += tally?.changed ?? 0;
      counts.deleted += tally?.deleted ?? 0;
    }
  }
  for (const [type, count] of uncertain) {
    all.changed -= count;
    const ofType = types[type];
    if (ofType) ofType.changed -= count;
  }
  return { ...all, types: Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function none(): SnapshotCounts {
  return { resources: 0, notSeen: 0, created: 0, changed: 0, deleted: 0 };
}

function seenOf(work: ScopeWork | undefined, resources: number, opened: number): number {
  if (work === undefined || work.status === "unseen") return 0;
  return work.status === "ok" ? resources : work.seenIds.size + opened;
}

/** Calls by operation, regions added up, most calls first. */
export function callsByOperation(calls: readonly CallCount[]): OperationCalls[] {
  const sums = new Map<string, OperationCalls>();
  for (const { service, operation, calls: count, retries, milliseconds } of calls) {
    const key = `${service}|${operation}`;
    const sum = sums.get(key) ?? { service, operation, calls: 0, retries: 0, milliseconds: 0 };
    sums.set(key, {
      ...sum,
      calls: sum.calls + count,
      retries: sum.retries + retries,
      milliseconds: sum.milliseconds + Math.round(milliseconds),
    });
  }
  return [...sums.values()].sort((a, b) => b.calls - a.calls || (a.operation < b.operation ? -1 : 1));
}

/** Gaps that make a snapshot partial: all but regions that the account's owner has not enabled. */
export function countedGaps(gaps: readonly Gap[]): number {
  return gaps.filter(({ reason }) => reason !== "region_disabled").length;
}
