import type { SnapshotWriter } from "@/lib/db/snapshot-store/writer";
import { listingKey, listingOf } from "@/lib/exports/bundle/checker";
import type { OpenBundle } from "@/lib/exports/bundle/read-bundle";
import type { BundleResource } from "@/lib/exports/bundle/records";
import type { Gap } from "@/lib/model/gap";
import type { Resource } from "@/lib/model/resource";
import type { Coverage } from "@/lib/model/snapshot";
import type { ScanProgress } from "@/lib/operations/snapshots/scan-view";

/** What a scan knows at its end besides its listings. */
export type Remainder = { gaps: Gap[]; progress: ScanProgress | undefined };

/** The resources of the listing that is being read; without a key before the first. */
type Filling = { key: string; resources: Resource[]; lastKnown: Resource[] };

/**
 * Hands the listings of a bundle to the writer as a scan would, one at a time: memory holds the resources of one
 * listing, and what the writer keeps.
 */
export async function feedWriter(records: OpenBundle["records"], writer: SnapshotWriter): Promise<Remainder> {
  const waiting = new Map<string, Coverage>();
  const gaps: Gap[] = [];
  const scopes: ScanProgress["scopes"] = [];
  const hand = async ({ key, resources, lastKnown }: Filling) => {
    const coverage = waiting.get(key);
    if (coverage === undefined) throw new Error(`a resource of no listing came through: ${key}`);
    waiting.delete(key);
    await writer.add({ ...coverage, resources, lastKnown });
  };
  let filling: Filling = { key: "", resources: [], lastKnown: [] };
  for await (const record of records) {
    if (record.kind === "scope") {
      const { kind: _, ...coverage } = record;
      waiting.set(listingKey(coverage), coverage);
    } else if (record.kind === "place") {
      const { kind: _, ...place } = record;
      scopes.push(place);
    } else if (record.kind === "gap") {
      const { kind: _, ...gap } = record;
      gaps.push(gap);
    } else {
      const key = listingKey(listingOf(record));
      if (filling.key !== key) {
        if (filling.key !== "") await hand(filling);
        filling = { key, resources: [], lastKnown: [] };
      }
      (record.seen ? filling.resources : filling.lastKnown).push(resourceOf(record));
    }
  }
  if (filling.key !== "") await hand(filling);
  for (const key of [...waiting.keys()]) await hand({ key, resources: [], lastKnown: [] });
  const calls = scopes.reduce((sum, scope) => sum + scope.calls, 0);
  return { gaps, progress: scopes.length === 0 ? undefined : { scopes, calls } };
}

function resourceOf(record: BundleResource): Resource {
  const { arn, type, region, id, name, tags, state, configuration, runtime } = record;
  return { arn, type, region, id, name, tags, state, configuration, runtime };
}
