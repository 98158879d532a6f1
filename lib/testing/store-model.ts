import type { JsonObject } from "@/lib/model/json";
import { isUnseen } from "@/lib/model/read";
import type { ListingResult } from "@/lib/model/snapshot";

type Held = { type: string; scope: string; configuration: JsonObject; seen: boolean };
type Taken = { held: Map<string, Held>; coverage: Map<string, ListingResult["status"]> };

/**
 * What the snapshot store must hold, said as simply as possible: a full copy per snapshot, in memory. Tests compare
 * the two. Knows nothing of suspicion, which begins at 50 resources.
 */
export class StoreModel {
  readonly #snapshots: Taken[] = [];

  /** Numbers of the snapshots, from 1. */
  seqs(): number[] {
    return this.#snapshots.map((_, index) => index + 1);
  }

  /** Takes the listings of one scan as the next snapshot. */
  add(listings: readonly ListingResult[]): void {
    const before = this.#snapshots.at(-1) ?? { held: new Map(), coverage: new Map() };
    const coverage = new Map(
      [...before.coverage.keys()].map((scope): [string, ListingResult["status"]] => [scope, "unseen"]),
    );
    for (const listing of listings) coverage.set(scopeOf(listing), listing.status);
    const claims = new Map<string, Map<string, Held>>();
    for (const { resources, ...listing } of listings) {
      for (const { arn, type, configuration } of resources) {
        const scope = scopeOf(listing);
        const of = claims.get(arn) ?? new Map<string, Held>();
        claims.set(arn, of.set(scope, { type, scope, configuration, seen: true }));
      }
    }
    const held = new Map<string, Held>();
    for (const arn of new Set([...before.held.keys(), ...claims.keys()])) {
      const now = this.#holder(before.held.get(arn), claims.get(arn), coverage);
      if (now) held.set(arn, now);
    }
    this.#snapshots.push({ held, coverage });
  }

  #holder(
    before: Held | undefined,
    claims: Map<string, Held> | undefined,
    coverage: Map<string, ListingResult["status"]>,
  ): Held | undefined {
    // Where it was, if that scope still lists it; else the scope whose name sorts last.
    if (claims) return claims.get(before?.scope ?? "") ?? claims.get([...claims.keys()].sort().at(-1) ?? "");
    if (before === undefined || coverage.get(before.scope) === "ok") return undefined;
    return { ...before, seen: false };
  }

  /** The resources of a snapshot by ARN. */
  held(seq: number): { arn: string; type: string; seen: boolean; configuration: JsonObject }[] {
    const { held } = this.#taken(seq);
    return [...held]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([arn, { type, seen, configuration }]) => ({ arn, type, seen, configuration }));
  }

  /** Differences between two snapshots as `KIND ARN`, sorted. */
  differences(from: number, to: number): string[] {
    const [a, b] = [this.#taken(from), this.#taken(to)];
    const arns = [...new Set([...a.held.keys(), ...b.held.keys()])];
    return arns
      .flatMap((arn) => {
        const [before, after] = [a.held.get(arn), b.held.get(arn)];
        const kind = kindOf(before, after, a, b);
        return kind === null ? [] : [`${kind} ${arn}`];
      })
      .sort();
  }

  #taken(seq: number): Taken {
    const taken = this.#snapshots[seq - 1];
    if (taken === undefined) throw new Error(`the model has no snapshot ${seq}`);
    return taken;
  }
}

function kindOf(before: Held | undefined, after: Held | undefined, a: Taken, b: Taken): string | null {
  const sawBefore = before ? before.seen : a.coverage.get(after?.scope ?? "") === "ok";
  const sawAfter = after ? after.seen : b.coverage.get(before?.scope ?? "") === "ok";
  if (!sawBefore || !sawAfter) return "not_comparable";
  if (!before) return "created";
  if (!after) return "deleted";
  if (text(before, []) === text(after, [])) return null;
  const unreadable = [before, after].flatMap(({ configuration }) =>
    Object.keys(configuration).filter((key) => isUnseen(configuration[key])),
  );
  return text(before, unreadable) === text(after, unreadable) ? "not_comparable" : "changed";
}

function text({ type, configuration }: Held, without: readonly string[]): string {
  const entries = Object.entries(configuration).filter(([key]) => !without.includes(key));
  return JSON.stringify([type, entries.sort()]);
}

function scopeOf({ service, region, type }: Pick<ListingResult, "service" | "region" | "type">): string {
  return `${service}|${region}|${type}`;
}
