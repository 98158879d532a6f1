import { z } from "zod";
import { database, databasePool } from "@/lib/db/client";
import { streamDifferences } from "@/lib/db/snapshot-store/compare-snapshots";
import { type Change, describeChange } from "@/lib/diff/change";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { parseReference } from "./reference";
import { resolveSnapshot } from "./resolve-snapshot";
import type { SnapshotDiff } from "./views";

/**
 * What changed from snapshot `a` to `b` of one connection, as `bearings diff --json` prints it. `account` is needed
 * only when neither reference names one (`prod:S5`) and there are several.
 */
export const diffSnapshots = defineQuery({
  id: "snapshot.diff",
  permission: "snapshot:read",
  input: z.object({ account: z.string().optional(), a: z.string(), b: z.string() }),
  run: async ({ input }): Promise<SnapshotDiff> => {
    const named = input.account ?? parseReference(input.a, "a").account ?? parseReference(input.b, "b").account;
    const from = await resolveSnapshot(database(), named ?? undefined, input.a, "a");
    const to = await resolveSnapshot(database(), from.account.name, input.b, "b");
    const changes: Change[] = [];
    const pair = { accountId: from.account.id, from: from.seq, to: to.seq };
    for await (const difference of streamDifferences(databasePool(), pair)) changes.push(describeChange(difference));
    const id = (seq: number) => `${from.account.name}:${snapshotName(seq)}`;
    return { from: id(from.seq), to: id(to.seq), changes };
  },
});
