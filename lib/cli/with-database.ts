import { closeDatabase, openDatabase } from "@/lib/operations/system/open-database";

/** Runs `work` with the database open (started if need be, or a running one joined), and lets go of it after. */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    await openDatabase();
    return await work();
  } finally {
    await closeDatabase();
  }
}
