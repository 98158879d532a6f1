import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { serverAccount } from "@/lib/db/embedded-account";
import { openDatabase } from "@/lib/db/open";
import type { DatabaseServer } from "@/lib/db/server";
import { execute } from "@/lib/testing/database";
import { freePort } from "@/lib/testing/moto";

const INSTALLED = "/usr/lib/postgresql";
const before = process.env.DATABASE_URL;
let folder = "";
let server: ChildProcess;
let url = "";
let open: DatabaseServer | null = null;

/** A PostgreSQL of the system, as an administrator would start it: nothing of ours is involved. */
beforeAll(async () => {
  const bin = systemPostgresql();
  const account = serverAccount();
  folder = mkdtempSync(join(tmpdir(), "bearings-external-"));
  const password = join(folder, "password");
  writeFileSync(password, "it's #1/p@ss:word");
  if (account !== null) for (const path of [folder, password]) chownSync(path, account.uid, account.gid);
  const data = join(folder, "data");
  const made = spawnSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "admin", "-A", "scram-sha-256", `--pwfile=${password}`, "--no-sync", "--locale=C"],
    { ...account, cwd: "/", encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const port = await freePort();
  server = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder], {
    ...account,
    cwd: "/",
    stdio: "ignore",
  });
  url = `postgresql://admin:${encodeURIComponent("it's #1/p@ss:word")}@127.0.0.1:${port}/inventory`;
  const admin = url.replace("/inventory", "/postgres");
  for (let tries = 0; ; tries++) {
    try {
      await execute(admin, "create database inventory");
      return;
    } catch (error) {
      if (tries === 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});

afterEach(async () => {
  await open?.close();
  open = null;
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
});

afterAll(async () => {
  if (server !== undefined) {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Folder of the programs: as `npm test` found it, or the newest one where Debian puts them. */
function systemPostgresql(): string {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).map(Number) : [];
  const newest = Math.max(0, ...versions.filter((version) => version >= 15));
  const bin = process.env.POSTGRES_BIN ?? join(INSTALLED, String(newest), "bin");
  if (existsSync(join(bin, "postgres"))) return bin;
  throw new Error("this test needs a PostgreSQL 15 or newer (apt-get install postgresql, or set POSTGRES_BIN)");
}

async function openAt(address: string): Promise<DatabaseServer> {
  process.env.DATABASE_URL = address;
  open = await openDatabase();
  return open;
}

test("DATABASE_URL is used instead of the built-in server, migrated, and left running at the end", async () => {
  const opened = await openAt(url);
  expect(opened).toMatchObject({ kind: "external", url });
  const account = await database().account.create({ data: { name: "prod", connection: {} } });
  expect(await database().account.count()).toBe(1);
  expect(await opened.revive()).toBe(false);
  await opened.close();
  open = null;
  expect(await execute(url, "select name from account where id = $1", [account.id])).toEqual([{ name: "prod" }]);
  await openAt(url);
  expect(await database().account.count()).toBe(1);
});

test.each([
  ["a wrong password", (good: string) => good.replace(/:[^:@]+@/, ":wrong@"), /does not accept the password/],
  ["a database that is not there", (good: string) => good.replace("/inventory", "/nothing"), /no database "nothing"/],
  ["a port where nothing listens", (good: string) => good.replace(/:\d+\//, ":1/"), /nothing listens there/],
])("%s is explained, without the password", async (_, change, sentence) => {
  const failure = await openAt(change(url)).then(
    () => "",
    (error: Error) => `${error.name}: ${error.message}`,
  );
  expect(failure).toMatch(/^AppError: Bearings cannot use the PostgreSQL at 127\.0\.0\.1:\d+/);
  expect(failure).toMatch(sentence);
  expect(failure).not.toContain("p%40ss");
  expect(failure).not.toContain("wrong");
});

test("a server older than 15 is refused with its version", async () => {
  const old = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      socket.write(Buffer.concat([message("R", int32(0)), message("Z", Buffer.from("I"))]));
      socket.once("data", () =>
        socket.write(
          Buffer.concat([
            message(
              "T",
              int16(1),
              text("server_version"),
              int32(0),
              int16(0),
              int32(25),
              int16(-1),
              int32(-1),
              int16(0),
            ),
            message("D", int16(1), int32(5), Buffer.from("14.11")),
            message("C", text("SHOW")),
            message("Z", Buffer.from("I")),
          ]),
        ),
      );
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => old.listen(port, "127.0.0.1", resolve));
  await expect(openAt(`postgresql://admin@127.0.0.1:${port}/x`)).rejects.toThrow(
    /leads to PostgreSQL 14\.11, and Bearings needs 15 or newer/,
  );
  await new Promise((resolve) => old.close(resolve));
});

/** A message of PostgreSQL's wire protocol (manual, "Message Formats"): an old server cannot be installed here. */
function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}
