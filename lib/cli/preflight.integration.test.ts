import { afterAll, afterEach, beforeAll, expect, inject, it } from "vitest";
import { z } from "zod";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { useTestDatabase } from "@/lib/testing/database";
import { denied } from "@/lib/testing/faults";
import { ensurePrograms, startProgram } from "@/lib/testing/programs";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";

const database = useTestDatabase();
useTestCredentials();
let proxy: WireProxy;

beforeAll(async () => {
  ensurePrograms();
  proxy = await startProxy(inject("motoUrl"));
});
afterEach(() => proxy.clear());
afterAll(() => proxy.stop());

const preflight = (...args: string[]) =>
  startProgram("cli", ["preflight", "--regions", "eu-west-2", "--services", "kms,sns", ...args], {
    DATABASE_URL: database.url,
    AWS_ENDPOINT_URL: proxy.url,
  }).ended;

const Result = z.object({
  account: z.string(),
  awsAccountId: z.string(),
  scopes: z.number(),
  probed: z.array(z.object({ service: z.string(), operations: z.array(z.object({ result: z.string() })) })),
  refused: z.array(z.object({ service: z.string(), operation: z.string(), action: z.string().nullable() })),
  statement: z.object({ Action: z.array(z.string()) }).nullable(),
});

it("ends with 0 when every call that was tried can be made, and makes no connection", async () => {
  const { status, stdout, stderr } = await preflight();
  expect(stderr).toBe("Trying 2 services in eu-west-2\n");
  expect(stdout).toContain("2 services in each of 1 region: 2 scopes, at least ");
  expect(stdout).toMatch(/^sns +1 region +\d of \d +\d+ +can be read$/m);
  expect(stdout).toContain("Every call that was tried can be made.");
  expect(status).toBe(0);
  const { stdout: accounts } = await startProgram("cli", ["snapshots", "--json"], { DATABASE_URL: database.url }).ended;
  expect(accounts).toBe("[]\n");
});

it("ends with 3 and the statement to add when the role may not call something", async () => {
  proxy.fault({ service: "sns", operation: "ListTopics", fault: denied });
  const { status, stdout } = await preflight();
  expect(stdout).toMatch(/^sns .*ListTopics denied$/m);
  expect(stdout).toContain("Cannot be called: sns ListTopics, eu-west-2 (denied).");
  expect(stdout).toContain('"sns:ListTopics"');
  expect(status).toBe(3);
  const json = await preflight("--json");
  const result = Result.parse(JSON.parse(json.stdout));
  expect(result).toMatchObject({
    account: "default",
    scopes: 2,
    refused: [{ service: "sns", operation: "ListTopics", action: "sns:ListTopics" }],
    statement: { Action: ["sns:ListTopics"] },
  });
  expect(json.stdout.trim().split("\n")).toHaveLength(1);
});

it.each([
  [["--services", "s4"], 2, "It reads accessanalyzer, account,"],
  [["--regions", "eu-west-99"], 2, "There is no region eu-west-99 here. There are:"],
  [["--endpoint-url", "http://127.0.0.1:9"], 1, "Nothing answers at http://127.0.0.1:9"],
])("%j ends with %d and a sentence", async (args, expected, sentence) => {
  const { status, stdout, stderr } = await preflight(...args);
  expect(stderr).toContain(sentence);
  expect([status, stdout]).toEqual([expected, ""]);
});
