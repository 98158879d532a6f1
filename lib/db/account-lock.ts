import "server-only";
import pg from "pg";
import { databaseUrl } from "@/lib/db/client";

/** First key of the session-level locks of those who scan an account; the second is its row id. Commits have one of their own. */
export const ACCOUNT_LOCK = 4243;

/** The right to scan an account, held by an open connection. */
export type AccountLock = {
  /** The connection that holds it; what is committed here was committed by the holder. */
  client: pg.Client;
  /** Aborted when the connection breaks, and the lock with it. */
  lost: AbortSignal;
  release: () => Promise<void>;
};

/**
 * Takes the lock of an account on a connection of its own, so that the end of this process frees it.
 * @returns null when another process holds it.
 */
export async function lockAccount(accountId: number): Promise<AccountLock | null> {
  const client = new pg.Client({ connectionString: databaseUrl(), application_name: "bearings scan", keepAlive: true });
  const lost = new AbortController();
  client.on("error", (error) => lost.abort(error));
  client.on("end", () => lost.abort(new Error("the connection that held the account's lock was closed")));
  await client.connect();
  try {
    // A machine that vanishes without a word loses its lock within half a minute.
    await client.query("set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3");
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1, $2) as held", [
      ACCOUNT_LOCK,
      accountId,
    ]);
    if (rows[0]?.held === true) return { client, lost: lost.signal, release: () => client.end() };
  } catch (error) {
    await client.end();
    throw error;
  }
  await client.end();
  return null;
}
