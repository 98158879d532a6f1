import { databasePool } from "@/lib/db/client";
import { readGaps, type StoredGap } from "@/lib/db/snapshot-store/read-gaps";
import { snapshotName } from "@/lib/model/snapshot";
import { statementGranting } from "@/lib/operations/permissions/statement";
import type { GapView } from "./views";

/** Gaps of a snapshot in a fixed order, each with the statement that would close it. */
export async function loadGaps(accountId: number, seq: number): Promise<GapView[]> {
  return (await readGaps(databasePool(), { accountId, seq })).map(gapView);
}

/** A gap as pages and the command line show it. */
export function gapView({ firstSeq, firstAt, ...gap }: StoredGap): GapView {
  return {
    ...gap,
    firstSeen: snapshotName(firstSeq),
    firstSeenAt: firstAt?.toISOString() ?? null,
    statement: statementGranting([gap.action]),
  };
}
