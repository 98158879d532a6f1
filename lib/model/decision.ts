/** What an exception can be made for. */
export const EXCEPTION_KINDS = ["finding", "resource", "tag", "arn_pattern"] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** From when to when a decision of a person holds. It is never changed, only ended. */
type Held = {
  id: number;
  /** Newest snapshot when it was made: it holds from there on. */
  fromSeq: number;
  madeAt: Date;
  /** Snapshots from this one on are no longer covered, because somebody ended it; null while nobody did. */
  endedSeq: number | null;
  endedAt: Date | null;
};

/** A failure that somebody answers for. */
export type ExceptionRule = Held & {
  /** It is for these checks alone: a different problem of the same resource stays a problem. */
  checks: readonly string[];
  kind: ExceptionKind;
  /** A finding's subject, an ARN, `Key=Value`, or a pattern of ARNs in which `*` stands for anything. */
  target: string;
  /** Snapshots taken on this day or later count the failure again; UTC. */
  endsOn: Date;
};

/** What a person answers to a check that no call can decide. */
export type AttestationRule = Held & {
  check: string;
  /** Null for every subject of the check that stood there when it was made. */
  subject: string | null;
  /** Snapshots taken on this day or later ask again; null for never. */
  reviewOn: Date | null;
};

/** The decisions that are looked at. */
export type Decisions = { exceptions: readonly ExceptionRule[]; attestations: readonly AttestationRule[] };

/**
 * True when a decision holds for a snapshot, as things stood at a moment.
 * @param until first day that it no longer covers, null for none
 * @param asOf what was decided later is not looked at; null looks at everything
 */
export function holds(
  { fromSeq, madeAt, endedSeq, endedAt }: Held,
  until: Date | null,
  { seq, takenAt, asOf }: { seq: number; takenAt: Date; asOf: Date | null },
): boolean {
  if (seq < fromSeq || (asOf !== null && madeAt > asOf)) return false;
  if (until !== null && takenAt >= until) return false;
  const wasEnded = endedSeq !== null && endedAt !== null && (asOf === null || endedAt <= asOf);
  return !wasEnded || seq < endedSeq;
}

/** The moment of the last decision, by which a file says what it knew; null without any. */
export function lastDecision({ exceptions, attestations }: Decisions): Date | null {
  const moments = [...exceptions, ...attestations].flatMap(({ madeAt, endedAt }) => [
    madeAt,
    ...(endedAt ? [endedAt] : []),
  ]);
  return moments.length === 0 ? null : new Date(Math.max(...moments.map((moment) => moment.getTime())));
}

/** True for an ARN that a pattern with `*` covers, in full. */
export function fitsPattern(pattern: string, arn: string): boolean {
  const parts = pattern.split("*");
  const [head = "", ...rest] = parts;
  if (!arn.startsWith(head)) return false;
  const tail = rest.pop();
  if (tail === undefined) return arn === pattern;
  let at = head.length;
  for (const part of rest) {
    const found = arn.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return arn.length - tail.length >= at && arn.endsWith(tail);
}

/** The kind that a text names; a finding for every other text, which then has to fit one. */
export function oneKind(text: string): ExceptionKind {
  return EXCEPTION_KINDS.find((kind) => kind === text) ?? "finding";
}
