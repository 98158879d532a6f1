import { type Decisions, type ExceptionRule, fitsPattern, holds } from "@/lib/model/decision";
import { VERDICT_STATUSES } from "@/lib/model/finding";
import type { FindingIndex } from "./build";

const FAIL = VERDICT_STATUSES.indexOf("fail");
const MANUAL = VERDICT_STATUSES.indexOf("manual");

/** Which decision covers each finding: an exception's id, an attestation's id made negative, or 0. */
export type Covered = Int32Array;

/**
 * Lays people's decisions over the verdicts of a snapshot. An exception covers failures, an attestation failures and
 * what a person has to decide, the latter only while the finding is to the last fact what it was when they looked.
 * @param tags tags of a resource by its ARN; asked for exceptions by tag only
 */
export function decide(
  index: FindingIndex,
  decisions: Decisions,
  when: { seq: number; takenAt: Date; asOf: Date | null },
  tags: (arn: string) => Readonly<Record<string, string>>,
): Covered {
  const covered = new Int32Array(index.size);
  const exceptions = decisions.exceptions.filter((one) => holds(one, one.endsOn, when));
  const attestations = decisions.attestations.filter((one) => holds(one, one.reviewOn, when));
  if (exceptions.length === 0 && attestations.length === 0) return covered;
  const byCheck = new Map<string, ExceptionRule[]>();
  for (const one of exceptions)
    for (const check of one.checks) byCheck.set(check, [...(byCheck.get(check) ?? []), one]);
  for (let finding = 0; finding < index.size; finding += 1) {
    const status = index.status[finding];
    if (status !== FAIL && status !== MANUAL) continue;
    const check = index.check.values[index.check.codes[finding] ?? 0] ?? "";
    const subject = index.subjects[finding] ?? "";
    const attested = attestations.find(
      (one) =>
        one.check === check &&
        (one.subject === null || one.subject === subject) &&
        (index.fromSeq[finding] ?? 0) <= one.fromSeq,
    );
    if (attested) covered[finding] = -attested.id;
    else if (status === FAIL) {
      const arn = index.arns[finding] ?? null;
      covered[finding] = byCheck.get(check)?.find((one) => covers(one, subject, arn, tags))?.id ?? 0;
    }
  }
  return covered;
}

function covers(
  { kind, target }: ExceptionRule,
  subject: string,
  arn: string | null,
  tags: (arn: string) => Readonly<Record<string, string>>,
): boolean {
  if (kind === "finding") return subject === target;
  if (arn === null) return false;
  if (kind === "resource") return arn === target;
  if (kind === "arn_pattern") return fitsPattern(target, arn);
  const at = target.indexOf("=");
  const of = tags(arn);
  return at === -1 ? Object.hasOwn(of, target) : of[target.slice(0, at)] === target.slice(at + 1);
}
