import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkout } from "@/lib/db/home";
import { migrate, readMigrations } from "@/lib/db/migrator";
import { AppError } from "@/lib/errors";
import { createTestDatabase, dropTestDatabase, execute } from "@/lib/testing/database";

const ours = join(checkout(), "prisma", "migrations");
let name = "";
let url = "";
let folder = "";

beforeEach(async () => {
  name = `migrations_${randomBytes(8).toString("hex")}`;
  url = await createTestDatabase(name, "template0");
  folder = mkdtempSync(join(tmpdir(), "bearings-migrations-"));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await dropTestDatabase(name);
});

/** Adds a migration to the folder of this test. */
function write(migration: string, sql: string): void {
  mkdirSync(join(folder, migration), { recursive: true });
  writeFileSync(join(folder, migration, "migration.sql"), sql);
}

const records = () =>
  execute(
    url,
    `select migration_name, applied_steps_count, finished_at is not null as finished, length(checksum) as length
     from "_prisma_migrations" order by started_at`,
  );
const tableNames = async () =>
  (await execute(url, "select tablename from pg_tables where schemaname = 'public' order by 1")).map(
    ({ tablename }) => tablename,
  );

describe("the checkout's own migrations", () => {
  test("four at once: one applies them, the others find them applied", async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => migrate(url)));
    const names = readMigrations(ours).map((migration) => migration.name);
    expect(results.filter((applied) => applied.length > 0)).toEqual([names]);
    expect(await records()).toEqual(
      names.map((migration) => ({
        migration_name: migration,
        applied_steps_count: 1,
        finished: true,
        length: 64,
      })),
    );
    expect(await tableNames()).toContain("snapshot");
    expect(await migrate(url)).toEqual([]);
  });

  test("a database that holds a migration this program does not know is refused as newer", async () => {
    cpSync(ours, folder, { recursive: true });
    write("29990101000000_of_the_future", "create table future (id int);");
    await migrate(url, folder);
    await expect(migrate(url)).rejects.toThrow(/newer Bearings.*29990101000000_of_the_future.*Update Bearings/);
    await expect(migrate(url)).rejects.toMatchObject({ code: "conflict" });
  });
});

test("a script that fails leaves nothing, stops the start, and is tried again", async () => {
  write("1_first", "create table first (id int);");
  write("2_second", "create table second (id int); insert into second values ('no number');");
  await expect(migrate(url, folder)).rejects.toThrow(/2_second could not be applied.*invalid input syntax/);
  await expect(migrate(url, folder)).rejects.toBeInstanceOf(AppError);
  expect(await tableNames()).toEqual(["_prisma_migrations", "first"]);
  write("2_second", "create table second (id int);");
  expect(await migrate(url, folder)).toEqual(["2_second"]);
  expect((await records()).map((record) => record.migration_name)).toEqual(["1_first", "2_second"]);
});

test("a script that was changed after it was applied is an error; other line ends are not", async () => {
  write("1_first", "create table first (id int);\n-- end\n");
  await migrate(url, folder);
  write("1_first", "create table first (id int);\r\n-- end\r\n");
  expect(await migrate(url, folder)).toEqual([]);
  write("1_first", "create table first (id bigint);\n-- end\n");
  await expect(migrate(url, folder)).rejects.toThrow(/1_first is not the one that this database was made with/);
});

test("a script marked `-- no-transaction` may create an index concurrently", async () => {
  write("1_first", "create table first (id int);");
  write(
    "2_index",
    "-- no-transaction\ncreate index concurrently a on first (id);\n-- and\ncreate index concurrently b on first (id);\n",
  );
  expect(await migrate(url, folder)).toEqual(["1_first", "2_index"]);
  const indexes = await execute(url, "select indexname from pg_indexes where tablename = 'first' order by 1");
  expect(indexes).toEqual([{ indexname: "a" }, { indexname: "b" }]);
});

test("one that failed halfway outside a transaction stops every later start until it is repaired", async () => {
  write("1_first", "-- no-transaction\ncreate table first (id int);\nselect 1 / 0;\n");
  await expect(migrate(url, folder)).rejects.toThrow(/1_first could not be applied.*division by zero/);
  await expect(migrate(url, folder)).rejects.toThrow(/1_first failed halfway.*division by zero/);
  await execute(url, "drop table first");
  await execute(url, `delete from "_prisma_migrations"`);
  write("1_first", "create table first (id int);");
  expect(await migrate(url, folder)).toEqual(["1_first"]);
});

test("one that Prisma marked as rolled back is applied again", async () => {
  write("1_first", "create table first (id int);");
  await migrate(url, folder);
  await execute(url, "drop table first");
  await execute(url, `update "_prisma_migrations" set rolled_back_at = now()`);
  expect(await migrate(url, folder)).toEqual(["1_first"]);
  expect(await tableNames()).toContain("first");
});

test("a connection killed in the middle of a script leaves the database as it was", async () => {
  write("1_first", "create table first (id int); select pg_terminate_backend(pg_backend_pid());");
  await expect(migrate(url, folder)).rejects.toThrow(/1_first could not be applied/);
  expect(await tableNames()).toEqual(["_prisma_migrations"]);
  expect(await records()).toEqual([]);
});
