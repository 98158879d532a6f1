import "server-only";
import { hashOf } from "@/lib/model/canonical";
import type { UnseenReason } from "@/lib/model/read";
import type { Resource } from "@/lib/model/resource";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import type { Coverage, Listing, ListingResult } from "@/lib/model/snapshot";
import { type KnownScope, scopeKey } from "./open-state";
import {
  type Digest,
  digest,
  type Prepared,
  type PreparedRuntime,
  prepare,
  prepareRuntime,
  storedArn,
} from "./prepare";

/** What one listing means for the store. Holds nothing of resources that did not change. */
export type ScopeWork = Listing & {
  key: string;
  known: KnownScope | undefined;
  status: Coverage["status"];
  reason: UnseenReason | null;
  /** Resources listed, each ARN once. */
  listed: number;
  /** It named a thing of another region than its own. */
  mixed: boolean;
  /** The listing equals the open versions, which were not even read. */
  same: boolean;
  fingerprint: string | null;
  runtimeFingerprint: string | null;
  /** Open in this scope with another hash. */
  changed: { id: number; version: Prepared }[];
  /** Not open in this scope: new, returned, or moved here from another scope. */
  candidates: Prepared[];
  /** Open in this scope and missing from a complete listing. */
  gone: Set<number>;
  /** For a listing that is not complete: which of the open versions it named. */
  seenIds: Set<number>;
  /** ARNs that it brings without having seen them. */
  lastKnown: Set<string>;
  runtime: PreparedRuntime[];
};

/** Fewer resources than this may all vanish at once without arousing suspicion. */
const SUSPECT_FROM = 50;
/** Resources between two pauses that let timers and network have their turn; about 15 ms of work. */
const PAUSE_EVERY = 500;

/** Access to what the newest snapshot holds of a scope. */
export type OpenVersions = {
  /** Ids of the resources with an open version, by the version's hash. */
  read: (scopeId: number) => Promise<Map<string, number>>;
  /** Ids of resources by ARN. */
  arns: (ids: readonly number[]) => Promise<Map<string, number>>;
};

/**
 * Compares a finished listing with the open versions of its scope.
 * @param keepBody called with the configuration of each version that will have to be written.
 */
export async function compareListing(
  result: ListingResult,
  known: KnownScope | undefined,
  openVersions: OpenVersions,
  keepBody: (configHash: string, configText: string) => void,
): Promise<ScopeWork> {
  const type = resourceTypeOf(result.type);
  // Whatever was listed was seen.
  const status = result.status === "unseen" && result.resources.length > 0 ? "partial" : result.status;
  const work: ScopeWork = {
    service: result.service,
    region: result.region,
    type: result.type,
    key: scopeKey(result),
    known,
    status,
    reason: status === "ok" ? null : result.reason,
    listed: 0,
    mixed: false,
    same: false,
    fingerprint: null,
    runtimeFingerprint: null,
    changed: [],
    candidates: [],
    gone: new Set(),
    seenIds: new Set(),
    lastKnown: new Set(),
    runtime: [],
  };
  const { lastKnown = [] } = result;
  if (status === "unseen" && lastKnown.length === 0) return work;

  // An ARN listed twice counts once; the later one wins.
  const listed = new Map(result.resources.map((resource) => [storedArn(resource.arn), resource]));
  const unsighted = lastKnown.map((resource): [string, Resource] => [storedArn(resource.arn), resource]);
  const byArn = new Map([...unsighted, ...listed]);
  work.lastKnown = new Set(unsighted.flatMap(([arn]) => (listed.has(arn) ? [] : [arn])));
  work.listed = listed.size;
  work.mixed = [...byArn.values()].some(({ region }) => region !== result.region);
  const empty = known === undefined || known.resources === 0;
  const keep = (resource: Resource, of: Digest): Prepared => {
    keepBody(of.configHash, of.configText);
    return prepare({ ...resource, type: result.type }, type, of);
  };

  // First round: hashes only. Texts are made again for the few that changed, rather than kept for the many.
  const hashes = new Map<string, string>();
  const lines: string[] = [];
  let count = 0;
  for (const [arn, resource] of byArn) {
    count += 1;
    if (count % PAUSE_EVERY === 0) await pause();
    const of = digest({ ...resource, type: result.type }, type);
    hashes.set(arn, of.hash);
    lines.push(`${of.hash} ${arn}`);
    if (empty) work.candidates.push(keep(resource, of));
  }
  addRuntime(work, byArn.values());
  if (status === "ok") work.fingerprint = hashOf(lines.sort().join("\n"));
  if (work.fingerprint !== null && work.fingerprint === known?.fingerprint) return { ...work, same: true };
  if (empty) return work;

  const open = await openVersions.read(known.id);
  const unlike: [string, Resource][] = [];
  const rest = new Set(open.values());
  for (const [arn, resource] of byArn) {
    const id = open.get(hashes.get(arn) ?? "");
    if (id === undefined) unlike.push([arn, resource]);
    else {
      if (!work.lastKnown.has(arn)) work.seenIds.add(id);
      rest.delete(id);
    }
  }
  const before = await openVersions.arns([...rest]);
  for (const [arn, resource] of unlike) {
    const version = keep(resource, digest({ ...resource, type: result.type }, type));
    const id = before.get(arn);
    if (id === undefined) work.candidates.push(version);
    else {
      work.changed.push({ id, version });
      if (!work.lastKnown.has(arn)) work.seenIds.add(id);
      rest.delete(id);
    }
  }
  if (status !== "ok") return work;
  if (result.lastKnown === undefined && isSuspect(work, known, open.size))
    return { ...work, status: "partial", reason: "suspect", fingerprint: null };
  return { ...work, gone: rest };
}

/**
 * True when a listing ended without an error and yet lacks most of what was there: AWS and those who imitate it have
 * been seen to answer an empty page by mistake. Its coverage is then `partial` with the reason `suspect`, so nothing is
 * taken for gone; the next listing is judged by what the suspect one saw, and closes what both of them lack.
 */
function isSuspect(work: ScopeWork, known: KnownScope, open: number): boolean {
  const before = known.coverage;
  if (before?.status === "partial" && before.reason === "suspect") {
    const again = before.seenIds.filter((id) => work.seenIds.has(id)).length;
    return again * 2 < before.seenIds.length;
  }
  return open >= SUSPECT_FROM && work.listed * 2 < open;
}

/** Takes the runtime parts along unless they are what the newest snapshot holds. */
function addRuntime(work: ScopeWork, resources: Iterable<Resource>): void {
  const type = resourceTypeOf(work.type);
  const parts = [...resources].flatMap((resource) => prepareRuntime(resource, type) ?? []);
  if (parts.length === 0) return;
  const lines = parts.map(({ arn, state, data }) => `${arn}\n${state}\n${data}`);
  const fingerprint = hashOf(lines.sort().join("\n"));
  work.runtimeFingerprint = work.status === "ok" ? fingerprint : null;
  if (fingerprint !== work.known?.runtimeFingerprint) work.runtime = parts;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
