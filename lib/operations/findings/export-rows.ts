import { database, databasePool } from "@/lib/db/client";
import { readDetails, readTags } from "@/lib/db/finding-store/read-findings";
import { rows } from "@/lib/db/snapshot-store/sql";
import type { ExportCheck, ExportDecision, ExportRow } from "@/lib/exports/findings/export-row";
import { isoDay } from "@/lib/model/day";
import type { AuditHead, AuditOf } from "./audit-of";
import { fixOf } from "./finding-fix";
import { keyOf, saidOf } from "./finding-row";

/** Findings whose evidence is read with one statement. */
const PAGE = 500;

/** What is looked up once for a whole file. */
type Context = {
  checks: ReadonlyMap<string, ExportCheck>;
  dates: ReadonlyMap<number, string>;
  decisions: ReadonlyMap<number, ExportDecision>;
};

/** Findings of a part of an audit: their numbers in its index, in its order. */
export type ExportPart = { audit: AuditOf; findings: readonly number[] };

/**
 * Findings of an audit as files have them, by check and subject. Their evidence and the tags of their resources are
 * read page by page, so memory holds a page of them.
 * @param checks texts of every check that has one of them
 */
export async function* exportRows(
  head: AuditHead,
  parts: AsyncIterable<ExportPart>,
  checks: ReadonlyMap<string, ExportCheck>,
): AsyncGenerator<ExportRow, void, undefined> {
  const [dates, decisions] = await Promise.all([datesOf(head), decisionsOf(head)]);
  const context = { checks, dates, decisions };
  for await (const { audit, findings } of parts) {
    for (let from = 0; from < findings.length; from += PAGE) {
      yield* await rowsOf(context, audit, findings.slice(from, from + PAGE));
    }
  }
}

async function rowsOf(
  { checks, dates, decisions }: Context,
  audit: AuditOf,
  page: readonly number[],
): Promise<ExportRow[]> {
  const { index, covered, seq } = audit.view;
  const arns = [...new Set(page.map((finding) => index.arns[finding] ?? ""))].filter((arn) => arn !== "");
  const pool = databasePool();
  const [details, tags] = await Promise.all([
    readDetails(
      pool,
      audit.at,
      page.map((finding) => keyOf(audit, finding)),
    ),
    readTags(pool, audit.at, arns),
  ]);
  return page.map((finding, place) => {
    const { check: id } = keyOf(audit, finding);
    const said = saidOf(audit, finding);
    const [check, detail] = [checks.get(id), details[place]];
    if (check === undefined || detail === undefined || details.length !== page.length) {
      throw new Error(`findings went away while they were read, around ${id} ${said.subject}`);
    }
    const { arn } = said;
    return {
      ...{ check, ...said },
      decided: decisions.get(covered[finding] ?? 0) ?? null,
      sinceAt: dates.get(index.problemSeq[finding] ?? 0) ?? null,
      heldSince: dates.get(index.fromSeq[finding] ?? seq) ?? audit.takenAt.toISOString(),
      reason: detail.reason,
      facts: detail.facts,
      missing: detail.missing,
      tags: (arn === null ? undefined : tags.get(arn)) ?? {},
      fix: fixOf(audit, finding, detail),
    };
  });
}

/** When each snapshot up to the audit's was finished. */
async function datesOf({ at }: AuditHead): Promise<Map<number, string>> {
  const found = await rows<{ seq: number; at: Date }>(
    databasePool(),
    "select seq, finished_at as at from snapshot where account_id = $1 and seq <= $2",
    [at.accountId, at.seq],
  );
  return new Map(found.map(({ seq, at: moment }) => [seq, moment.toISOString()]));
}

/** What people decided, by the number that covers a finding: an exception's id, or an attestation's made negative. */
async function decisionsOf({ at: { accountId } }: AuditHead): Promise<Map<number, ExportDecision>> {
  const where = { where: { accountId } };
  const [exceptions, attestations] = await Promise.all([
    database().exception.findMany(where),
    database().attestation.findMany(where),
  ]);
  return new Map([
    ...exceptions.map(({ id, owner, reason, endsOn }): [number, ExportDecision] => [
      id,
      { by: owner, why: reason, until: isoDay(endsOn) },
    ]),
    ...attestations.map(({ id, author, statement, evidence, reviewOn }): [number, ExportDecision] => [
      -id,
      {
        by: author,
        why: evidence === "" ? statement : `${statement} (${evidence})`,
        until: reviewOn && isoDay(reviewOn),
      },
    ]),
  ]);
}
