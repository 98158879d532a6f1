import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/lib/db/generated/client";
import { environment } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

type Connection = { url: string; pool: pg.Pool; prisma: PrismaClient };

// On globalThis, because a development server evaluates modules again after each change and must not leave a pool
// behind each time.
const shared: { bearingsDatabase?: Connection } = globalThis as { bearingsDatabase?: Connection };

/**
 * Points this process at a database. Connects at the first query; another database that was used so far is let go.
 * @param url PostgreSQL connection string.
 */
export function connectDatabase(url: string): PrismaClient {
  const current = shared.bearingsDatabase;
  if (current?.url === url) return current.prisma;
  if (current !== undefined) void close(current);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "bearings",
    max: 10,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // A command line that has nothing left to do ends without having to close the pool.
    allowExitOnIdle: true,
  });
  // An idle connection that breaks (the server was restarted) is replaced at the next query; without a listener it
  // would end the process.
  pool.on("error", (error) => log.warn({ reason: error.message }, "An idle database connection broke"));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  shared.bearingsDatabase = { url, pool, prisma };
  return prisma;
}

/** Closes this process's connections; the next query would open them again. */
export async function disconnectDatabase(): Promise<void> {
  const current = shared.bearingsDatabase;
  delete shared.bearingsDatabase;
  if (current !== undefined) await close(current);
}

/**
 * The Prisma client of this process.
 * @throws AppError `unavailable` when nothing called `connectDatabase` and DATABASE_URL is not set.
 */
export function database(): PrismaClient {
  return connection().prisma;
}

/**
 * The connections that `database()` uses, for SQL and COPY beyond Prisma.
 * @throws AppError like `database`.
 */
export function databasePool(): pg.Pool {
  return connection().pool;
}

/**
 * Connection string of the database in use, for libraries that bring their own connections (the queue).
 * @throws AppError like `database`.
 */
export function databaseUrl(): string {
  return connection().url;
}

function connection(): Connection {
  if (shared.bearingsDatabase === undefined) {
    const { DATABASE_URL: url } = environment();
    if (url === undefined)
      throw new AppError(
        "unavailable",
        "There is no database to talk to. Start Bearings with `npm start`, or set DATABASE_URL.",
      );
    connectDatabase(url);
  }
  const made = shared.bearingsDatabase;
  if (made === undefined) throw new Error("the database connection was closed while it was being opened");
  return made;
}

async function close({ prisma, pool }: Connection): Promise<void> {
  await prisma.$disconnect();
  await pool.end();
}
