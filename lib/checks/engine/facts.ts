import type { MissingFact } from "@/lib/model/finding";
import type { Gap } from "@/lib/model/gap";
import { isJsonObject, type JsonObject } from "@/lib/model/json";
import { type ConfigurationOf, GLOBAL, type Resource, type ResourceType } from "@/lib/model/resource";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import type { Coverage } from "@/lib/model/snapshot";
import { NotSeen } from "./not-seen";

/** A resource of a snapshot as it is stored. Where `seen` is false its listing was not read: it is the last known state. */
export type HeldFact = Resource & { seen: boolean };

/** A resource as checks see it: what the owner configured and what moves by itself are one configuration again. */
export type KnownResource<T extends ResourceType = ResourceType> = Omit<HeldFact, "configuration" | "runtime"> & {
  configuration: ConfigurationOf<T>;
};

/** What a snapshot says of itself. */
export type SnapshotFacts = {
  awsAccountId: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  partition: string;
  /** The clock of all checks: when the scan began. */
  takenAt: Date;
  coverage: readonly Coverage[];
  gaps: readonly Gap[];
};

/** Everything a snapshot knows, as checks ask for it. Nothing here is changed by asking. */
export class Facts {
  readonly awsAccountId: string;
  readonly partition: string;
  readonly takenAt: Date;
  /** Regions that were scanned, sorted; `global` is none. */
  readonly regions: readonly string[];
  /** Regions that a person left out of the scan, sorted. What could stand there was not seen, and no listing says so. */
  readonly leftOut: readonly string[];

  readonly #byType = new Map<string, KnownResource[]>();
  readonly #byName = new Map<string, Map<string, KnownResource>>();
  readonly #unread = new Map<string, Coverage[]>();
  readonly #notOffered = new Set<string>();
  readonly #covered = new Map<string, Set<string>>();
  readonly #gaps: readonly Gap[];
  readonly #kept = new Map<string, unknown>();

  constructor(snapshot: SnapshotFacts, resources: Iterable<HeldFact>) {
    this.awsAccountId = snapshot.awsAccountId;
    this.partition = snapshot.partition;
    this.takenAt = snapshot.takenAt;
    this.#gaps = snapshot.gaps;
    this.leftOut = snapshot.gaps
      .filter(({ service, reason }) => service === "*" && reason === "excluded")
      .map(({ region }) => region)
      .sort();
    const regions = new Set<string>();
    for (const coverage of snapshot.coverage) {
      if (coverage.region !== GLOBAL) regions.add(coverage.region);
      this.#covered.set(coverage.type, (this.#covered.get(coverage.type) ?? new Set()).add(coverage.region));
      // The service does not exist there: its listing is known to be empty.
      if (coverage.reason === "not_offered") this.#notOffered.add(`${coverage.type}|${coverage.region}`);
      if (coverage.status === "ok" || coverage.reason === "not_offered") continue;
      const unread = this.#unread.get(coverage.type);
      if (unread) unread.push(coverage);
      else this.#unread.set(coverage.type, [coverage]);
    }
    this.regions = [...regions].sort();
    for (const { runtime, ...held } of resources) {
      const known: KnownResource = { ...held, configuration: merged(held.configuration, runtime) };
      const list = this.#byType.get(held.type);
      if (list) list.push(known);
      else this.#byType.set(held.type, [known]);
    }
  }

  /** Whole days from a moment to the scan, rounded down; null for a text that is no date. */
  daysSince(moment: string | null | undefined): number | null {
    const time = moment ? Date.parse(moment) : Number.NaN;
    return Number.isNaN(time) ? null : Math.floor((this.takenAt.getTime() - time) / 86_400_000);
  }

  /**
   * All resources of a type, in a region or everywhere.
   * @throws NotSeen when one of those listings was not read to its end: then "all" cannot be said
   */
  all<T extends ResourceType>(type: T, region?: string): KnownResource<T>[] {
    const missing = this.missing(type, region);
    if (missing.length > 0) throw new NotSeen(missing);
    return this.known(type, region);
  }

  /** The resources of a type that are known, be it from earlier snapshots: for evidence, never for "there is none". */
  known<T extends ResourceType>(type: T, region?: string): KnownResource<T>[] {
    // The collector made them of this type's schema.
    const all = (this.#byType.get(type.type) ?? []) as KnownResource<T>[];
    return region === undefined ? all : all.filter((one) => one.region === region);
  }

  /** A resource by its id or ARN, as others name it; undefined when it is not known. */
  find<T extends ResourceType>(
    type: T,
    idOrArn: string | null | undefined,
    region?: string,
  ): KnownResource<T> | undefined {
    if (!idOrArn) return undefined;
    let names = this.#byName.get(type.type);
    if (!names) {
      names = new Map();
      for (const one of this.known(type)) {
        names.set(one.arn, one);
        // Ids are unique within a region only.
        names.set(`${one.region}|${one.id}`, one);
        if (!names.has(one.id)) names.set(one.id, one);
      }
      this.#byName.set(type.type, names);
    }
    const found = (region !== undefined && names.get(`${region}|${idOrArn}`)) || names.get(idOrArn);
    return found as KnownResource<T> | undefined;
  }

  /** What is not known of the listings of a type, in a region or everywhere; empty when all of them were read. */
  missing(type: ResourceType, region?: string): MissingFact[] {
    return this.unread(type, region).map(({ lack }) => lack);
  }

  /** The same by region; `*` for a type that was left out of the scan. */
  unread(type: ResourceType, region?: string): { region: string; lack: MissingFact }[] {
    const unread = (this.#unread.get(type.type) ?? []).filter(
      (one) => region === undefined || one.region === region || one.region === GLOBAL,
    );
    if (unread.length > 0) {
      return unread.map((coverage) => ({ region: coverage.region, lack: this.#missingListing(type, coverage) }));
    }
    const covered = this.#covered.get(type.type);
    // A service that was left out of the scan has no coverage at all.
    const never = covered === undefined || (region !== undefined && !covered.has(region) && !covered.has(GLOBAL));
    const place = region ?? "*";
    return never ? [{ region: place, lack: { what: placed(type, region), ...this.#gapOf(type, place) } }] : [];
  }

  /** False for a service that the region does not have: there is nothing to judge. */
  isOffered(type: ResourceType, region: string): boolean {
    return !this.#notOffered.has(`${type.type}|${region}`);
  }

  /** Computes something once for all checks that ask for it. */
  once<T>(key: string, compute: () => T): T {
    if (!this.#kept.has(key)) this.#kept.set(key, compute());
    // Each key belongs to one helper, which computes one type.
    return this.#kept.get(key) as T;
  }

  #missingListing(type: ResourceType, coverage: Coverage): MissingFact {
    const gap = this.#gapOf(type, coverage.region);
    return { what: placed(type, coverage.region), ...gap, reason: coverage.reason ?? gap.reason };
  }

  #gapOf(type: ResourceType, region: string): Omit<MissingFact, "what"> {
    const gap = this.#gaps.find(
      (one) =>
        (one.region === region || one.region === "*") &&
        (one.types.includes(type.type) ||
          (one.types.length === 0 && one.affected === 0 && [type.service, "*"].includes(one.service))),
    );
    const { reason, operation, action } = gap ?? { reason: "excluded" as const, operation: "", action: null };
    return { reason, operation: operation && gap ? `${gap.service}:${operation}` : "", action };
  }
}

function placed(type: ResourceType, region: string | undefined): string {
  const { title } = resourceTypeOf(type.type) ?? type;
  return region === undefined || region === GLOBAL || region === "*" ? title : `${title} in ${region}`;
}

/**
 * The configuration with what moves by itself put back in its places. Lists keep what the owner configured: their
 * order in the store is not that of the answer.
 */
function merged(configuration: JsonObject, runtime: JsonObject): JsonObject {
  const keys = Object.keys(runtime);
  if (keys.length === 0) return configuration;
  const whole = { ...configuration };
  for (const key of keys) {
    const [mine, moving] = [whole[key], runtime[key]];
    if (moving === undefined) continue;
    if (mine === undefined) whole[key] = moving;
    else if (isJsonObject(mine) && isJsonObject(moving)) whole[key] = merged(mine, moving);
  }
  return whole;
}
