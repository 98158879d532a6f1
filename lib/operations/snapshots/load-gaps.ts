import { databasePool } from "@/lib/db/client";
import { readGaps } from "@/lib/db/snapshot-store/read-coverage";
import { snapshotName } from "@/lib/model/snapshot";
import { statementGranting } from "@/lib/operations/permissions/statement";
import type { GapView } from "./views";

/** Gaps of a snapshot in a fixed order, each with the statement that would close it. */
export async function loadGaps(accountId: number, seq: number): Promise<GapView[]> {
  const gaps = await readGaps(databasePool(), { accountId, seq });
  return gaps.map(({ firstSeq, ...gap }) => ({
    ...gap,
    firstSeen: snapshotName(firstSeq),
    statement: statementGranting([gap.action]),
  }));
}
