import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databasePool } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/testing/database";
import { ensurePrograms, startProgram } from "@/lib/testing/programs";
import { createAccount, listing, resource, storeSnapshot } from "@/lib/testing/snapshots";

const database = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "bearings-bundles-"));
const path = (name: string) => join(folder, name);
const bundle = (...args: string[]) => startProgram("cli", ["bundle", ...args], { DATABASE_URL: database.url }).ended;

beforeAll(async () => {
  ensurePrograms();
  const pool = databasePool();
  const accountId = await createAccount(pool, "prod");
  await pool.query("update account set aws_account_id = '123456789012' where id = $1", [accountId]);
  for (const seq of [1, 2]) {
    const topics = [resource({ arn: "arn:aws:sns:eu-west-1:123456789012:a", configuration: { seq } })];
    await storeSnapshot(pool, { accountId, seq }, [listing(topics)]);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("writes bundles and imports them, oldest first, in whatever order they are named", async () => {
  for (const name of ["S1", "S2"]) {
    expect(await bundle("export", "--account", "prod", "--snapshot", name, "-o", path(name))).toMatchObject({
      status: 0,
    });
  }
  const { status, stderr } = await bundle("import", path("S2"), path("S1"), "--account", "customer");
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr:
      "customer:S1 of 2026-01-02 00:00:00 UTC: 1 resource, 0 gaps\ncustomer:S2 of 2026-01-03 00:00:00 UTC: 1 resource, 0 gaps\n",
  });
  const again = await bundle("import", path("S2"), "--account", "customer");
  expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining("holds this snapshot already, as S2") });
});

it("says what is wrong with a file, and with the way it is used", async () => {
  writeFileSync(path("cut"), readFileSync(path("S1")).subarray(0, 200));
  const cut = await bundle("import", path("cut"), "--account", "other");
  expect(cut).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^bearings: cut cannot be imported\..* cut off/),
  });
  const missing = await bundle("import", path("none"));
  expect(missing).toMatchObject({ status: 1, stderr: expect.stringContaining("there is no such file") });
  expect(await bundle("export", "--account", "prod")).toMatchObject({ status: 2, stdout: "" });
});
