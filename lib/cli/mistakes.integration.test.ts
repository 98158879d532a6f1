import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { checkout } from "@/lib/db/home";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { useTestDatabase } from "@/lib/testing/database";
import { hang } from "@/lib/testing/faults";
import { ensurePrograms, startProgram } from "@/lib/testing/programs";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";

// What goes wrong at a command line, in the hands of somebody in a hurry.
const database = useTestDatabase();
useTestCredentials();

const folder = mkdtempSync(join(tmpdir(), "bearings-mistakes-"));
let proxy: WireProxy;

beforeAll(async () => {
  ensurePrograms();
  proxy = await startProxy(inject("motoUrl"));
});
afterEach(() => proxy.clear());
afterAll(async () => {
  await proxy.stop();
  rmSync(folder, { recursive: true, force: true });
});

const environment = () => ({ DATABASE_URL: database.url, AWS_ENDPOINT_URL: proxy.url });
const bearings = (args: string[], more: Record<string, string> = {}) =>
  startProgram("cli", args, { ...environment(), ...more }).ended;
const scan = (account: string, ...more: string[]) =>
  bearings(["scan", "--account", account, "--regions", "eu-west-2", "--services", "sns", ...more]);

describe("a file that cannot be written", () => {
  it.each([
    ["its folder is missing", join(folder, "missing", "x.json"), "its folder does not exist"],
    ["it is a folder", folder, "Name a file in it"],
  ])("is told before a scan, not after: %s", async (_, file, sentence) => {
    const { status, stdout, stderr } = await scan("unwritten", "--json", "-o", file);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect([status, stdout]).toEqual([1, ""]);
    expect((await bearings(["snapshots"])).stdout).not.toContain("unwritten");
  });

  it("ends with a sentence when it is standard output", () => {
    const { status, stderr } = spawnSync(
      "/bin/sh",
      // Open for reading only.
      ["-c", 'exec "$0" "$1" permissions 1< "$1"', process.execPath, join(checkout(), "dist", "cli.js")],
      { encoding: "utf8" },
    );
    expect([status, stderr]).toEqual([
      1,
      "bearings: Standard output cannot be written: EBADF: bad file descriptor, write.\n",
    ]);
  });
});

describe("wrong settings", () => {
  it.each([
    ["DATABASE_URL", "mysql://127.0.0.1/x", "An address such as postgresql://user:password@host:5432/bearings."],
    ["PORT", "many", "A number from 1 to 65535."],
    ["LOG_LEVEL", "loud", "One of trace, debug, info, warn, error, silent."],
  ])("%s=%s is wrong use, with what it must be", async (name, value, rule) => {
    const { status, stdout, stderr } = await bearings(["snapshots"], { [name]: value });
    expect(stderr).toBe(`bearings: The environment has settings that Bearings cannot use:\n  ${name}: ${rule}\n`);
    expect([status, stdout]).toEqual([2, ""]);
  });
});

describe("wrong words", () => {
  it.each([
    [["diff", "prod:S1"], "bearings: missing required argument 'B'\n`bearings diff --help` says more.\n"],
    [["export", "inventories"], "(Did you mean inventory?)\n`bearings export --help` says more.\n"],
    [["snapshots", "prod"], "Expected 0 arguments but got 1.\n`bearings snapshots --help` says more.\n"],
  ])("%j points to the help that fits", async (args, end) => {
    const { status, stdout, stderr } = await bearings(args);
    expect(stderr.slice(-end.length).replace(/\n+/g, "\n")).toBe(end);
    expect([status, stdout]).toEqual([2, ""]);
  });

  it("the version is asked for", async () => {
    const { version } = JSON.parse(readFileSync(join(checkout(), "package.json"), "utf8"));
    expect(await bearings(["--version"])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("a scan that does not come to its end", () => {
  it("ends at once with Ctrl-C while AWS does not answer the first question, and leaves no connection", async () => {
    proxy.fault({ service: "sts", fault: hang });
    const running = startProgram("cli", ["scan", "--account", "silent"], environment());
    while (proxy.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    running.child.kill("SIGINT");
    const { status, stdout, stderr } = await running.ended;
    expect(stderr).toContain("bearings: Cancelled before anything was seen.");
    expect([status, stdout]).toEqual([1, ""]);
    expect((await bearings(["snapshots", "--account", "silent"])).stderr).toContain("no connection called");
  });

  it("is told with its reason below the table of snapshots", async () => {
    await scan("first");
    const { stderr } = await bearings(["scan", "--account", "first", "--regions", "eu-west-99"]);
    expect(stderr).toContain("There is no region eu-west-99 here");
    const { stdout } = await bearings(["snapshots", "--account", "first"]);
    expect(stdout).toMatch(/^first:S2 .* interrupted +0 +0$/m);
    expect(stdout.trim().split("\n").at(-1)).toMatch(/^first:S2 interrupted: There is no region eu-west-99 here/);
  });
});

it("several connections and none named: says which there are and how to name one", async () => {
  await scan("first");
  await scan("second");
  const { status, stderr } = await bearings(["export", "inventory"]);
  expect(stderr).toContain("Say which connection is meant (--account NAME), there are several: ");
  expect(status).toBe(2);
});
