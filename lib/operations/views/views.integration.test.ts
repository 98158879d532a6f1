import { expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { connectAccount } from "@/lib/operations/accounts/connect-account";
import { removeAccount } from "@/lib/operations/accounts/remove-account";
import { type Actor, localActor } from "@/lib/operations/actor";
import { useTestDatabase } from "@/lib/testing/database";
import { listViews } from "./list-views";
import { removeView } from "./remove-view";
import { renameView } from "./rename-view";
import { saveView } from "./save-view";

useTestDatabase();

const reader: Actor = { kind: "local", name: "reader", permissions: ["view:read"] };
const query = "type=AWS%3A%3AEC2%3A%3AInstance&tag=owner%3Dme&sort=-name";

async function connected(name: string): Promise<string> {
  await connectAccount(localActor, { name, connection: { credentials: { kind: "default" }, endpointUrl: null } });
  return name;
}

it("saves a filter under a name, once, and lists by name", async () => {
  const account = await connected("prod");
  const made = await saveView(localActor, { account, name: " Mine, 🚀 <b> ", query });
  expect(made).toMatchObject({ name: "Mine, 🚀 <b>", query, madeBy: "local" });
  expect(Date.now() - Date.parse(made.madeAt)).toBeLessThan(60_000);
  await saveView(localActor, { account, name: "All", query: "" });
  await expect(saveView(localActor, { account, name: "All", query })).rejects.toMatchObject({
    code: "conflict",
    field: "name",
  });
  expect(await listViews(reader, { account })).toMatchObject([{ name: "All", query: "" }, made]);
  expect(await database().activity.findMany({ where: { command: "view.save" } })).toMatchObject([
    { actor: "local:local", detail: { name: "Mine, 🚀 <b>", query } },
    { detail: { name: "All" } },
  ]);
});

it("has names of its own for each account, and they go with it", async () => {
  const account = await connected("other");
  await saveView(localActor, { account, name: "All", query });
  expect(await listViews(localActor, { account })).toHaveLength(1);
  await removeAccount(localActor, { name: account, confirm: account });
  expect(await database().savedView.count({ where: { query } })).toBe(1);
});

it.each([
  ["no name", "  ", query, "name"],
  ["two lines", "a\nb", query, "name"],
  ["a long name", "a".repeat(81), query, "name"],
  ["a query in another spelling", "a", "type=AWS::EC2::VPC", "query"],
  ["an address", "a", "https://evil.example/?a=b", "query"],
  ["a snapshot", "a", "at=S1&type=x", "query"],
  ["a position", "a", "after=abc", "query"],
  ["an endless filter", "a", `q=${"x".repeat(8_000)}`, "query"],
])("refuses %s", async (_, name, given, field) => {
  await expect(saveView(localActor, { account: "prod", name, query: given })).rejects.toMatchObject({
    code: "invalid",
    field,
  });
});

it("renames, but not to a name that is taken", async () => {
  const account = "prod";
  expect(await renameView(localActor, { account, name: "All", newName: "Everything" })).toMatchObject({
    name: "Everything",
    query: "",
  });
  await expect(renameView(localActor, { account, name: "Everything", newName: "Mine, 🚀 <b>" })).rejects.toMatchObject({
    code: "conflict",
    field: "name",
  });
  await expect(renameView(localActor, { account, name: "All", newName: "x" })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await database().activity.findMany({ where: { command: "view.rename" } })).toMatchObject([
    { detail: { name: "Everything", before: "All" } },
  ]);
});

it("removes one and hands it back, so that it can be saved again", async () => {
  const account = "prod";
  const removed = await removeView(localActor, { account, name: "Everything" });
  expect((await listViews(localActor, { account })).map(({ name }) => name)).toEqual(["Mine, 🚀 <b>"]);
  await expect(removeView(localActor, { account, name: "Everything" })).rejects.toMatchObject({ code: "not_found" });
  await saveView(localActor, { account, name: removed.name, query: removed.query });
  expect(await listViews(localActor, { account })).toHaveLength(2);
});

it("is not for those who may only read", async () => {
  const account = "prod";
  await expect(saveView(reader, { account, name: "x", query })).rejects.toMatchObject({ code: "forbidden" });
  await expect(renameView(reader, { account, name: "x", newName: "y" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeView(reader, { account, name: "x" })).rejects.toMatchObject({ code: "forbidden" });
});
