import { describe, expect, inject, it } from "vitest";
import type { AwsConnection } from "@/lib/aws/connection";
import { database, databasePool } from "@/lib/db/client";
import { type Actor, localActor } from "@/lib/operations/actor";
import { saveView } from "@/lib/operations/views/save-view";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { useTestDatabase } from "@/lib/testing/database";
import { denied } from "@/lib/testing/faults";
import { freePort } from "@/lib/testing/moto";
import { startProxy } from "@/lib/testing/proxy";
import { gap, listing, resource, storeSnapshot } from "@/lib/testing/snapshots";
import { connectAccount } from "./connect-account";
import { getAccount } from "./get-account";
import { getAccountContents } from "./get-account-contents";
import { listAccounts } from "./list-accounts";
import { removeAccount } from "./remove-account";
import { testConnection } from "./test-connection";
import { updateAccount } from "./update-account";

useTestDatabase();
useTestCredentials();

const reader: Actor = { kind: "local", name: "reader", permissions: ["account:read"] };
const chain: AwsConnection = { credentials: { kind: "default" }, endpointUrl: null };

describe("connectAccount", () => {
  it("adds a connection and notes who did it", async () => {
    const made = await connectAccount(localActor, { name: "prod", connection: chain });
    expect(made).toMatchObject({
      name: "prod",
      connection: chain,
      awsAccountId: null,
      newestSnapshot: null,
      activeScan: null,
      scope: { regions: [], services: [] },
    });
    expect(await getAccount(localActor, { name: "prod" })).toEqual(made);
    const rows = await database().activity.findMany({ where: { command: "account.connect" } });
    expect(rows).toMatchObject([{ actor: "local:local", detail: { name: "prod", credentials: "default" } }]);
  });

  it("refuses a name that is taken and changes nothing", async () => {
    const again = connectAccount(localActor, {
      name: "prod",
      connection: { ...chain, endpointUrl: "http://127.0.0.1:1" },
    });
    await expect(again).rejects.toMatchObject({ code: "conflict", field: "name" });
    expect((await getAccount(localActor, { name: "prod" })).connection).toEqual(chain);
    expect(await database().activity.count({ where: { command: "account.connect" } })).toBe(1);
  });

  it.each([
    ["Prod", "name"],
    ["", "name"],
    ["-prod", "name"],
    ["a".repeat(64), "name"],
    ["prod:1", "name"],
    ["pröd", "name"],
  ])("refuses the name %j", async (name, field) => {
    await expect(connectAccount(localActor, { name, connection: chain })).rejects.toMatchObject({
      code: "invalid",
      field,
    });
  });

  it.each<[string, AwsConnection, string]>([
    ["a role that is none", role("arn:aws:iam::1:user/x"), "connection.credentials.roleArn"],
    ["a short external id", role("arn:aws:iam::123456789012:role/x", "1"), "connection.credentials.externalId"],
    [
      "an empty profile",
      { ...chain, credentials: { kind: "profile", profile: " " } },
      "connection.credentials.profile",
    ],
    ["an endpoint that is no address", { ...chain, endpointUrl: "file:///etc/passwd" }, "connection.endpointUrl"],
    ["an endpoint with a password", { ...chain, endpointUrl: "https://me:hunter2@aws.test" }, "connection.endpointUrl"],
    ["an endpoint with a token", { ...chain, endpointUrl: "https://aws.test/?token=1" }, "connection.endpointUrl"],
    ["an endpoint with a user", { ...chain, endpointUrl: "https://me@aws.test/" }, "connection.endpointUrl"],
    [
      "a character that nothing can store",
      { ...chain, endpointUrl: "http://aws.test/\u0000" },
      "connection.endpointUrl",
    ],
  ])("refuses %s and names the field", async (_, connection, field) => {
    await expect(connectAccount(localActor, { name: "other", connection })).rejects.toMatchObject({
      code: "invalid",
      field,
    });
  });

  it("keeps roles of other partitions and paths, and trims what was pasted", async () => {
    const connection = role(" arn:aws-us-gov:iam::123456789012:role/team/audit ", " 4711 ");
    const made = await connectAccount(localActor, { name: "gov", connection });
    expect(made.connection).toEqual(role("arn:aws-us-gov:iam::123456789012:role/team/audit", "4711"));
  });

  it("is not for those who may only read", async () => {
    const tried = connectAccount(reader, { name: "mine", connection: chain });
    await expect(tried).rejects.toMatchObject({ code: "forbidden" });
    await expect(testConnection(reader, { connection: chain })).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeAccount(reader, { name: "prod", confirm: "prod" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateAccount(reader, { name: "prod" })).rejects.toMatchObject({ code: "forbidden" });
    expect(await database().account.count({ where: { name: "mine" } })).toBe(0);
  });
});

describe("reading connections", () => {
  it("lists them by name", async () => {
    expect((await listAccounts(reader, {})).map(({ name }) => name)).toEqual(["gov", "prod"]);
  });

  it("says which there are when one is not there", async () => {
    await expect(getAccount(reader, { name: "prdo" })).rejects.toMatchObject({
      code: "not_found",
      message: 'There is no connection called "prdo". There are: gov, prod.',
    });
  });

  it("is not for those who may not", async () => {
    const nobody: Actor = { kind: "local", name: "nobody", permissions: [] };
    await expect(listAccounts(nobody, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(getAccount(nobody, { name: "prod" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("updateAccount", () => {
  it("renames and changes the way in, each alone", async () => {
    await connectAccount(localActor, { name: "old", connection: chain });
    expect(await updateAccount(localActor, { name: "old", newName: "newer" })).toMatchObject({
      name: "newer",
      connection: chain,
    });
    const connection: AwsConnection = { ...chain, credentials: { kind: "profile", profile: "audit" } };
    expect(await updateAccount(localActor, { name: "newer", connection })).toMatchObject({ name: "newer", connection });
  });

  it("refuses the name of another", async () => {
    const renamed = updateAccount(localActor, { name: "newer", newName: "prod" });
    await expect(renamed).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining('"prod"') });
  });
});

describe("removeAccount", () => {
  it("removes one only once, and only for who writes its name", async () => {
    const slip = removeAccount(localActor, { name: "newer", confirm: "never" });
    await expect(slip).rejects.toMatchObject({ code: "invalid", field: "confirm" });
    await removeAccount(localActor, { name: "newer", confirm: " newer " });
    const again = removeAccount(localActor, { name: "newer", confirm: "newer" });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses while a scan is under way", async () => {
    const { id: accountId } = await database().account.findUniqueOrThrow({ where: { name: "gov" } });
    await database().scan.create({ data: { accountId, seq: 1, status: "queued", requestedBy: "local:local" } });
    const tried = removeAccount(localActor, { name: "gov", confirm: "gov" });
    await expect(tried).rejects.toMatchObject({ code: "conflict" });
    expect(await database().account.count({ where: { name: "gov" } })).toBe(1);
  });

  it("leaves nothing of it in any table, and everything of its neighbour", async () => {
    const pool = databasePool();
    const topic = resource({ arn: "arn:aws:sns:eu-west-1:123456789012:alarms", runtime: { Confirmed: 1 } });
    for (const name of ["doomed", "neighbour"]) {
      await connectAccount(localActor, { name, connection: chain });
      const { id: accountId } = await database().account.findUniqueOrThrow({ where: { name } });
      await storeSnapshot(pool, { accountId, seq: 1 }, [listing([topic])], { gaps: [gap()] });
      await saveView(localActor, { account: name, name: "topics", query: "type=AWS%3A%3ASNS%3A%3ATopic" });
    }
    expect(await getAccountContents(localActor, { name: "doomed" })).toEqual({
      ...{ snapshots: 1, resources: 1, scans: 0, views: 1 },
      ...{ firstAt: "2026-01-02T00:00:00.000Z", lastAt: "2026-01-02T00:00:00.000Z" },
    });
    const before = await rowsByTable("neighbour");
    expect(await rowsByTable("doomed")).toEqual(before);
    const { id } = await database().account.findUniqueOrThrow({ where: { name: "doomed" } });
    expect(await removeAccount(localActor, { name: "doomed", confirm: "doomed" })).toEqual({
      name: "doomed",
      snapshots: 1,
    });
    expect(Object.values(await rowsByTable("doomed", id)).every((rows) => rows === 0)).toBe(true);
    expect(await rowsByTable("neighbour")).toEqual(before);
    expect(await database().activity.count({ where: { command: "account.remove", accountId: id } })).toBe(1);
  });
});

/** Rows of an account in every table that has an account's column, but for the log. */
async function rowsByTable(name: string, given?: number): Promise<Record<string, number>> {
  const id = given ?? (await database().account.findUniqueOrThrow({ where: { name } })).id;
  const { rows: tables } = await databasePool().query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'account_id' and table_name <> 'activity' order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const sql = `select count(*)::int as count from "${table.name}" where account_id = $1`;
    counts[table.name] = (await databasePool().query<{ count: number }>(sql, [id])).rows[0]?.count ?? 0;
  }
  return counts;
}

describe("testConnection", () => {
  it("says who we are and which regions are enabled", async () => {
    const connection = { ...role("arn:aws:iam::400000000101:role/auditor"), endpointUrl: inject("motoUrl") };
    const tested = await testConnection(localActor, { connection });
    expect(tested).toMatchObject({ ok: true, awsAccountId: "400000000101", partition: "aws", warnings: [] });
    if (!tested.ok) throw new Error(tested.message);
    expect(tested.callerArn).toMatch(/^arn:aws:sts::400000000101:assumed-role\/auditor\//);
    expect(tested.enabledRegions).toContain("eu-west-1");
    expect(tested.disabledRegions).not.toContain("eu-west-1");
  });

  it("says what to do when nothing answers", async () => {
    const endpointUrl = `http://127.0.0.1:${await freePort()}`;
    const tested = await testConnection(localActor, { connection: { ...chain, endpointUrl } });
    expect(tested).toEqual({
      ok: false,
      message: `Nothing answers at ${endpointUrl}. Check the address, and that the server is running.`,
    });
  });

  it("says what to do when the role does not let us in", async () => {
    const proxy = await startProxy(inject("motoUrl"));
    proxy.fault({ operation: "AssumeRole", fault: denied });
    const connection = { ...role("arn:aws:iam::400000000101:role/auditor", "wrong"), endpointUrl: proxy.url };
    const tested = await testConnection(localActor, { connection });
    await proxy.stop();
    expect(tested).toMatchObject({
      ok: false,
      message: expect.stringContaining("Its trust policy must name the caller"),
    });
  });

  it("still says who we are when the regions may not be listed", async () => {
    const proxy = await startProxy(inject("motoUrl"));
    proxy.fault({ operation: "DescribeRegions", fault: denied });
    const tested = await testConnection(localActor, { connection: { ...chain, endpointUrl: proxy.url } });
    await proxy.stop();
    expect(tested).toMatchObject({
      ok: true,
      enabledRegions: [],
      warnings: [expect.stringContaining("ec2:DescribeRegions")],
    });
  });

  it("says what to do when the profile is not there", async () => {
    const connection: AwsConnection = {
      credentials: { kind: "profile", profile: "no-such" },
      endpointUrl: inject("motoUrl"),
    };
    const tested = await testConnection(localActor, { connection });
    expect(tested).toMatchObject({ ok: false, message: expect.stringContaining('profile "no-such"') });
  });
});

function role(roleArn: string, externalId: string | null = null): AwsConnection {
  return { credentials: { kind: "role", roleArn, externalId, sourceProfile: null }, endpointUrl: null };
}
