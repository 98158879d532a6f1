import { cache } from "react";
import { listSnapshots } from "@/lib/operations/snapshots/list-snapshots";
import { load } from "@/lib/web/load";

/** A year of them, one a day; whoever looks for an older one finds it in the history. */
const MOST = 366;

/** A snapshot as the header offers it. */
export type TakenSnapshot = { name: string; finishedAt: string; resources: number; gaps: number };

/** Snapshots of an account, newest first; scans that became none are left out. Read once for a request. */
export const takenSnapshots = cache(async (account: string): Promise<TakenSnapshot[]> => {
  const all = await load(listSnapshots, { account, limit: MOST });
  return all.flatMap(({ name, finishedAt, status, resources, gaps }) =>
    finishedAt === null || (status !== "complete" && status !== "partial")
      ? []
      : [{ name, finishedAt, resources, gaps }],
  );
});
