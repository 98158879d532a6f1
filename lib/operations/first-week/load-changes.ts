import { SECURITY_TYPES } from "@/lib/analysis/first-week/subjects";
import { database, databasePool } from "@/lib/db/client";
import { readChangeHeads } from "@/lib/db/snapshot-store/read-change-heads";
import { snapshotName } from "@/lib/model/snapshot";
import { typeTitle } from "@/lib/operations/resources/resource-row";
import type { FirstWeek } from "./views";

/** Changes that are named one by one; the rest is a count. */
const NAMED = 8;

/** What differs from the snapshot before; null for the first. */
export async function loadChanges({
  accountId,
  seq,
}: {
  accountId: number;
  seq: number;
}): Promise<FirstWeek["changes"]> {
  const before = await database().snapshot.findFirst({
    where: { accountId, seq: { lt: seq } },
    orderBy: { seq: "desc" },
    select: { seq: true, finishedAt: true },
  });
  if (before === null) return null;
  const pair = { accountId, from: before.seq, to: seq };
  const { counts, heads } = await readChangeHeads(databasePool(), pair, { first: SECURITY_TYPES, limit: NAMED });
  return {
    from: snapshotName(before.seq),
    fromAt: before.finishedAt.toISOString(),
    counts,
    heads: heads.map((head) => ({ ...head, typeTitle: typeTitle(head.type) })),
  };
}
