import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { checkout } from "@/lib/db/home";
import { AppError } from "@/lib/errors";

/** The advisory lock that Prisma's own `migrate` takes, so that the two never run side by side. */
const LOCK = 72707369;
/** How long to wait for another process that is migrating, in milliseconds. */
const LOCK_TIMEOUT_MS = 10 * 60_000;
/** As first line of a migration: run it outside a transaction (CREATE INDEX CONCURRENTLY demands that). */
const NO_TRANSACTION = "-- no-transaction";

const TABLE = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) not null primary key,
  "checksum" varchar(64) not null,
  "finished_at" timestamptz,
  "migration_name" varchar(255) not null,
  "logs" text,
  "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(),
  "applied_steps_count" integer not null default 0
)`;

type Migration = { name: string; sql: string };
type Applied = { migration_name: string; checksum: string; finished: boolean; logs: string | null };

/**
 * Brings a database up to this program's schema, in the table format of Prisma's `migrate deploy`. Any number of
 * processes may call it at once: one applies, the others wait and find nothing left to do.
 * @param url PostgreSQL connection string.
 * @param folder migrations in Prisma's layout (`NAME/migration.sql`); those of the checkout by default.
 * @returns names of the migrations that this call applied.
 * @throws AppError `conflict` when the database is newer than the program, was migrated by altered scripts, or holds a
 *   migration that failed halfway; `unavailable` when a migration fails now.
 */
export async function migrate(url: string, folder = join(checkout(), "prisma", "migrations")): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: "bearings migrations" });
  // A connection that dies also fails the query that is running; that is where it is reported.
  client.on("error", () => undefined);
  await client.connect();
  try {
    if (pending(migrations, await appliedMigrations(client)).length === 0) return [];
    await client.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query("set lock_timeout = 0");
    await client.query(TABLE);
    const todo = pending(migrations, await appliedMigrations(client));
    for (const migration of todo) await apply(client, migration);
    return todo.map(({ name }) => name);
  } finally {
    // Ends the session and with it the lock.
    await client.end();
  }
}

/** Reads migrations in the order in which they apply. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, "migration.sql"), "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function appliedMigrations(client: pg.Client): Promise<Applied[]> {
  const table = await client.query(`select to_regclass('"_prisma_migrations"') as found`);
  if (table.rows[0].found === null) return [];
  const { rows } = await client.query<Applied>(
    `select migration_name, checksum, finished_at is not null as finished, logs
     from "_prisma_migrations" where rolled_back_at is null order by started_at`,
  );
  return rows;
}

function pending(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished, logs } of applied) {
    const migration = known.get(name);
    if (migration === undefined)
      throw new AppError(
        "conflict",
        `The database was made by a newer Bearings: it holds the migration ${name}, which this one does not know. Update Bearings, or use another database.`,
      );
    if (!finished)
      throw new AppError(
        "conflict",
        `The migration ${name} failed halfway in this database${logs ? ` (${logs})` : ""}. Restore a backup, or repair by hand what it left and delete its row from "_prisma_migrations"; then start again.`,
      );
    if (!checksums(migration.sql).includes(checksum))
      throw new AppError(
        "conflict",
        `The migration ${name} is not the one that this database was made with: its migration.sql was changed since. Restore the file (\`git checkout prisma/migrations\`) and start again.`,
      );
    known.delete(name);
  }
  return [...known.values()];
}

/** The file as it is, and as it would be with the other line ends: Git may convert them on the way to a checkout. */
function checksums(sql: string): string[] {
  const unix = sql.replaceAll("\r\n", "\n");
  return [sql, unix, unix.replaceAll("\n", "\r\n")].map(sha256);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

async function apply(client: pg.Client, { name, sql }: Migration): Promise<void> {
  const id = randomUUID();
  const record = async (): Promise<void> => {
    await client.query(
      `insert into "_prisma_migrations" (id, checksum, migration_name, started_at) values ($1, $2, $3, clock_timestamp())`,
      [id, sha256(sql), name],
    );
  };
  const finish = async (): Promise<void> => {
    await client.query(
      `update "_prisma_migrations" set finished_at = clock_timestamp(), applied_steps_count = 1 where id = $1`,
      [id],
    );
  };
  if (sql.startsWith(NO_TRANSACTION)) {
    await record();
    try {
      // One statement at a time: several in one message would be a transaction of their own.
      for (const statement of statements(sql)) await client.query(statement);
    } catch (error) {
      await client.query(`update "_prisma_migrations" set logs = $2 where id = $1`, [id, message(error)]);
      throw failed(name, error, "What it did until then stays, and the next start will refuse until that is repaired.");
    }
    await finish();
    return;
  }
  await client.query("begin");
  try {
    await record();
    await client.query(sql);
    await finish();
    await client.query("commit");
  } catch (error) {
    // A lost connection rolls back by itself.
    await client.query("rollback").catch(() => undefined);
    throw failed(name, error, "Nothing of it was kept.");
  }
}

/** Splits at semicolons that end a line: enough for the plain statements that need no transaction. */
function statements(sql: string): string[] {
  return sql
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((statement) => statement.replaceAll(/^--.*$/gm, "").trim())
    .filter((statement) => statement !== "");
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function failed(name: string, error: unknown, outcome: string): AppError {
  const extension = /extension "?(\w+)"? is not available|could not open extension control file/i.test(message(error))
    ? " This PostgreSQL lacks the extensions that come with it (package postgresql-contrib)."
    : "";
  return new AppError(
    "unavailable",
    `The migration ${name} could not be applied: ${message(error)}.${extension} ${outcome}`,
    null,
    { cause: error },
  );
}
