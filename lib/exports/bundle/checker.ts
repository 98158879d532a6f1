import { gapKey } from "@/lib/model/gap";
import type { Listing } from "@/lib/model/snapshot";
import type { BundleHeader } from "./header";
import { LIMITS } from "./limits";
import { type BundleEnd, type BundleRecord, type BundleResource, ORDER } from "./records";

type Scope = Extract<BundleRecord, { kind: "scope" }>;

/** Names a listing, as text. */
export function listingKey({ service, region, type }: Listing): string {
  return `${service}|${region}|${type}`;
}

/** The listing that holds a resource of a bundle. */
export function listingOf({ service, region, listedIn, type }: BundleResource): Listing {
  return { service, region: listedIn ?? region, type };
}

/** Looks at the records of a bundle in their order, for what no record can say by itself. */
export class Checker {
  readonly #counts = { scopes: 0, places: 0, gaps: 0, resources: 0, notSeen: 0 };
  readonly #scopes = new Map<string, { scope: Scope; index: number }>();
  readonly #places = new Set<string>();
  readonly #gaps = new Set<string>();
  readonly #arns = new Set<string>();
  readonly #owners: ReadonlySet<string>;
  #kind = 0;
  #index = 0;
  #partial = false;

  constructor(private readonly header: BundleHeader) {
    this.#owners = new Set([header.awsAccountId, ...header.otherAccounts]);
  }

  /** What is wrong with a record where it stands, as a phrase that follows "Line 5 "; null when nothing is. */
  wrong(record: BundleRecord): string | null {
    const kind = ORDER.indexOf(record.kind);
    if (kind < this.#kind) return `stands too late: a ${record.kind} comes before every ${ORDER[this.#kind]}`;
    this.#kind = kind;
    if (record.kind === "end") return this.#wrongEnd(record);
    this.#counts[`${record.kind}s`] += 1;
    const count = this.#counts[`${record.kind}s`];
    if (record.kind === "resource")
      return count > LIMITS.resources ? tooMany("resources") : this.#wrongResource(record);
    if (count > LIMITS.lists) return tooMany(`${record.kind}s`);
    if (record.kind === "scope") {
      const key = listingKey(record);
      if (this.#scopes.has(key)) return `names a listing that came before: ${key}`;
      this.#scopes.set(key, { scope: record, index: this.#scopes.size });
      return null;
    }
    if (record.kind === "place") return once(this.#places, `${record.service}|${record.region}`, "a place");
    this.#partial ||= record.reason !== "region_disabled";
    return once(this.#gaps, gapKey(record), "a gap");
  }

  #wrongResource(resource: BundleResource): string | null {
    const found = this.#scopes.get(listingKey(listingOf(resource)));
    if (found === undefined) return `is of a listing that the bundle does not have: ${listingKey(listingOf(resource))}`;
    if (resource.listedIn === resource.region) return "says twice in which region it was listed";
    if (found.index < this.#index)
      return "stands too late: the resources of a listing stand together, in the order of the listings";
    this.#index = found.index;
    const { status } = found.scope;
    if (status === "ok" && !resource.seen) return "was not seen, and its listing was";
    if (status === "unseen" && resource.seen) return "was seen, and its listing was not";
    if (!resource.seen) this.#counts.notSeen += 1;
    const [, partition, , , owner = ""] = resource.arn.split(":");
    if (partition !== this.header.partition) return `has an ARN of another partition: ${resource.arn}`;
    if (/^\d/.test(owner) && !this.#owners.has(owner)) {
      return `has an ARN of an AWS account that the bundle is not of: ${resource.arn}`;
    }
    return once(this.#arns, resource.arn, "an ARN");
  }

  #wrongEnd(end: BundleEnd): string | null {
    for (const [name, count] of Object.entries(this.#counts)) {
      const said = Object.entries(end).find(([key]) => key === name)?.[1];
      if (said !== count) return `counts ${said} ${name}, and there are ${count}`;
    }
    const status = this.#partial ? "partial" : "complete";
    if (this.header.snapshot.status === status) return null;
    return `ends a snapshot that says it is ${this.header.snapshot.status}, and by its gaps it is ${status}`;
  }
}

function once(known: Set<string>, key: string, what: string): string | null {
  if (known.has(key)) return `names ${what} that came before: ${key}`;
  known.add(key);
  return null;
}

function tooMany(what: string): string {
  return `is one too many: a bundle holds at most ${what === "resources" ? LIMITS.resources : LIMITS.lists} ${what}`;
}
