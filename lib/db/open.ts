import { connectDatabase, disconnectDatabase } from "@/lib/db/client";
import { type DatabaseServer, ensureDatabase } from "@/lib/db/server";

/**
 * Opens the database for this process, whether or not `npm start` runs beside it, and points `database()` at it:
 * the one that DATABASE_URL names, else the embedded one, started or attached to; its schema is brought up to date.
 * Processes that use the embedded server at once share it, and the last to close stops it.
 * @param say tells the user something once; on standard error by default.
 * @throws AppError with a sentence that says what to do.
 */
export async function openDatabase(
  say = (sentence: string) => void process.stderr.write(`${sentence}\n`),
): Promise<DatabaseServer> {
  const server = await ensureDatabase(say);
  connectDatabase(server.url);
  return {
    get url() {
      return server.url;
    },
    kind: server.kind,
    async revive() {
      const hadTo = await server.revive();
      if (hadTo) connectDatabase(server.url);
      return hadTo;
    },
    async close() {
      await disconnectDatabase();
      await server.close();
    },
  };
}
