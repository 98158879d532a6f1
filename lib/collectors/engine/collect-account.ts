import { setMaxListeners } from "node:events";
import pLimit from "p-limit";
import type { CallFailure } from "@/lib/aws/call-failure";
import type { Session } from "@/lib/aws/session";
import type { Gap } from "@/lib/model/gap";
import { GLOBAL } from "@/lib/model/resource";
import type { CallCount, CollectedSnapshot, ListingResult } from "@/lib/model/snapshot";
import type { Collector, CollectorListing } from "../define";
import { Channel } from "./channel";
import { createContext } from "./context";
import { GapBook, gapOf } from "./gaps";
import { runListing } from "./listing";
import { addCallFigures, type CollectProgress, ProgressReporter, type ScopeProgress } from "./progress";

export type CollectOptions = {
  collectors: readonly Collector[];
  session: Session;
  /** Twelve digits, as GetCallerIdentity said. */
  awsAccountId: string;
  partition: string;
  regions: {
    /** Regions to read. */
    enabled: readonly string[];
    /** Regions that the user left out. */
    excluded: readonly string[];
    /** Regions that the account has not enabled. */
    disabled: readonly string[];
    /** Gap of all other regions, when those of the account could not be listed. */
    unlisted?: Gap | null;
  };
  /** Services to read; all when empty or left out. */
  services?: readonly string[];
  /** Cancels: what is unfinished becomes a gap, at once. */
  signal?: AbortSignal;
  onProgress?: (progress: CollectProgress) => void;
  /** Shortest time between two reports, in milliseconds. */
  progressIntervalMs?: number;
  /** Longest that one listing may take, in milliseconds; with it, a scan always ends. */
  listingTimeoutMs?: number;
  /** Scopes worked on at once. */
  scopes?: number;
  /** Told about what is a fault of ours; the listing becomes a gap and the scan goes on. */
  onBug?: (error: unknown, place: { service: string; region: string; types: string[] }) => void;
};

/** Finished listings that may wait for the consumer before the scan pauses: bounds the memory. */
const WAITING_RESULTS = 32;

type Scope = { collector: Collector; region: string; progress: ScopeProgress };

/**
 * Reads an account. Nothing is done before `listings` is iterated; it yields each listing when it is finished and
 * keeps none. `gaps` and `calls` are filled when the iteration has come to its end.
 */
export function collectAccount(options: CollectOptions): CollectedSnapshot {
  const gaps: Gap[] = [];
  const calls: CallCount[] = [];
  return { startedAt: new Date(), listings: collect(options, gaps, calls), gaps, calls };
}

async function* collect(options: CollectOptions, gaps: Gap[], calls: CallCount[]): AsyncGenerator<ListingResult> {
  const book = new GapBook();
  noteExclusions(options, book);
  const scopes = scopesOf(options);
  const reporter = new ProgressReporter(
    scopes.map((scope) => scope.progress),
    options.onProgress,
    options.progressIntervalMs ?? 250,
  );
  const left = new AbortController();
  const channel = new Channel<ListingResult>(WAITING_RESULTS);
  const limit = pLimit(options.scopes ?? 64);
  reporter.flush();
  const work = Promise.all(
    scopes.map((scope) => limit(() => runScope(options, scope, book, reporter, channel, left.signal))),
  );
  work.then(
    () => channel.end(),
    (error: unknown) => channel.end({ error }),
  );
  try {
    yield* channel.drain();
  } finally {
    // A consumer that leaves early ends the calls that are under way.
    left.abort();
  }
  gaps.push(...book.list());
  calls.push(...options.session.calls());
  addCallFigures(
    scopes.map((scope) => scope.progress),
    calls,
  );
  reporter.flush();
}

/** Global services first: their chains of calls are the longest. */
function scopesOf({ collectors, services = [], regions }: CollectOptions): Scope[] {
  const wanted = collectors.filter(({ service }) => services.length === 0 || services.includes(service));
  const scope = (collector: Collector, region: string): Scope => ({
    collector,
    region,
    progress: {
      service: collector.service,
      region,
      status: "waiting",
      ...{ resources: 0, calls: 0, retries: 0, milliseconds: 0, gaps: 0 },
      reason: null,
    },
  });
  const global = wanted.filter(({ scope: kind }) => kind === "global").map((collector) => scope(collector, GLOBAL));
  const regional = wanted.filter(({ scope: kind }) => kind === "regional");
  return [...global, ...regions.enabled.flatMap((region) => regional.map((collector) => scope(collector, region)))];
}

/** What the user or the account leaves out is a gap as well, one for each region and service. */
function noteExclusions({ collectors, services = [], regions }: CollectOptions, book: GapBook): void {
  const gap = (service: string, region: string, reason: Gap["reason"], message: string): Gap => {
    return { service, region, operation: "", reason, action: null, message, types: [], affected: 0 };
  };
  for (const region of regions.excluded)
    book.add(gap("*", region, "excluded", "This region was left out of the scan."));
  for (const region of regions.disabled) {
    book.add(gap("*", region, "region_disabled", "This region is not enabled in the account."));
  }
  if (regions.unlisted) book.add(regions.unlisted);
  for (const { service } of collectors) {
    if (services.length > 0 && !services.includes(service)) {
      book.add(gap(service, "*", "excluded", "This service was left out of the scan."));
    }
  }
}

async function runScope(
  options: CollectOptions,
  scope: Scope,
  book: GapBook,
  reporter: ProgressReporter,
  channel: Channel<ListingResult>,
  left: AbortSignal,
): Promise<void> {
  const { progress, collector, region } = scope;
  progress.status = "running";
  reporter.changed();
  const shared = new Map<string, Promise<unknown>>();
  const seen: ListingResult["status"][] = [];
  await Promise.all(
    collector.listings.map(async (listing) => {
      for (const result of await runOne(options, scope, listing, shared, book, reporter, left)) {
        seen.push(result.status);
        await channel.push(result);
      }
    }),
  );
  const all = (status: ListingResult["status"]) => seen.every((one) => one === status);
  if (region !== GLOBAL) options.session.release({ service: collector.service, region });
  progress.status = all("ok") ? "done" : all("unseen") ? "unseen" : "partial";
  reporter.changed();
}

async function runOne(
  options: CollectOptions,
  scope: Scope,
  listing: CollectorListing,
  shared: Map<string, Promise<unknown>>,
  book: GapBook,
  reporter: ProgressReporter,
  left: AbortSignal,
): Promise<ListingResult[]> {
  const { collector, region, progress } = scope;
  const missed: CallFailure[] = [];
  let firstOperation = "";
  const ending = endingOf([options.signal, left], options.listingTimeoutMs ?? 45 * 60_000);
  const gaps = new GapBook();
  const context = createContext({
    ...options,
    collector,
    region,
    shared,
    signal: ending.signal,
    events: {
      onMiss: (failure) => missed.push(failure),
      onUnreadProperty: (failure) => gaps.add(gapOf(failure, { service: collector.service, region }, { affected: 1 })),
      onCall: (operation) => {
        firstOperation ||= operation;
        progress.calls += 1;
        reporter.changed();
      },
    },
  });
  const results = await runListing({
    collector,
    listing,
    region,
    context,
    gaps,
    missed,
    firstOperation: () => firstOperation,
    cancelled: () => Boolean(options.signal?.aborted) || left.aborted,
    onResource: () => {
      progress.resources += 1;
      reporter.changed();
    },
    onBug: (error) =>
      options.onBug?.(error, { service: collector.service, region, types: listing.types.map(({ type }) => type) }),
  });
  ending.release();
  for (const gap of gaps.list()) {
    book.add(gap);
    progress.gaps += 1;
    progress.reason ??= gap.reason;
  }
  return results;
}

/** A signal that fires with any of the given ones or when time is over. Release it, or it keeps the timer. */
function endingOf(signals: readonly (AbortSignal | undefined)[], milliseconds: number) {
  const controller = new AbortController();
  const end = () => controller.abort();
  const given = signals.filter((signal) => signal !== undefined);
  for (const signal of given) {
    setMaxListeners(0, signal);
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
  }
  const timer = setTimeout(end, milliseconds);
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      for (const signal of given) signal.removeEventListener("abort", end);
    },
  };
}
