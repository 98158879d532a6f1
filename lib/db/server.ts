import pg from "pg";
import { ensureEmbedded } from "@/lib/db/embedded";
import { errorCode } from "@/lib/db/folder-problem";
import { bearingsHome } from "@/lib/db/home";
import { migrate } from "@/lib/db/migrator";
import { environment } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Oldest PostgreSQL that the schema and its SQL are written for; Debian 12 brings it. */
const OLDEST_MAJOR = 15;

/** A database that is up, with this program's schema. */
export type DatabaseServer = {
  /** Connection string; an embedded server that was revived may have another one. */
  readonly url: string;
  readonly kind: "embedded" | "external";
  /**
   * Starts the embedded server again if it has died, on the same port when that is free. Does nothing to an external
   * one.
   * @returns true if it had to.
   */
  revive(): Promise<boolean>;
  /** Lets go; the embedded server stops with the last process that uses it. */
  close(): Promise<void>;
};

/**
 * Sees to it that there is a database with the current schema: the one that DATABASE_URL names, else the embedded
 * one, which is started or attached to. Opens no connection that stays, so that a process that only looks after
 * others need not load a client.
 * @param say tells the user something once.
 * @param migrated false leaves the schema as it is, for looking at it.
 * @throws AppError with a sentence that says what to do.
 */
export async function ensureDatabase(
  say: (sentence: string) => void,
  { migrated = true } = {},
): Promise<DatabaseServer> {
  const { DATABASE_URL: external } = environment();
  if (external !== undefined) {
    await checkExternal(external);
    if (migrated) await migrate(external);
    return { url: external, kind: "external", revive: async () => false, close: async () => undefined };
  }
  const server = await ensureEmbedded({ home: bearingsHome(), say });
  try {
    if (migrated) await migrate(server.url);
  } catch (error) {
    await server.close();
    throw error;
  }
  return {
    get url() {
      return server.url;
    },
    kind: "embedded",
    revive: server.revive,
    close: server.close,
  };
}

async function checkExternal(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    const version = rows[0]?.server_version ?? "unknown";
    if (!(Number.parseInt(version, 10) >= OLDEST_MAJOR))
      throw new AppError(
        "unavailable",
        `DATABASE_URL leads to PostgreSQL ${version}, and Bearings needs ${OLDEST_MAJOR} or newer. Update that server, or leave DATABASE_URL unset to use the built-in one.`,
      );
  } catch (error) {
    throw error instanceof AppError ? error : unreachable(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What to do about a server that does not let us in; codes from PostgreSQL's manual, appendix A. */
function unreachable(url: string, error: unknown): AppError {
  const { host, pathname } = new URL(url);
  const advice: Record<string, string> = {
    ECONNREFUSED: "nothing listens there. Start that server",
    ENOTFOUND: "there is no host of that name. Correct the address",
    EAI_AGAIN: "its name cannot be looked up. Check the network",
    "28P01": "it does not accept the password. Correct it",
    "28000": "it does not accept that user from here. Correct the user, or the server's pg_hba.conf",
    "3D000": `it has no database "${decodeURIComponent(pathname.slice(1))}". Create it`,
    "53300": "it has no free connections. Raise its max_connections",
    "57P03": "it is still starting. Try again in a moment",
  };
  const message = error instanceof Error ? error.message : String(error);
  return new AppError(
    "unavailable",
    `Bearings cannot use the PostgreSQL at ${host} that DATABASE_URL names: ${advice[errorCode(error)] ?? `${message}. Correct the address`}, or leave DATABASE_URL unset to use the built-in one.`,
    null,
    { cause: error },
  );
}
