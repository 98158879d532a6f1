import { FindingIndexBuilder } from "@/lib/analysis/findings/build";
import { decide } from "@/lib/analysis/findings/decide";
import { databasePool } from "@/lib/db/client";
import { type FindingKey, readFindingPart, readTags } from "@/lib/db/finding-store/read-findings";
import { type AuditHead, type AuditOf, viewOf } from "./audit-of";

/** Findings in memory at once. */
const PART = 2_000;

/**
 * The verdicts of an audit by check and subject, some at a time, each part like an audit of its own: for files, whose
 * memory then does not grow with the account. What a whole audit says is what its parts say together.
 */
export async function* auditParts(head: AuditHead): AsyncGenerator<AuditOf, void, undefined> {
  const pool = databasePool();
  const { at, decisions, takenAt, asOf } = head;
  const byTag = decisions.exceptions.some(({ kind }) => kind === "tag");
  let after: FindingKey | null = null;
  for (;;) {
    const found = await readFindingPart(pool, at, { after, limit: PART });
    const builder = new FindingIndexBuilder();
    for (const row of found) builder.add(row);
    const index = builder.build();
    const tags = byTag ? await readTags(pool, at, [...new Set(index.arns.filter((arn) => arn !== null))]) : null;
    const covered = decide(index, decisions, { seq: at.seq, takenAt, asOf }, (arn) => tags?.get(arn) ?? {});
    if (index.size > 0) yield { ...head, view: viewOf(head, index, covered) };
    if (found.length < PART) return;
    after = found.at(-1) ?? null;
  }
}
