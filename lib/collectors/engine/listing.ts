import { CallFailure } from "@/lib/aws/call-failure";
import type { UnseenReason } from "@/lib/model/read";
import type { Resource } from "@/lib/model/resource";
import type { ListingResult } from "@/lib/model/snapshot";
import type { CollectContext, Collector, CollectorListing, Found } from "../define";
import { type GapBook, gapOf } from "./gaps";
import { toResource } from "./resource";

type ListingRun = {
  collector: Collector;
  listing: CollectorListing;
  region: string;
  context: CollectContext;
  gaps: GapBook;
  /** What `miss` was told during the listing; filled by the context. */
  missed: CallFailure[];
  /** First operation that the listing sent, empty when it sent none. */
  firstOperation: () => string;
  /** Tells the user's cancel from the listing's own deadline. */
  cancelled: () => boolean;
  onResource: () => void;
  /** Told about what is a fault of ours rather than of AWS. */
  onBug: (error: unknown) => void;
};

/** Runs one listing to its end, however it ends, and says how far each of its types was seen. */
export async function runListing(run: ListingRun): Promise<ListingResult[]> {
  const byType = new Map(run.listing.types.map((type) => [type.type, new Map<string, Resource>()]));
  const rejected = new Map<string, { count: number; message: string }>();
  const failure = await consume(run, (found) => {
    const resources = byType.get(found.type.type);
    if (!resources)
      throw new TypeError(`A listing of ${run.collector.service} emits ${found.type.type}, which it does not declare.`);
    const made = toResource(found, run.region);
    if ("rejected" in made) {
      const before = rejected.get(found.type.type);
      rejected.set(found.type.type, { count: (before?.count ?? 0) + 1, message: before?.message ?? made.rejected });
    } else {
      // A thing that moved between two pages while they were read is listed twice.
      if (!resources.has(made.resource.arn)) run.onResource();
      resources.set(made.resource.arn, made.resource);
    }
  });

  const scope = { service: run.collector.service, region: run.region };
  const types = [...byType.keys()];
  if (failure) run.gaps.add(gapOf(failure, scope, { types }));
  for (const miss of run.missed) run.gaps.add(gapOf(miss, scope, { types }));
  for (const [type, { count, message }] of rejected) {
    const operation = run.firstOperation();
    const fault = new CallFailure("broken_answer", "Rejected", scope.service, scope.region, operation, null, message);
    run.gaps.add(gapOf(fault, scope, { types: [type], affected: count }));
  }
  return types.map((type) => {
    const resources = [...(byType.get(type)?.values() ?? [])];
    const reason: UnseenReason | null =
      failure?.reason ?? run.missed[0]?.reason ?? (rejected.has(type) ? "broken_answer" : null);
    const status = reason === null ? "ok" : failure && resources.length === 0 ? "unseen" : "partial";
    return { ...scope, type, status, reason, resources };
  });
}

/** Feeds what the listing finds to `take`. @returns what broke it off, null when it came to its end */
async function consume(run: ListingRun, take: (found: Found) => void): Promise<CallFailure | null> {
  const { signal } = run.context;
  const iterator = run.listing.collect(run.context);
  const aborted = new Promise<"aborted">((resolve) => {
    if (signal.aborted) resolve("aborted");
    signal.addEventListener("abort", () => resolve("aborted"), { once: true });
  });
  try {
    while (true) {
      const step = await Promise.race([iterator.next(), aborted]);
      if (step === "aborted") {
        // Not awaited: a collector that waits for something else than a call would hold us.
        iterator.return().catch(() => {});
        return broken(run, run.cancelled() ? "cancelled" : "timed_out");
      }
      if (step.done) return null;
      take(step.value);
    }
  } catch (error) {
    iterator.return().catch(() => {});
    if (error instanceof CallFailure) return known(run, error);
    run.onBug(error);
    return broken(run, "failed");
  }
}

/** A call that ended with its listing says "cancelled", also when it was the listing's deadline. */
function known(run: ListingRun, failure: CallFailure): CallFailure {
  return failure.reason === "cancelled" ? broken(run, run.cancelled() ? "cancelled" : "timed_out") : failure;
}

const MESSAGES = {
  cancelled: "The scan was cancelled before this was read.",
  timed_out: "This took longer than one listing may take.",
  failed: "Bearings could not make sense of what it read here; the log has the details.",
};

function broken(run: ListingRun, reason: keyof typeof MESSAGES): CallFailure {
  // A cancel is one gap of the scope, whichever calls it met.
  const operation = reason === "cancelled" ? "" : run.firstOperation();
  return new CallFailure(reason, "Broken", run.collector.service, run.region, operation, null, MESSAGES[reason]);
}
