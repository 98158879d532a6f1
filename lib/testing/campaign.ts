import { isDeepStrictEqual } from "node:util";
import type { Collector } from "@/lib/collectors/define";
import { fieldChanges } from "@/lib/diff/field-changes";
import { isUnseen } from "@/lib/model/read";
import type { Resource } from "@/lib/model/resource";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { type TestAccount, through } from "./collect";
import {
  cut,
  denied,
  emptyBody,
  type Fault,
  garbage,
  hang,
  internalError,
  shortened,
  throttled,
  truncated,
} from "./faults";
import { emptyPage, repeatedToken, tokenOnWire } from "./paging";
import { type FaultRule, forward, type SeenRequest, type WireProxy } from "./proxy";
import { NEW_QUESTION, type Recording, startRecorder, startReplay } from "./replay";
import { type Scanned, scan } from "./scan";
import type { WholeAccount } from "./seed";

/** What the campaign does to a call, and what must come of it. */
type Plan = {
  fault: Fault;
  every?: number;
  /** Requests that one call may take. */
  attempts: number;
  attemptTimeoutMs?: number;
  /** True for what a scan may get over without a gap. */
  passes?: boolean;
  /** True for faults of lists that come in pages. */
  paged?: boolean;
};

const PLANS = {
  denied: { fault: denied, attempts: 1 },
  throttled: { fault: throttled, attempts: 2 },
  "throttled every second time": { fault: throttled, every: 2, attempts: 4, passes: true },
  "internal error": { fault: internalError, attempts: 2 },
  "slower than the timeout": { fault: hang, attempts: 1, attemptTimeoutMs: 1_500 },
  "connection cut": { fault: cut, attempts: 2 },
  "body broken off": { fault: truncated, attempts: 2 },
  "half a body": { fault: shortened, attempts: 2 },
  "a web page": { fault: garbage, attempts: 2 },
  "no body": { fault: emptyBody, attempts: 2 },
  "empty page with a token": { fault: emptyPage, attempts: 2, passes: true, paged: true },
  "repeated token": { fault: repeatedToken, attempts: 2, paged: true },
} as const satisfies Record<string, Plan>;

export type FaultName = keyof typeof PLANS;

/** One fault at one operation. `service` is the name that the request is signed for. */
export type Case = { collector: Collector; service: string; operation: string; fault: FaultName };

/** A collector's whole scan, and what it takes to repeat it without the server. */
export type Clean = {
  collector: Collector;
  account: TestAccount;
  recording: Recording;
  scanned: Scanned;
  cases: Case[];
  /** Resource types whose listing sends an operation, by `service.Operation`. */
  dependents: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Scans the whole account with one collector, keeping each answer, and lists what can go wrong with it. */
export async function recordClean(collector: Collector, { account, proxy }: WholeAccount): Promise<Clean> {
  const { proxy: recorder, recording } = await startRecorder((_, raw, body) => forward(proxy.url, raw, body));
  const own = through(account, recorder.url);
  try {
    // Listing by listing, to see which needs what; together they ask all that the whole scan asks.
    const calls = new Map<string, SeenRequest>();
    const dependents = new Map<string, Set<string>>();
    for (const listing of collector.listings) {
      recorder.clear();
      await scanOnce(own, { ...collector, listings: [listing] });
      for (const request of callsOf(recorder)) {
        const name = nameOf(request);
        calls.set(name, request);
        const types = dependents.get(name) ?? new Set<string>();
        for (const { type } of listing.types) types.add(type);
        dependents.set(name, types);
      }
    }
    const scanned = await scanReplay(recording, account, collector);
    if (scanned.gaps.some(isNew))
      throw new Error(`A scan of ${collector.service} asks what none of its listings asks.`);
    const cases = [...calls.values()].flatMap((request) => casesOf(collector, request));
    return { collector, account, recording, scanned, dependents, cases };
  } finally {
    await recorder.stop();
  }
}

async function scanReplay(recording: Recording, account: TestAccount, collector: Collector): Promise<Scanned> {
  const server = await startReplay(recording);
  try {
    return await scanOnce(through(account, server.url), collector);
  } finally {
    await server.stop();
  }
}

function isNew(gap: { message: string }): boolean {
  return gap.message.includes(NEW_QUESTION);
}

function casesOf(collector: Collector, request: SeenRequest): Case[] {
  return faultNames()
    .filter((fault) => !isPaged(fault) || tokenOnWire(request) !== null)
    .map((fault) => ({ collector, service: request.service, operation: request.operation, fault }));
}

function faultNames(): FaultName[] {
  return Object.keys(PLANS).filter((name): name is FaultName => name in PLANS);
}

function isPaged(fault: FaultName): boolean {
  const plan: Plan = PLANS[fault];
  return plan.paged ?? false;
}

/** What came of a case: gaps it left, and everything that is not as promised, in words. */
export type Outcome = { gaps: number; problems: string[] };

/**
 * Repeats a clean scan with one operation broken and compares. Promised are: the scan ends; the failed call is a gap;
 * what is missing is missing in a listing that says so, and only where the operation was needed; what differs of a
 * resource is a value that says it was not seen; nothing is made up.
 */
export async function runCase(clean: Clean, one: Case): Promise<Outcome> {
  const plan: Plan = PLANS[one.fault];
  const outcome = await tryCase(clean, one, plan);
  if (outcome.problems.length === 0 || plan.attemptTimeoutMs === undefined) return outcome;
  // On a busy machine a healthy answer may be late as well; with time enough, only the broken one is.
  return tryCase(clean, one, { ...plan, attemptTimeoutMs: 10 * plan.attemptTimeoutMs });
}

/** Calls that a scan can do without. A report that somebody else asked for within four hours is as good. */
const DISPENSABLE = new Set(["GenerateCredentialReport"]);

async function tryCase(clean: Clean, one: Case, plan: Plan): Promise<Outcome> {
  const { service, operation } = one;
  const server = await startReplay(clean.recording);
  const rule: FaultRule = { service, operation, fault: plan.fault };
  server.fault(plan.every === undefined ? rule : { ...rule, every: plan.every });
  try {
    const broken = await scanOnce(through(clean.account, server.url), clean.collector, plan);
    const dependents = clean.dependents.get(nameOf(one)) ?? new Set();
    const problems = [
      ...broken.bugs.map((bug) => `a fault of ours: ${bug instanceof Error ? bug.stack : String(bug)}`),
      ...strayListings(broken, dependents),
      ...differences(clean.scanned, broken),
    ];
    const named = broken.gaps.some((gap) => gap.operation === operation);
    if (!named && !plan.passes && !DISPENSABLE.has(operation)) problems.push("no gap names the operation");
    const known = new Set(clean.scanned.gaps.map((gap) => gap.operation));
    for (const gap of broken.gaps) {
      // Lists that repeat themselves, or come in another order, lead to questions that were never asked before.
      const strayed = (plan.paged || plan.passes) && isNew(gap);
      if (gap.operation === operation || known.has(gap.operation) || strayed) continue;
      problems.push(`a gap of another operation: ${gap.operation} ${gap.message}`);
    }
    return { gaps: broken.gaps.length, problems };
  } finally {
    await server.stop();
  }
}

function scanOnce(account: TestAccount, collector: Collector, plan?: Plan): Promise<Scanned> {
  return scan(account.connection, [collector], {
    awsAccountId: account.awsAccountId,
    session: {
      limits: { attempts: plan?.attempts ?? 1 },
      ...(plan?.attemptTimeoutMs === undefined ? {} : { attemptTimeoutMs: plan.attemptTimeoutMs }),
    },
  });
}

function strayListings(broken: Scanned, dependents: ReadonlySet<string>): string[] {
  return broken.listings
    .filter(({ status, type }) => status !== "ok" && !dependents.has(type))
    .map(({ type, status }) => `${type} is ${status} though its listing does not need the operation`);
}

function differences(clean: Scanned, broken: Scanned): string[] {
  const after = new Map(broken.resources.map((resource) => [resource.arn, resource]));
  const before = new Set(clean.resources.map(({ arn }) => arn));
  const complete = new Set(broken.listings.filter(({ status }) => status === "ok").map(placeOf));
  const invented = broken.resources.filter(({ arn }) => !before.has(arn)).map(({ arn }) => `${arn} is made up`);
  const rest = clean.resources.flatMap((resource) => {
    const seen = after.get(resource.arn);
    if (seen !== undefined) return changes(resource, seen);
    return complete.has(placeOf(resource)) ? [`${resource.arn} is missing from a listing that says it is whole`] : [];
  });
  return [...invented, ...rest];
}

function placeOf({ type, region }: { type: string; region: string }): string {
  return `${type} ${region}`;
}

/** What the product itself would call a change, and what moved beside the history. */
function changes(before: Resource, after: Resource): string[] {
  const volatile = resourceTypeOf(before.type)?.volatileState ?? false;
  const state = volatile ? null : after.state;
  const { fields } = fieldChanges({ ...before, state: volatile ? null : before.state }, { ...after, state });
  // What moves by itself may be a part of a property that was not seen, and is then not there.
  const blind = Object.values(after.configuration).some(isUnseen);
  const moved = Object.entries(before.runtime)
    .filter(([field, value]) => !isDeepStrictEqual(value, after.runtime[field]))
    .map(([field]) => field)
    .filter((field) => !(blind && after.runtime[field] === undefined) && !isUnseen(after.runtime[field]));
  const paths = [...fields.map(({ path }) => path), ...moved.map((field) => `runtime.${field}`)];
  return paths.map((path) => `${before.arn}: ${path} differs and does not say that it was not seen`);
}

function callsOf(proxy: WireProxy): SeenRequest[] {
  return proxy.seen.filter(({ service }) => service !== "sts");
}

function nameOf({ service, operation }: { service: string; operation: string }): string {
  return `${service}.${operation}`;
}
