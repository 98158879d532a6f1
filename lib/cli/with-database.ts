// Operations bring AWS's SDK and Prisma, a second of work: they are loaded when a command runs, not for its help.

/** Runs `work` with the database open (started if need be, or a running one joined), and lets go of it after. */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const { openDatabase, closeDatabase } = await import("@/lib/operations/system/open-database");
  try {
    await openDatabase();
    return await work();
  } finally {
    await closeDatabase();
  }
}
