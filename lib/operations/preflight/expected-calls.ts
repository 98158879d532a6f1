import type { Collector } from "@/lib/collectors/define";
import { GLOBAL } from "@/lib/model/resource";
import { snapshotName } from "@/lib/model/snapshot";
import type { Transaction } from "@/lib/operations/define";
import { ScanProgress } from "@/lib/operations/snapshots/scan-view";
import type { ExpectedCalls } from "./views";

/** How many calls each scope of a connection took in its newest snapshot. */
export type LastCalls = { name: string; byScope: ReadonlyMap<string, number> };

/** Reads what the newest snapshot took; null before the first, and for one whose scan is not kept. */
export async function lastCalls(tx: Transaction, accountId: number): Promise<LastCalls | null> {
  const scan = await tx.scan.findFirst({
    where: { accountId, status: { in: ["complete", "partial"] } },
    orderBy: { seq: "desc" },
    select: { seq: true, progress: true },
  });
  const progress = ScanProgress.safeParse(scan?.progress);
  if (scan === null || !progress.success) return null;
  const byScope = new Map(
    progress.data.scopes.map(({ service, region, calls }): [string, number] => [`${service} ${region}`, calls]),
  );
  return { name: snapshotName(scan.seq), byScope };
}

/** Calls that a scan of these services in these regions will take, as far as anybody can know. Pure. */
export function expectedCalls(
  collectors: readonly Collector[],
  regions: readonly string[],
  last: LastCalls | null,
): ExpectedCalls {
  let calls = 0;
  let known = false;
  for (const { service, scope, listings } of collectors) {
    for (const region of scope === "global" ? [GLOBAL] : regions) {
      const before = last?.byScope.get(`${service} ${region}`);
      known ||= before !== undefined;
      calls += before ?? listings.length;
    }
  }
  return { calls, basis: known && last !== null ? last.name : null };
}
