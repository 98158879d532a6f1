import { z } from "zod";
import { CallFailure } from "@/lib/aws/call-failure";
import { listRegions } from "@/lib/aws/identity";
import { homeRegion } from "@/lib/aws/partition";
import type { Collector } from "@/lib/collectors/define";
import { type ProbedService, probeAccount } from "@/lib/collectors/engine/preflight";
import { collectors } from "@/lib/collectors/registry";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findAccount } from "@/lib/operations/accounts/find-account";
import { ConnectionInput } from "@/lib/operations/accounts/inputs";
import { type SignedIn, signIn } from "@/lib/operations/accounts/sign-in";
import { wayInto } from "@/lib/operations/accounts/way-in";
import { defineTask } from "@/lib/operations/define";
import { statementGranting } from "@/lib/operations/permissions/statement";
import { sortRegions } from "@/lib/operations/snapshots/regions-to-scan";
import { ScanChoice } from "@/lib/operations/snapshots/scan-choice";
import { expectedCalls, type LastCalls, lastCalls } from "./expected-calls";
import type { Preflight, PreflightPlan, RefusedCall } from "./views";

/** Longest that one call may take, in milliseconds: somebody is waiting. */
const CALL_TIMEOUT_MS = 20_000;

const Input = ScanChoice.extend({
  /** How to connect: used when the connection does not exist yet, or when `connectionGiven`. */
  connection: ConnectionInput.optional(),
  connectionGiven: z.boolean().default(false),
});

/** What somebody who waits for a pre-flight is told on the way. */
export type PreflightLive = {
  /** Ends it. */
  cancel: AbortSignal;
  onPlan?: (plan: PreflightPlan) => void;
  onService?: (probed: ProbedService) => void;
};

/**
 * Says what a scan will call and where, and tries the first call of each listing in one region. Takes seconds, stores
 * nothing, makes no connection.
 * @throws AppError `unavailable` when AWS does not let us in; `invalid` for an unknown region or service; `conflict`
 *   when it was cancelled.
 */
export const runPreflight = defineTask({
  id: "scan.preflight",
  permission: "scan:run",
  input: Input,
  run: async ({ input }, live: PreflightLive): Promise<Preflight> => {
    const began = performance.now();
    const { connection, last } = await connectionOf(input);
    const options = { signal: live.cancel, limits: { attempts: 2 }, callTimeoutMs: CALL_TIMEOUT_MS };
    try {
      const signedIn = await signIn(connection, options);
      try {
        return { ...(await check(signedIn, input, last, live)), milliseconds: Math.round(performance.now() - began) };
      } finally {
        signedIn.session.close();
      }
    } catch (error) {
      throw live.cancel.aborted ? new AppError("conflict", "The pre-flight was cancelled.") : error;
    }
  },
});

async function connectionOf({ account, connection, connectionGiven }: z.output<typeof Input>) {
  const known = await database().account.findUnique({ where: { name: account } });
  const last = known === null ? null : await lastCalls(database(), known.id);
  const way = known === null ? null : wayInto(known);
  if (connection !== undefined && (way === null || connectionGiven)) return { connection, last };
  return { connection: way ?? wayInto(await findAccount(database(), account)), last };
}

async function check(
  { session, identity }: SignedIn,
  choice: z.output<typeof ScanChoice>,
  last: LastCalls | null,
  live: PreflightLive,
): Promise<Omit<Preflight, "milliseconds">> {
  const { awsAccountId, arn: callerArn, partition } = identity;
  const chosen = collectors.filter(({ service }) => choice.services.length === 0 || choice.services.includes(service));
  const { refused, ...where } = await whereTo({ session, identity }, choice.regions);
  const plan: PreflightPlan = { awsAccountId, callerArn, ...where, ...planOf(chosen, where.regions, last) };
  live.onPlan?.(plan);
  const probed = await probeAccount({
    collectors: chosen,
    session,
    awsAccountId,
    partition,
    region: where.triedIn,
    signal: live.cancel,
    ...(live.onService ? { onService: live.onService } : {}),
  });
  if (live.cancel.aborted) throw new AppError("conflict", "The pre-flight was cancelled.");
  const all = [...refused, ...probed.flatMap(refusedOf)];
  return { ...plan, probed, refused: all, statement: statementGranting(all.map(({ action }) => action)) };
}

/** Where a scan of the chosen regions (all when empty) would read. */
async function whereTo({ session, identity }: SignedIn, chosen: string[]) {
  const home = homeRegion(identity.partition);
  try {
    const all = await listRegions(session, identity);
    const named = (enabled: boolean) => all.filter((region) => region.enabled === enabled).map(({ name }) => name);
    const { enabled: regions } = sortRegions(all, chosen);
    return {
      regions,
      enabledRegions: named(true),
      disabledRegions: named(false),
      problem: null,
      triedIn: regions.includes(home) ? home : (regions[0] ?? home),
      refused: [],
    };
  } catch (error) {
    if (!(error instanceof AppError && error.cause instanceof CallFailure)) throw error;
    const { service, region, operation, reason, action, message } = error.cause;
    return {
      regions: chosen,
      enabledRegions: [],
      disabledRegions: [],
      // Chosen regions are read all the same.
      problem: chosen.length === 0 ? error.message : null,
      triedIn: chosen[0] ?? home,
      refused: [{ service, region, operation, reason, action, message }],
    };
  }
}

function planOf(chosen: readonly Collector[], regions: readonly string[], last: LastCalls | null) {
  const global = chosen.filter(({ scope }) => scope === "global").length;
  return {
    services: chosen.map(({ service, scope, permissions }) => ({
      service,
      scope,
      operations: Object.keys(permissions).length,
    })),
    scopes: global + (chosen.length - global) * regions.length,
    calls: expectedCalls(chosen, regions, last),
  };
}

/** Calls of a service that gave no answer; where a service is not offered, nothing is missing. */
export function refusedOf({ service, region, operations }: ProbedService): RefusedCall[] {
  return operations.flatMap(({ operation, result, action, message }) =>
    result === "ok" || result === "untried" || result === "not_offered"
      ? []
      : [{ service, region, operation, reason: result, action, message: message ?? "" }],
  );
}
