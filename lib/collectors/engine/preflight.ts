import { CallFailure } from "@/lib/aws/call-failure";
import { declaredName } from "@/lib/aws/permissions";
import { type ClientClass, isSdkClient, operationOf } from "@/lib/aws/sdk-client";
import type { ClientUse, Session } from "@/lib/aws/session";
import type { UnseenReason } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import type { Collector, CollectorListing } from "../define";
import { createContext, overriding } from "./context";

/** What is known of an operation before a scan. */
export type ProbedOperation = {
  /** As the collector declares it: `ListTopics`, or `S3Control.GetPublicAccessBlock`. */
  operation: string;
  /** IAM actions that it needs. */
  actions: string[];
  /** `ok`: answered. `untried`: sent only for single things, or after another call. Else why it gave no answer. */
  result: "ok" | "untried" | UnseenReason;
  /** IAM action that is missing; null when none is, or when a grant does not help. */
  action: string | null;
  /** What AWS said when it gave no answer; one sentence. */
  message: string | null;
};

/** What was found out of a service. */
export type ProbedService = {
  service: string;
  scope: Collector["scope"];
  /** Region in which it was tried, or `global`. */
  region: string;
  /** Every operation that the collector may send, by name. */
  operations: ProbedOperation[];
};

export type PreflightOptions = {
  collectors: readonly Collector[];
  session: Session;
  /** Twelve digits, as GetCallerIdentity said. */
  awsAccountId: string;
  partition: string;
  /** Where regional services are tried. */
  region: string;
  /** Ends it; what is under way then counts as cancelled. */
  signal: AbortSignal;
  /** Told of each service as it comes to its end. */
  onService?: (probed: ProbedService) => void;
};

/** Longest wait, in milliseconds, for what a listing makes of a call that gave no answer. */
const MAKES_OF_IT_MS = 5_000;

/**
 * Tries the first call of every listing, in one region, and nothing more: what cannot be called is known before a scan.
 * Keeps nothing of the answers. Bounded by the session's time for one call.
 * @returns one entry for each collector, in their order
 */
export function probeAccount(options: PreflightOptions): Promise<ProbedService[]> {
  return Promise.all(
    options.collectors.map(async (collector) => {
      const probed = await probeService(options, collector);
      options.onService?.(probed);
      return probed;
    }),
  );
}

async function probeService(options: PreflightOptions, collector: Collector): Promise<ProbedService> {
  const region = collector.scope === "global" ? GLOBAL : options.region;
  const shared = new Map<string, Promise<unknown>>();
  const tried = new Map<string, CallFailure | null>();
  await Promise.all(
    collector.listings.map(async (listing) => {
      const call = await firstCallOf({ ...options, collector, listing, region, shared });
      // Listings may begin with one operation and other parameters: one that fails is what counts.
      if (call !== null) tried.set(call.operation, tried.get(call.operation) ?? call.failure);
    }),
  );
  const operations = Object.entries(collector.permissions)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([operation, actions]): ProbedOperation => {
      const failure = tried.get(operation);
      return {
        operation,
        actions: [actions].flat(),
        result: failure === undefined ? "untried" : (failure?.reason ?? "ok"),
        action: failure?.action ?? null,
        message: failure?.message ?? null,
      };
    });
  return { service: collector.service, scope: collector.scope, region, operations };
}

/** The listing wanted to send a second call. */
class FirstCallIsOver extends Error {}

type Call = { operation: string; failure: CallFailure | null };

/**
 * Runs a listing until its first call is answered.
 * @returns null when it sends none of its own: it shares one with another listing, or cannot do without an answer
 */
async function firstCallOf(
  options: PreflightOptions & {
    collector: Collector;
    listing: CollectorListing;
    region: string;
    shared: Map<string, Promise<unknown>>;
  },
): Promise<Call | null> {
  const { collector, listing, signal } = options;
  const gate = new Gate(options.session, collector);
  const reported: unknown[] = [];
  const context = createContext({
    ...options,
    session: gate.session,
    events: {
      onMiss: (failure) => reported.push(failure),
      onUnreadProperty: (failure) => reported.push(failure),
      onCall: () => {},
    },
  });
  const iterator = listing.collect(context);
  let stepped = false;
  const step = iterator
    .next()
    .catch((error: unknown) => reported.push(error))
    .then(() => {
      stepped = true;
    });
  await Promise.race([step, gate.answered, ended(signal)]);
  const { operation } = gate;
  if (operation === null) return null;
  // The call ends with the signal, and at the latest when its time is over.
  await gate.answered;
  const { failure } = gate;
  // A code that is an answer ("no policy") is kept from us by the listing itself; it may need a moment.
  if (failure !== null) await Promise.race([step, ended(signal), pause(MAKES_OF_IT_MS)]);
  iterator.return().catch(() => {});
  return { operation, failure: stepped && !reported.includes(failure) ? null : failure };
}

/** Lets the first call of a listing through and none after it. */
class Gate {
  /** Declared name of the first call; null while there was none. */
  operation: string | null = null;
  failure: CallFailure | null = null;
  /** Resolves when the first call has come to its end. */
  readonly answered: Promise<void>;
  readonly session: Session;
  private settle: () => void = () => {};

  constructor(
    session: Session,
    private readonly collector: Collector,
  ) {
    this.answered = new Promise((resolve) => {
      this.settle = resolve;
    });
    const client = <C extends object>(Client: ClientClass<C>, use: ClientUse): C =>
      this.guard(session.client(Client, use));
    this.session = { ...session, client };
  }

  private guard<C extends object>(client: C): C {
    return overriding(client, async (send, command, own) => {
      if (this.operation !== null) throw new FirstCallIsOver();
      const serviceId = isSdkClient(client) ? client.config.serviceId : "";
      this.operation = declaredName(this.collector.permissions, serviceId, operationOf(command));
      try {
        return await send(command, own);
      } catch (error) {
        if (error instanceof CallFailure) this.failure = error;
        throw error;
      } finally {
        this.settle();
      }
    });
  }
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
