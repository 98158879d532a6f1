import type { AwsConnection } from "@/lib/aws/connection";
import { openSession, type SessionOptions } from "@/lib/aws/session";
import type { Collector } from "@/lib/collectors/define";
import { type CollectOptions, collectAccount } from "@/lib/collectors/engine/collect-account";
import type { Gap } from "@/lib/model/gap";
import type { Resource } from "@/lib/model/resource";
import type { CallCount, ListingResult } from "@/lib/model/snapshot";

/** All that one scan found, in memory. */
export type Scanned = {
  listings: ListingResult[];
  resources: Resource[];
  gaps: Gap[];
  calls: CallCount[];
  /** Faults of ours that the scan met. */
  bugs: unknown[];
  /** The one listing of a type in a region. */
  listing(type: string, region?: string): ListingResult;
};

/**
 * Scans an AWS-compatible server with some collectors and keeps what they found.
 * @param server its address, to be read with the default credentials, or a connection to it
 * @param options what differs from: regions eu-west-1, account 123456789012, default credentials
 */
export async function scan(
  server: string | AwsConnection,
  collectors: readonly Collector[],
  {
    session: sessionOptions = {},
    ...options
  }: Partial<Omit<CollectOptions, "session">> & { session?: SessionOptions } = {},
): Promise<Scanned> {
  const session = openSession(
    typeof server === "string" ? { credentials: { kind: "default" }, endpointUrl: server } : server,
    { ...sessionOptions, ...(options.signal ? { signal: options.signal } : {}) },
  );
  const bugs: unknown[] = [];
  try {
    const collected = collectAccount({
      awsAccountId: "123456789012",
      partition: "aws",
      regions: { enabled: ["eu-west-1"], excluded: [], disabled: [] },
      onBug: (error) => bugs.push(error),
      ...options,
      collectors,
      session,
    });
    const listings: ListingResult[] = [];
    for await (const listing of collected.listings) listings.push(listing);
    return {
      listings,
      resources: listings.flatMap((listing) => listing.resources),
      gaps: collected.gaps,
      calls: collected.calls,
      bugs,
      listing(type, region) {
        const [found, ...more] = listings.filter((one) => one.type === type && one.region === (region ?? one.region));
        if (!found || more.length > 0)
          throw new Error(`There are ${more.length + (found ? 1 : 0)} listings of ${type}.`);
        return found;
      },
    };
  } finally {
    session.close();
  }
}
