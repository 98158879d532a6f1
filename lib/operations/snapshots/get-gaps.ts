import { z } from "zod";
import { database, databasePool } from "@/lib/db/client";
import { readEndedGaps, readHiddenProperties } from "@/lib/db/snapshot-store/read-gaps";
import { closedGaps, isChoice } from "@/lib/model/gap";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { gapCauses, gapGroups, oneStatement } from "./gap-causes";
import { gapView, loadGaps } from "./load-gaps";
import { resolveSnapshot } from "./resolve-snapshot";
import type { GapReport } from "./views";

/**
 * What a snapshot could not see: by reason and cause, with what each hides and since when, and which gaps closed and
 * opened since the snapshot before. Throws `not_found` with what exists.
 */
export const getGaps = defineQuery({
  id: "snapshot.gaps",
  permission: "snapshot:read",
  input: z.object({ account: z.string().optional(), at: z.string().default("latest") }),
  run: async ({ input }): Promise<GapReport> => {
    const { account, seq } = await resolveSnapshot(database(), input.account, input.at);
    const at = { accountId: account.id, seq };
    const pool = databasePool();
    const [gaps, ended, hidden, before] = await Promise.all([
      loadGaps(account.id, seq),
      readEndedGaps(pool, at),
      readHiddenProperties(pool, at),
      database().snapshot.findFirst({
        where: { accountId: account.id, seq: { lt: seq } },
        orderBy: { seq: "desc" },
        select: { seq: true },
      }),
    ]);
    const name = snapshotName(seq);
    const opened = before === null ? [] : gaps.filter((gap) => gap.firstSeen === name && !isChoice(gap));
    return {
      id: `${account.name}:${name}`,
      previous: before === null ? null : snapshotName(before.seq),
      gaps,
      properties: hidden,
      groups: gapGroups(gapCauses(gaps, hidden)),
      closed: gapCauses(closedGaps(ended.map(gapView), gaps)),
      opened: gapCauses(opened, hidden),
      statement: oneStatement(gaps),
    };
  },
});
