import "server-only";
import { LRUCache } from "lru-cache";
import type { FindingIndex } from "@/lib/analysis/findings/build";
import { type Covered, decide } from "@/lib/analysis/findings/decide";
import type { FindingView as AuditView } from "@/lib/analysis/findings/query";
import { tagsOf } from "@/lib/analysis/inventory/tags";
import { checkOf } from "@/lib/checks/registry";
import { database, databasePool } from "@/lib/db/client";
import { readAudit } from "@/lib/db/finding-store/read-findings";
import { type At, readSnapshot } from "@/lib/db/snapshot-store/at";
import { type Decisions, lastDecision } from "@/lib/model/decision";
import { inventoryIndex } from "@/lib/operations/resources/inventory-index";
import { type ResolvedSnapshot, resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import { findingIndex } from "./finding-index";
import { loadDecisions } from "./load-decisions";

/** What a snapshot's audit said, under the decisions that people made. */
export type AuditOf = {
  account: ResolvedSnapshot["account"];
  at: At;
  takenAt: Date;
  /** Null when the snapshot was stored before there were checks. */
  digest: string | null;
  view: AuditView;
  decisions: Decisions;
  /** Moment of the last decision looked at. */
  decided: Date | null;
};

/** Coverings of the last decisions of each index; gone with the index. */
const coverings = new WeakMap<FindingIndex, LRUCache<string, Covered>>();

/**
 * Finds a snapshot and its audit.
 * @param asOf decisions made later are not looked at; left out looks at all
 * @throws AppError like `resolveSnapshot`
 */
export async function auditOf(
  account: string | undefined,
  reference: string,
  asOf: Date | null = null,
): Promise<AuditOf> {
  const found = await resolveSnapshot(database(), account, reference);
  const at = { accountId: found.account.id, seq: found.seq };
  const [index, decisions] = await Promise.all([findingIndex(at), loadDecisions(at.accountId)]);
  const { takenAt, digest } = await factsOf(index, at);
  const covered = await cover(found, index, decisions, takenAt, asOf);
  const services = index.check.values.map(serviceOf);
  const decided = lastDecision(upTo(decisions, asOf));
  return {
    account: found.account,
    at,
    takenAt,
    digest,
    view: { index, covered, seq: at.seq, services, titles: index.check.values.map(checkTitle) },
    decisions,
    decided,
  };
}

type Facts = { takenAt: Date; digest: string | null };

/** What is known of the audit of each index and never changes; gone with the index. */
const facts = new WeakMap<FindingIndex, Facts>();

async function factsOf(index: FindingIndex, at: At): Promise<Facts> {
  const known = facts.get(index);
  if (known) return known;
  const [audit, snapshot] = await Promise.all([readAudit(databasePool(), at), readSnapshot(databasePool(), at)]);
  if (snapshot === null) throw new Error(`snapshot ${at.seq} went away while it was read`);
  const found = { takenAt: snapshot.finishedAt, digest: audit?.digest ?? null };
  // An old snapshot may still be judged.
  if (found.digest !== null) facts.set(index, found);
  return found;
}

async function cover(
  found: ResolvedSnapshot,
  index: FindingIndex,
  decisions: Decisions,
  takenAt: Date,
  asOf: Date | null,
): Promise<Covered> {
  const kept = coverings.get(index) ?? new LRUCache<string, Covered>({ max: 4 });
  coverings.set(index, kept);
  const { exceptions, attestations } = decisions;
  const key = `${exceptions.length}:${attestations.length}:${lastDecision(decisions)?.getTime()}:${asOf?.getTime()}`;
  const known = kept.get(key);
  if (known) return known;
  const byTag = exceptions.some(({ kind }) => kind === "tag");
  const inventory = byTag ? await inventoryIndex(found) : null;
  const numbers = new Map(inventory?.arns.map((arn, resource) => [arn, resource]));
  const covered = decide(index, decisions, { seq: found.seq, takenAt, asOf }, (arn) => {
    const resource = numbers.get(arn);
    return inventory === null || resource === undefined ? {} : tagsOf(inventory.tags, resource);
  });
  kept.set(key, covered);
  return covered;
}

function upTo({ exceptions, attestations }: Decisions, asOf: Date | null): Decisions {
  const made = <T extends { madeAt: Date; endedAt: Date | null }>(all: readonly T[]) =>
    all
      .filter(({ madeAt }) => asOf === null || madeAt <= asOf)
      .map((one) => (asOf !== null && one.endedAt !== null && one.endedAt > asOf ? { ...one, endedAt: null } : one));
  return { exceptions: made(exceptions), attestations: made(attestations) };
}

/** Service of a check as Bearings names it; the id's first word where there is no such check any more. */
export function serviceOf(check: string): string {
  return checkOf(check)?.service ?? check.split("-")[0] ?? check;
}

/** Title of a check; its id where there is no such check any more. */
export function checkTitle(check: string): string {
  return checkOf(check)?.title ?? check;
}
