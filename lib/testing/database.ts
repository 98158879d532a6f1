import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { connectDatabase, disconnectDatabase } from "@/lib/db/client";
import { ensureEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrator";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the test run's server, to its migrated template. */
    databaseUrl: string;
  }
}

const TEMPLATE = "bearings_template";

/**
 * Starts one PostgreSQL for a test run in a temporary folder, with a migrated template that test files copy.
 * It forgets to flush to disk: tests of durability start a server of their own.
 * @returns the template's connection string, and what stops the server and removes the folder.
 */
export async function startTestServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), "bearings-test-"));
  // As root the server runs under an account that must be able to pass through.
  chmodSync(home, 0o711);
  const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];
  const server = await ensureEmbedded({ home, settings });
  const stop = async (): Promise<void> => {
    await server.close();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await execute(server.url, `create database ${TEMPLATE}`);
    const url = withDatabase(server.url, TEMPLATE);
    await migrate(url);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Gives the test file a database of its own, freshly migrated, and points `database()` at it. Call it at the top
 * level of the file.
 */
export function useTestDatabase(): { readonly url: string } {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  let url = "";
  beforeAll(async () => {
    url = await createTestDatabase(name);
    connectDatabase(url);
  });
  afterAll(async () => {
    await disconnectDatabase();
    await dropTestDatabase(name);
  });
  return {
    get url() {
      if (url === "") throw new Error("the test database exists only while tests run");
      return url;
    },
  };
}

/**
 * Makes a database on the test run's server.
 * @param template `template0` for an empty one.
 * @returns its connection string.
 */
export async function createTestDatabase(name: string, template = TEMPLATE): Promise<string> {
  const admin = withDatabase(inject("databaseUrl"), "postgres");
  for (let tries = 0; ; tries++) {
    try {
      await execute(admin, `create database ${name} template ${template}`);
      return withDatabase(admin, name);
    } catch (error) {
      // 55006: another test file copies the template at this moment.
      const isBusy = error instanceof Error && "code" in error && error.code === "55006";
      if (!isBusy || tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Removes a database from the test run's server, whoever is still connected to it. */
export async function dropTestDatabase(name: string): Promise<void> {
  await execute(withDatabase(inject("databaseUrl"), "postgres"), `drop database if exists ${name} with (force)`);
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Runs one statement on a connection of its own. */
export async function execute(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, values);
    return rows;
  } finally {
    await client.end();
  }
}
