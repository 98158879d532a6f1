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

/** A snapshot's audit without its verdicts. */
export type AuditHead = {
  account: ResolvedSnapshot["account"];
  at: At;
  takenAt: Date;
  /** Null when the snapshot was stored before there were checks. */
  digest: string | null;
  decisions: Decisions;
  /** Decisions made later are not looked at; null looks at all. */
  asOf: Date | null;
  /** Moment of the last decision looked at. */
  decided: Date | null;
};

/** What a snapshot's audit said, under the decisions that people made. */
export type AuditOf = AuditHead & { view: AuditView };

/** Coverings of the last decisions of each index; gone with the index. */
const coverings = new WeakMap<FindingIndex, LRUCache<string, Covered>>();

/**
 * Finds a snapshot and its audit, all verdicts in memory: for lists, which answer at once.
 * @throws AppError like `resolveSnapshot`
 */
export async function auditOf(account: string | undefined, reference: string): Promise<AuditOf> {
  const found = await resolveSnapshot(database(), account, reference);
  const at = { accountId: found.account.id, seq: found.seq };
  const [index, decisions] = await Promise.all([findingIndex(at), loadDecisions(at.accountId)]);
  const head = headOf(found, await keptFacts(index, at), decisions, null);
  return { ...head, view: viewOf(head, index, await cover(found, head, index)) };
}

/**
 * Finds a snapshot and its audit, whose verdicts are to be read in parts.
 * @param asOf decisions made later are not looked at; null looks at all
 * @throws AppError like `resolveSnapshot`
 */
export async function auditHead(account: string | undefined, reference: string, asOf: Date | null): Promise<AuditHead> {
  const found = await resolveSnapshot(database(), account, reference);
  const at = { accountId: found.account.id, seq: found.seq };
  const [facts, decisions] = await Promise.all([readFacts(at), loadDecisions(at.accountId)]);
  return headOf(found, facts, decisions, asOf);
}

/** Some verdicts of an audit under its decisions. */
export function viewOf({ at }: AuditHead, index: FindingIndex, covered: Covered): AuditView {
  const { values } = index.check;
  return { index, covered, seq: at.seq, services: values.map(serviceOf), titles: values.map(checkTitle) };
}

type Facts = { takenAt: Date; digest: string | null };

function headOf({ account, seq }: ResolvedSnapshot, facts: Facts, decisions: Decisions, asOf: Date | null): AuditHead {
  const decided = lastDecision(upTo(decisions, asOf));
  return { account, at: { accountId: account.id, seq }, ...facts, decisions, asOf, decided };
}

/** What is known of the audit of each index and never changes; gone with the index. */
const facts = new WeakMap<FindingIndex, Facts>();

async function keptFacts(index: FindingIndex, at: At): Promise<Facts> {
  const known = facts.get(index);
  if (known) return known;
  const found = await readFacts(at);
  // An old snapshot may still be judged.
  if (found.digest !== null) facts.set(index, found);
  return found;
}

async function readFacts(at: At): Promise<Facts> {
  const [audit, snapshot] = await Promise.all([readAudit(databasePool(), at), readSnapshot(databasePool(), at)]);
  if (snapshot === null) throw new Error(`snapshot ${at.seq} went away while it was read`);
  return { takenAt: snapshot.finishedAt, digest: audit?.digest ?? null };
}

async function cover(
  found: ResolvedSnapshot,
  { decisions, takenAt, asOf }: AuditHead,
  index: FindingIndex,
): Promise<Covered> {
  const kept = coverings.get(index) ?? new LRUCache<string, Covered>({ max: 4 });
  coverings.set(index, kept);
  const { exceptions, attestations } = decisions;
  const key = `${exceptions.length}:${attestations.length}:${lastDecision(decisions)?.getTime()}`;
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
