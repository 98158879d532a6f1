import { z } from "zod";
import { findingOrder } from "@/lib/analysis/findings/query";
import { checkOf } from "@/lib/checks/registry";
import { database, databasePool } from "@/lib/db/client";
import { readHistory } from "@/lib/db/finding-store/read-findings";
import { AppError } from "@/lib/errors";
import { isoDay } from "@/lib/model/day";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { type AuditOf, auditOf } from "./audit-of";
import { controlRefs } from "./filters";
import { fixOf } from "./finding-fix";
import { findingRows, keyOf } from "./finding-row";
import type { FindingDetailView, FindingPast } from "./views";

/** Most findings of the same resource that are shown beside one. */
const MAX_OTHERS = 50;

/** One finding of a snapshot with its evidence, fix, history and decisions. Throws `not_found` with what to do. */
export const getFinding = defineQuery({
  id: "finding.get",
  permission: "finding:read",
  input: z.object({
    account: z.string(),
    at: z.string().default("latest"),
    check: z.string().max(100),
    subject: z.string().max(2_500),
  }),
  run: async ({ input: { account, at: reference, check, subject } }): Promise<FindingDetailView> => {
    const audit = await auditOf(account, reference);
    const { covered } = audit.view;
    const finding = findFinding(audit, check, subject);
    if (finding === null) {
      throw new AppError(
        "not_found",
        `${snapshotName(audit.at.seq)} has no such finding: the check or its subject is gone. Look at another date.`,
        "subject",
      );
    }
    const by = covered[finding] ?? 0;
    const [[row, ...others], past, exception, attestation] = await Promise.all([
      findingRows(audit, [finding, ...othersOf(audit, finding)]),
      readHistory(databasePool(), audit.at.accountId, { check, subject }),
      by > 0 ? database().exception.findUnique({ where: { id: by } }) : null,
      by < 0 ? database().attestation.findUnique({ where: { id: -by } }) : null,
    ]);
    const { seq } = audit.at;
    const detail = past.find(({ fromSeq, toSeq }) => fromSeq <= seq && (toSeq === null || toSeq > seq))?.detail;
    if (row === undefined || detail === undefined)
      throw new Error(`finding ${check} ${subject} went away while it was read`);
    const known = checkOf(check);
    return {
      ...row,
      account: audit.account.name,
      at: snapshotName(audit.at.seq),
      facts: detail.facts,
      missing: detail.missing,
      apis: [...(known?.apis ?? [])],
      risk: known?.risk ?? "",
      source: known?.source ?? "",
      fix: { ...fixOf(audit, finding, detail), link: known?.fix.link ?? "" },
      controls: controlRefs(check),
      history: past.map(pastOf),
      others,
      exception: exception && {
        id: exception.id,
        reason: exception.reason,
        owner: exception.owner,
        endsOn: isoDay(exception.endsOn),
      },
      attestation: attestation && {
        ...{
          id: attestation.id,
          statement: attestation.statement,
          evidence: attestation.evidence,
          author: attestation.author,
        },
        reviewOn: attestation.reviewOn && isoDay(attestation.reviewOn),
      },
    };
  },
});

/** A finding's number in its index, null when the snapshot has none such. */
export function findFinding({ view: { index } }: AuditOf, check: string, subject: string): number | null {
  const code = index.check.values.indexOf(check);
  // The index is in the order of checks and subjects.
  for (
    let finding = index.check.codes.indexOf(code);
    finding !== -1 && index.check.codes[finding] === code;
    finding += 1
  ) {
    if (index.subjects[finding] === subject) return finding;
  }
  return null;
}

function othersOf(audit: AuditOf, finding: number): number[] {
  const { index } = audit.view;
  const arn = index.arns[finding] ?? null;
  if (arn === null) return [];
  const { check } = keyOf(audit, finding);
  const others: number[] = [];
  for (const other of findingOrder(index, "severity")) {
    if (index.arns[other] !== arn || keyOf(audit, other).check === check) continue;
    others.push(other);
    if (others.length === MAX_OTHERS) break;
  }
  return others;
}

function pastOf({
  status,
  severity,
  fromSeq,
  toSeq,
  fromAt,
  toAt,
  ended,
  detail,
}: Awaited<ReturnType<typeof readHistory>>[number]): FindingPast {
  return {
    ...{ status, severity, ended },
    from: snapshotName(fromSeq),
    fromAt: fromAt?.toISOString() ?? null,
    to: toSeq === null ? null : snapshotName(toSeq),
    toAt: toAt?.toISOString() ?? null,
    reason: detail.reason,
  };
}
