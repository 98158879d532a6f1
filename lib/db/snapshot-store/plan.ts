import "server-only";
import type { Prepared } from "./prepare";
import type { ScopeWork } from "./scope-work";

/** A resource that an earlier snapshot knows, with its open version if it has one. */
export type Existing = { id: number; open: { scopeKey: string; hash: string } | null };

/** A version to open, under the scope that won it. */
export type Opening = { work: ScopeWork; version: Prepared; resourceId: number };

/** What a scope will look like after the commit, and what happened in it. */
export type ScopeTally = { opened: number; closed: number; created: number; changed: number; deleted: number };

/** Everything that a commit does to versions. */
export type Plan = {
  /** Resources whose open version ends. */
  closing: number[];
  opening: Opening[];
  /** Resources never seen before, sorted by ARN; their openings carry no id yet. */
  creating: { work: ScopeWork; version: Prepared }[];
  tallies: Map<string, ScopeTally>;
  /** Scopes whose open versions are not exactly what their listing named: compared in full next time. */
  inexact: Set<string>;
  /** Resources that a scope listed and that belong to another, by `lossKey`. */
  lost: Set<string>;
};

/** Names a resource in a scope's listing. */
export function lossKey(scopeKey: string, arn: string): string {
  return `${scopeKey}\n${arn}`;
}

/**
 * Decides what to write. A resource that several scopes list belongs to the one where it is open, else to the scope
 * whose key sorts last: the order in which listings arrive must not matter.
 * @param known what the database holds of the candidates' ARNs.
 */
export function planVersions(works: ReadonlyMap<string, ScopeWork>, known: ReadonlyMap<string, Existing>): Plan {
  const plan: Plan = {
    closing: [],
    opening: [],
    creating: [],
    tallies: new Map(),
    inexact: new Set(),
    lost: new Set(),
  };
  const tally = (key: string): ScopeTally => {
    const found = plan.tallies.get(key) ?? { opened: 0, closed: 0, created: 0, changed: 0, deleted: 0 };
    plan.tallies.set(key, found);
    return found;
  };

  const moved = new Set<number>();
  for (const [arn, rivals] of rivalsByArn(works)) {
    const existing = known.get(arn);
    const winner = existing?.open && claims(works.get(existing.open.scopeKey), existing.id) ? undefined : rivals.at(-1);
    for (const { work } of rivals) {
      if (work === winner?.work) continue;
      plan.inexact.add(work.key);
      plan.lost.add(lossKey(work.key, arn));
    }
    if (winner === undefined) continue;
    tally(winner.work.key).opened += 1;
    if (existing === undefined) {
      plan.creating.push(winner);
      tally(winner.work.key).created += 1;
      continue;
    }
    plan.opening.push({ ...winner, resourceId: existing.id });
    if (existing.open === null) {
      tally(winner.work.key).created += 1;
      continue;
    }
    const { scopeKey, hash } = existing.open;
    moved.add(existing.id);
    plan.closing.push(existing.id);
    tally(scopeKey).closed += 1;
    if (!works.get(scopeKey)?.gone.has(existing.id)) plan.inexact.add(scopeKey);
    if (hash !== winner.version.hash) tally(winner.work.key).changed += 1;
  }

  for (const work of works.values()) {
    for (const { id, version } of work.changed) {
      plan.closing.push(id);
      plan.opening.push({ work, version, resourceId: id });
    }
    if (work.changed.length > 0) tally(work.key).changed += work.changed.length;
    for (const id of work.gone) {
      if (moved.has(id)) continue;
      plan.closing.push(id);
      tally(work.key).closed += 1;
      tally(work.key).deleted += 1;
    }
  }
  plan.creating.sort((a, b) => (a.version.arn < b.version.arn ? -1 : 1));
  return plan;
}

/** Candidates of all scopes by ARN, each list sorted by scope key. */
function rivalsByArn(works: ReadonlyMap<string, ScopeWork>): Map<string, { work: ScopeWork; version: Prepared }[]> {
  const found = new Map<string, { work: ScopeWork; version: Prepared }[]>();
  const sorted = [...works.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const work of sorted) {
    for (const version of work.candidates) {
      const rivals = found.get(version.arn);
      if (rivals) rivals.push({ work, version });
      else found.set(version.arn, [{ work, version }]);
    }
  }
  return found;
}

/** True when the scope that holds a resource's open version listed it this time as well. */
function claims(work: ScopeWork | undefined, resourceId: number): boolean {
  if (work === undefined || work.status === "unseen") return false;
  if (work.same) return true;
  return work.status === "ok" ? !work.gone.has(resourceId) : work.seenIds.has(resourceId);
}
