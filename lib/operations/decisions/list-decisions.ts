import { z } from "zod";
import { database } from "@/lib/db/client";
import type { Attestation, Exception } from "@/lib/db/generated/client";
import { isoDay } from "@/lib/model/day";
import type { ExceptionKind } from "@/lib/model/decision";
import { snapshotName } from "@/lib/model/snapshot";
import { findAccount } from "@/lib/operations/accounts/find-account";
import { defineQuery } from "@/lib/operations/define";
import { type AuditOf, auditOf, checkTitle } from "@/lib/operations/findings/audit-of";
import type { AttestationView, DecisionList, DecisionState, ExceptionView } from "./views";

/** Every decision of an account: what holds, what ran out, what was contradicted, who and when. */
export const listDecisions = defineQuery({
  id: "decision.list",
  permission: "decision:read",
  input: z.object({ account: z.string() }),
  run: async ({ input }): Promise<DecisionList> => {
    const { id: accountId, name: account } = await findAccount(database(), input.account);
    const newest = await database().snapshot.findFirst({
      where: { accountId },
      orderBy: { seq: "desc" },
      select: { seq: true },
    });
    const audit = newest === null ? null : await auditOf(account, "latest");
    const where = { where: { accountId }, orderBy: { id: "desc" } } as const;
    const [exceptions, attestations] = await Promise.all([
      database().exception.findMany(where),
      database().attestation.findMany(where),
    ]);
    const covered = countCovered(audit);
    const now = audit?.takenAt ?? new Date();
    return {
      account,
      at: newest === null ? null : snapshotName(newest.seq),
      exceptions: exceptions.map((one) => exceptionView(one, covered.get(one.id) ?? 0, now)).sort(holdingFirst),
      attestations: attestations.map((one) => attestationView(one, covered.get(-one.id) ?? 0, now)).sort(holdingFirst),
    };
  },
});

/** Findings under each decision in the newest snapshot, by its number in the covering. */
function countCovered(audit: AuditOf | null): Map<number, number> {
  const counts = new Map<number, number>();
  for (const by of audit?.view.covered ?? []) if (by !== 0) counts.set(by, (counts.get(by) ?? 0) + 1);
  return counts;
}

function exceptionView(one: Exception, covers: number, now: Date): ExceptionView {
  const { reason, owner, target, endsOn } = one;
  return {
    ...madeOf(one, covers, one.endedAt ? "ended" : now >= endsOn || new Date() >= endsOn ? "past" : "holds"),
    ...{ reason, owner, target },
    // The database keeps to the kinds by a constraint.
    kind: one.kind as ExceptionKind,
    checks: one.checks.map((id) => ({ id, title: checkTitle(id) })),
    endsOn: isoDay(endsOn),
    needed: covers > 0,
  };
}

function attestationView(one: Attestation, covers: number, now: Date): AttestationView {
  const { subject, statement, evidence, author, reviewOn, checkId } = one;
  const isPast = reviewOn !== null && (now >= reviewOn || new Date() >= reviewOn);
  // What it was made for stands there no more, or says something else.
  const state = one.endedAt ? "ended" : isPast ? "past" : covers === 0 ? "contradicted" : "holds";
  return {
    ...madeOf(one, covers, state),
    ...{ subject, statement, evidence, author },
    check: { id: checkId, title: checkTitle(checkId) },
    reviewOn: reviewOn && isoDay(reviewOn),
  };
}

type Row = Pick<Exception, "id" | "fromSeq" | "madeBy" | "madeAt" | "endedAt" | "endedBy" | "endedWhy">;

function madeOf(
  { id, fromSeq, madeBy, madeAt, endedAt, endedBy, endedWhy }: Row,
  covers: number,
  state: DecisionState,
) {
  return {
    ...{ id, madeBy, state, covers },
    from: snapshotName(fromSeq),
    madeAt: madeAt.toISOString(),
    ended: endedAt && { by: endedBy ?? "", at: endedAt.toISOString(), why: endedWhy ?? "" },
  };
}

function holdingFirst(one: { state: DecisionState }, other: { state: DecisionState }): number {
  return Number(other.state === "holds") - Number(one.state === "holds");
}
