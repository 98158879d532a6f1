import type { ProbedService } from "@/lib/collectors/engine/preflight";
import type { PolicyStatement } from "@/lib/operations/snapshots/views";

/** What a scan will call, and where. */
export type PreflightPlan = {
  /** Twelve digits. */
  awsAccountId: string;
  /** ARN of the caller, as `sts:GetCallerIdentity` says. */
  callerArn: string;
  /** Regions that a scan would read; empty when they could not be listed. */
  regions: string[];
  /** Every region that the account has enabled; empty when they could not be listed. */
  enabledRegions: string[];
  disabledRegions: string[];
  /** Why a scan of all regions would not begin, with what to do; null when it would. */
  problem: string | null;
  /** Region in which regional services are tried. */
  triedIn: string;
  services: PlannedService[];
  /** Services by regions, global ones counted once. */
  scopes: number;
  calls: ExpectedCalls;
};

/** A service of a plan. `operations`: how many its collector may send. */
export type PlannedService = { service: string; scope: "regional" | "global"; operations: number };

/**
 * Calls to expect. `basis` is the snapshot whose calls were counted (`S5`); without one, one call for each listing
 * and place, which is the least that a scan takes.
 */
export type ExpectedCalls = { calls: number; basis: string | null };

/** A plan with what came of trying it. */
export type Preflight = PreflightPlan & {
  probed: ProbedService[];
  /** Calls that gave no answer, those of services that are not offered left out. */
  refused: RefusedCall[];
  /** The statement that would allow all that is denied; null when there is none, or when no grant helps. */
  statement: PolicyStatement | null;
  milliseconds: number;
};

/** A call that was tried and not answered. */
export type RefusedCall = {
  service: string;
  region: string;
  operation: string;
  reason: string;
  action: string | null;
  message: string;
};
