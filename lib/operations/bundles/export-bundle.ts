import { z } from "zod";
import { database, databasePool } from "@/lib/db/client";
import { type At, readSnapshot } from "@/lib/db/snapshot-store/at";
import { readCoverage } from "@/lib/db/snapshot-store/read-coverage";
import { readGaps } from "@/lib/db/snapshot-store/read-gaps";
import { readOwners, streamHeld } from "@/lib/db/snapshot-store/stream-held";
import { AppError } from "@/lib/errors";
import { type BundleHeader, FORMAT, VERSION } from "@/lib/exports/bundle/header";
import { type BundlePart, writeBundle } from "@/lib/exports/bundle/write-bundle";
import { defineQuery } from "@/lib/operations/define";
import { fileStem } from "@/lib/operations/snapshots/file-stem";
import { type ResolvedSnapshot, resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import { ScanProgress } from "@/lib/operations/snapshots/scan-view";
import { StoredStats } from "@/lib/operations/snapshots/stored-stats";
import { programVersion } from "@/lib/operations/system/program-version";

/** A bundle to be saved: its bytes come while rows are read. */
export type BundleFile = { fileName: string; mediaType: string; content: AsyncIterable<Uint8Array> };

type ScanFacts = { regions: string[]; services: string[]; progress: unknown };

/**
 * A snapshot as a file that another Bearings imports. Reads page by page, so memory stays flat. The same snapshot gives
 * the same bytes, until a later scan brings new values of what moves by itself: those are kept as last seen only.
 */
export const exportBundle = defineQuery({
  id: "bundle.export",
  permission: "resource:read",
  input: z.object({ account: z.string().optional(), at: z.string().default("latest") }),
  run: async ({ input }): Promise<BundleFile> => {
    const { account, seq } = await resolveSnapshot(database(), input.account, input.at);
    const at = { accountId: account.id, seq };
    const scan = await database().scan.findUnique({
      where: { accountId_seq: at },
      select: { regions: true, services: true, progress: true },
    });
    return {
      fileName: `${fileStem(account, seq)}.bearings`,
      mediaType: "application/gzip",
      content: writeBundle(await headerOf(account, at, scan), parts(at, scan)),
    };
  },
});

async function headerOf(account: ResolvedSnapshot["account"], at: At, scan: ScanFacts | null): Promise<BundleHeader> {
  const snapshot = await readSnapshot(databasePool(), at);
  if (snapshot === null || account.awsAccountId === null) {
    throw new AppError("not_found", `"${account.name}" has no snapshot S${at.seq} of a known AWS account.`);
  }
  const { partitions, owners } = await readOwners(databasePool(), at);
  const [partition] = partitions;
  const { seq, startedAt, finishedAt, status, rulesVersion, stats } = snapshot;
  const { regions = [], services = [] } = scan ?? {};
  return {
    format: FORMAT,
    version: VERSION,
    generator: programVersion(),
    account: account.name,
    awsAccountId: account.awsAccountId,
    ...(partition === undefined ? {} : { partition }),
    otherAccounts: owners.filter((owner) => /^\d{12}$/.test(owner) && owner !== account.awsAccountId),
    ...(account.label === null ? {} : { label: account.label }),
    snapshot: {
      ...{ seq, startedAt: startedAt.toISOString(), finishedAt: finishedAt.toISOString(), status, rulesVersion },
      ...{ regions, services },
      calls: StoredStats.parse(stats).calls.map(({ service, operation, calls, retries, milliseconds }) => ({
        ...{ service, operation, calls, retries, milliseconds },
      })),
    },
  };
}

async function* parts(at: At, scan: ScanFacts | null): AsyncGenerator<BundlePart, void, undefined> {
  const coverage = await readCoverage(databasePool(), at);
  for (const { service, region, type, status, reason } of coverage) {
    yield { kind: "scope", service, region, type, status, reason };
  }
  const { scopes } = ScanProgress.catch({ scopes: [], calls: 0 }).parse(scan?.progress);
  for (const { service, region, status, resources, calls, retries, milliseconds, gaps, reason } of scopes) {
    yield { kind: "place", service, region, status, resources, calls, retries, milliseconds, gaps, reason };
  }
  for (const gap of await readGaps(databasePool(), at)) {
    const { service, region, operation, reason, action, message, types, affected } = gap;
    yield { kind: "gap", service, region, operation, reason, action, message, types, affected };
  }
  for (const listing of coverage) {
    if (listing.resources === 0) continue;
    const { service } = listing;
    for await (const held of streamHeld(databasePool(), at, listing)) {
      const { arn, type, region, id, name, state, seen, tags, configuration, runtime } = held;
      const listedIn = region === listing.region ? {} : { listedIn: listing.region };
      yield {
        kind: "resource",
        ...{ arn, type, service, region, ...listedIn, id, name, state, seen, tags, configuration, runtime },
      };
    }
  }
}
