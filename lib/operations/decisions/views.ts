import type { ExceptionKind } from "@/lib/model/decision";

/** What has become of a decision, seen from the newest snapshot. */
export type DecisionState = "holds" | "past" | "ended" | "contradicted";

/** Who made a decision and when; how it ended, if a person ended it. */
type Made = {
  id: number;
  /** Snapshot from which on it holds. */
  from: string;
  madeBy: string;
  /** ISO 8601, UTC. */
  madeAt: string;
  ended: { by: string; at: string; why: string } | null;
  state: DecisionState;
  /** Findings of the newest snapshot that it covers. */
  covers: number;
};

/** An exception as pages show it. */
export type ExceptionView = Made & {
  checks: { id: string; title: string }[];
  kind: ExceptionKind;
  target: string;
  reason: string;
  owner: string;
  /** `2026-12-31`: snapshots taken on this day or later count the failure again. */
  endsOn: string;
  /** Of the findings that it covers, those that are no failures any more need it no more. */
  needed: boolean;
};

/** An attestation as pages show it. */
export type AttestationView = Made & {
  check: { id: string; title: string };
  /** Null for all subjects of the check. */
  subject: string | null;
  statement: string;
  evidence: string;
  author: string;
  reviewOn: string | null;
};

/** The decisions of an account, those that hold first, then the newest. */
export type DecisionList = {
  account: string;
  /** Newest snapshot, from which states are seen; null without one. */
  at: string | null;
  exceptions: ExceptionView[];
  attestations: AttestationView[];
};
