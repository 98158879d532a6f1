import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { z } from "zod";
import { localActor } from "@/lib/operations/actor";
import { getScanProgress } from "@/lib/operations/snapshots/get-scan-progress";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { useTestDatabase } from "@/lib/testing/database";
import { denied, hang } from "@/lib/testing/faults";
import { ensurePrograms, startProgram } from "@/lib/testing/programs";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";

const database = useTestDatabase();
// moto takes the access key for the account's number: an account of this file's own.
useTestCredentials();

const folder = mkdtempSync(join(tmpdir(), "bearings-cli-"));
let proxy: WireProxy;

beforeAll(async () => {
  ensurePrograms();
  proxy = await startProxy(inject("motoUrl"));
  const sns = new SNSClient({ region: "eu-west-2", endpoint: proxy.url });
  await sns.send(
    new CreateTopicCommand({ Name: "=cmd|' /C calc'!A0".replace(/[^\w-]/g, "-"), Tags: [{ Key: "k", Value: "=1+1" }] }),
  );
  sns.destroy();
});
afterAll(async () => {
  await proxy.stop();
  rmSync(folder, { recursive: true, force: true });
});

const environment = () => ({ DATABASE_URL: database.url, AWS_ENDPOINT_URL: proxy.url });
const bearings = (...args: string[]) => startProgram("cli", args, environment()).ended;
const SMALL = ["--regions", "eu-west-2", "--services", "sns"];

const Moment = z.iso.datetime();
const Scan = z.strictObject({
  snapshot: z.string(),
  account: z.string(),
  awsAccountId: z.string().regex(/^\d{12}$/),
  startedAt: Moment,
  finishedAt: Moment,
  resources: z.number().int(),
  types: z.number().int(),
  calls: z.number().int(),
  gaps: z.array(
    z.strictObject({
      service: z.string(),
      region: z.string(),
      operation: z.string(),
      reason: z.string(),
      action: z.string().nullable(),
    }),
  ),
  closedGaps: z.array(z.lazy(() => Change)),
  newGaps: z.array(z.lazy(() => Change)),
  services: z.array(z.looseObject({ service: z.string(), calls: z.number(), regions: z.array(z.looseObject({})) })),
});
const Change = z.strictObject({
  service: z.string(),
  operation: z.string(),
  reason: z.string(),
  regions: z.array(z.string()),
});
const Gaps = z.strictObject({
  snapshot: z.string(),
  gaps: z.array(z.looseObject({ service: z.string(), firstSeen: z.string(), firstSeenAt: Moment })),
  since: z.string().nullable(),
  closed: z.array(Change.extend({ types: z.array(z.string()) })),
  opened: z.array(Change.extend({ types: z.array(z.string()) })),
  statement: z.strictObject({ Effect: z.string(), Action: z.array(z.string()), Resource: z.string() }).nullable(),
});
const Snapshots = z.array(
  z.strictObject({
    id: z.string(),
    account: z.string(),
    startedAt: Moment.nullable(),
    finishedAt: Moment.nullable(),
    status: z.enum(["complete", "partial", "running", "interrupted"]),
    resources: z.number().int(),
    gaps: z.number().int(),
  }),
);
const Diff = z.strictObject({
  from: z.string(),
  to: z.string(),
  changes: z.array(
    z.strictObject({
      kind: z.enum(["created", "deleted", "changed", "not_comparable"]),
      arn: z.string(),
      type: z.string(),
      region: z.string(),
      name: z.string(),
      fields: z.array(z.strictObject({ path: z.string(), before: z.json().optional(), after: z.json().optional() })),
      reason: z.string().nullable(),
    }),
  ),
});
const Inventory = z.array(
  z.strictObject({
    arn: z.string(),
    type: z.string(),
    region: z.string(),
    name: z.string(),
    tags: z.record(z.string(), z.string()),
    state: z.string().nullable(),
    seen: z.boolean(),
    configuration: z.record(z.string(), z.json()),
  }),
);

describe("bearings scan", () => {
  it("makes the connection, reports on standard error and ends with one object on standard output", async () => {
    const { status, stdout, stderr } = await bearings("scan", ...SMALL, "--json");
    const scan = Scan.parse(JSON.parse(stdout));
    expect(scan).toMatchObject({ snapshot: "default:S1", account: "default", resources: 1, types: 1 });
    expect(scan.gaps).toContainEqual({
      service: "*",
      region: "us-east-1",
      operation: "",
      reason: "excluded",
      action: null,
    });
    expect(status).toBe(3);
    expect(stderr).toContain("1 of 1 scopes, 1 resources");
    expect(stderr).not.toContain("\u001b");
    expect(stdout.trim().split("\n")).toHaveLength(1);
  });

  it("names the action that is missing when something was denied", async () => {
    proxy.fault({ service: "sns", operation: "ListTopics", fault: denied });
    const { stdout } = await bearings("scan", "--account", "default", ...SMALL, "--json");
    proxy.clear();
    const { gaps, newGaps, closedGaps } = Scan.parse(JSON.parse(stdout));
    expect(newGaps).toEqual([{ service: "sns", operation: "ListTopics", reason: "denied", regions: ["eu-west-2"] }]);
    expect(closedGaps).toEqual([]);
    expect(gaps).toContainEqual({
      service: "sns",
      region: "eu-west-2",
      operation: "ListTopics",
      reason: "denied",
      action: "sns:ListTopics",
    });
  });

  it.each([
    [["scan", "--regions", "nowhere"], 2, "is not the name of a region"],
    [["scan", "--services", "s4"], 2, 'does not read a service called "s4"'],
    [["scan", "--account", "No Good"], 2, "A name starts with a small letter"],
    [["scan", "--account", "p", "--profile", "no-such"], 1, 'The profile "no-such" is not in the AWS files'],
    [["scan", "--role-arn", "role"], 2, "A role's ARN looks like"],
    [["scan", "--endpoint-url", "ftp://x"], 2, "An endpoint is an address such as"],
    [["scan", "--json", "--unknown"], 2, "unknown option '--unknown'"],
  ])("%j ends with %d and a sentence", async (args, expected, sentence) => {
    const { status, stdout, stderr } = await bearings(...args);
    expect(stderr).toContain(sentence);
    expect(status).toBe(expected);
    expect(stdout).toBe("");
  });

  it("keeps what was seen when Ctrl-C ends it", async () => {
    proxy.fault({ service: "kms", fault: hang });
    const running = startProgram(
      "cli",
      ["scan", "--regions", "eu-west-2", "--services", "sns,kms", "--json"],
      environment(),
    );
    await until(
      () => getScanProgress(localActor, { account: "default" }),
      ({ status, scopes }) =>
        status === "running" && scopes.some((scope) => scope.service === "sns" && scope.status === "done"),
    );
    running.child.kill("SIGINT");
    const { status, stdout, stderr } = await running.ended;
    proxy.clear();
    expect(stderr).toContain("what was seen is kept");
    expect(status).toBe(3);
    expect(Scan.parse(JSON.parse(stdout)).gaps).toContainEqual(
      expect.objectContaining({ service: "kms", reason: "cancelled" }),
    );
  });
});

describe("bearings snapshots --gaps", () => {
  it("says in words what each gap hides, since when, and the statement to add", async () => {
    const { status, stdout } = await bearings("snapshots", "--gaps", "--snapshot", "default:S2");
    expect(status).toBe(0);
    expect(stdout).toContain("Not seen since S1: sns ListTopics, eu-west-2 (denied).");
    const today = new Date().toISOString().slice(0, 7);
    expect(stdout).toMatch(
      new RegExp(
        `^Denied by the role\\.\n  sns ListTopics, in eu-west-2, since S2 \\(${today}-\\d\\d\\): hides .*SNS topics`,
        "m",
      ),
    );
    expect(stdout).toContain('"sns:ListTopics"');
    expect(stdout).toMatch(/^ {2}services .*kms.*; regions .*us-east-1/m);
  });

  it("gives all of it as one object, closed gaps included", async () => {
    const { stdout } = await bearings("snapshots", "--gaps", "--snapshot", "S3", "--json");
    const report = Gaps.parse(JSON.parse(stdout));
    expect(report).toMatchObject({ snapshot: "default:S3", since: "S2" });
    expect(report.closed).toMatchObject([{ service: "sns", operation: "ListTopics", reason: "denied" }]);
    expect(report.gaps).toContainEqual(expect.objectContaining({ region: "us-east-1", firstSeen: "S1" }));
  });

  it("shows the calls by service", async () => {
    const { status, stdout } = await bearings("snapshots", "--calls", "--snapshot", "S1");
    expect(stdout).toMatch(/^SERVICE +CALLS +RETRIES +TIME IN CALLS +RESOURCES +WHERE\n/);
    expect(stdout).toMatch(/^sns +[1-9]\d* +0 +\d+\.\d s +1 +eu-west-2$/m);
    expect(status).toBe(0);
    expect((await bearings("snapshots", "--calls", "--gaps")).status).toBe(2);
  });
});

describe("bearings snapshots", () => {
  it("lists them newest first, as JSON and as a table", async () => {
    const { status, stdout } = await bearings("snapshots", "--json");
    const snapshots = Snapshots.parse(JSON.parse(stdout));
    expect(snapshots.map(({ id }) => id)).toEqual(["default:S3", "default:S2", "default:S1"]);
    expect(new Set(snapshots.map((one) => one.status))).toEqual(new Set(["partial"]));
    expect(status).toBe(0);
    const table = await bearings("snapshots", "--account", "default");
    expect(table.stdout.split("\n")[0]).toMatch(/^SNAPSHOT +STARTED \(UTC\)/);
    expect(table.stdout.split("\n")[1]).toMatch(/^default:S3 +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d .* partial +\d/);
  });

  it("says which connections there are when one is not there", async () => {
    const { status, stderr } = await bearings("snapshots", "--account", "nope");
    expect(stderr).toBe('bearings: There is no connection called "nope". There is: default.\n');
    expect(status).toBe(1);
  });
});

describe("bearings diff", () => {
  it("prints an object or lines", async () => {
    const { status, stdout } = await bearings("diff", "default:S1", "S2", "--json");
    const diff = Diff.parse(JSON.parse(stdout));
    expect(diff).toMatchObject({ from: "default:S1", to: "default:S2" });
    expect(diff.changes).toMatchObject([{ kind: "not_comparable", type: "AWS::SNS::Topic", fields: [] }]);
    expect(diff.changes[0]?.reason).toContain("denied");
    expect(status).toBe(0);
    const lines = await bearings("diff", "S1", "latest");
    expect(lines.stdout.trim().split("\n").at(-1)).toMatch(
      /^default:S1 to default:S3: 0 created, 0 deleted, 0 changed, /,
    );
  });

  it.each([
    [["diff", "S1"], 2, "missing required argument"],
    [["diff", "S1", "S99"], 1, '"default" has no snapshot S99. The newest: S3, S2, S1.'],
    [["diff", "S1", "yesterday"], 2, "Write S5, prod:S5, latest, or a date"],
    [["diff", "default:S1", "other:S2"], 2, 'other:S2 is a snapshot of "other", not of "default"'],
  ])("%j ends with %d and a sentence", async (args, expected, sentence) => {
    const { status, stdout, stderr } = await bearings(...args);
    expect(stderr).toContain(sentence);
    expect([status, stdout]).toEqual([expected, ""]);
  });
});

describe("bearings export inventory", () => {
  it("writes JSON and CSV, to a file that appears whole", async () => {
    const { stdout } = await bearings("export", "inventory", "--snapshot", "default:S1", "--format", "json");
    expect(Inventory.parse(JSON.parse(stdout))).toMatchObject([
      { type: "AWS::SNS::Topic", seen: true, tags: { k: "=1+1" } },
    ]);
    const file = join(folder, "inventory.csv");
    const csv = await bearings("export", "inventory", "--account", "default", "-o", file);
    expect(csv).toMatchObject({ status: 0, stdout: "" });
    expect(readFileSync(file, "utf8").split("\r\n")[0]).toBe(
      "arn,type,region,name,tags,state,seen,configuration,account,snapshot,taken_at,filter",
    );
    expect(readdirSync(folder)).toEqual(["inventory.csv"]);
  });

  it("finds a snapshot by its day", async () => {
    const today = new Date().toISOString().slice(0, 10);
    expect((await bearings("export", "inventory", "--snapshot", today)).status).toBe(0);
    const none = ["--snapshot", "default:S1", "--format", "json", "--filter", "type=AWS::None::None"];
    expect((await bearings("export", "inventory", ...none)).stdout).toBe("[]\n");
    const headed = ["--snapshot", "default:S1", "--format", "json-with-header", "--filter", "tag=!k"];
    const { stdout } = await bearings("export", "inventory", ...headed);
    expect(JSON.parse(stdout)).toMatchObject({ account: "default", snapshot: "S1", filter: "tag=!k", resources: [] });
    const early = await bearings("export", "inventory", "--snapshot", "2020-01-01");
    expect(early.stderr).toContain('"default" has no snapshot of 2020-01-01 or before. The first is S1 of ');
    expect(early.status).toBe(1);
  });

  it("leaves nothing behind where it cannot write", async () => {
    const { status, stderr } = await bearings("export", "inventory", "-o", join(folder, "missing", "x.csv"));
    expect(stderr).toContain("its folder does not exist");
    expect(status).toBe(1);
    expect(readdirSync(folder)).toEqual(["inventory.csv"]);
  });

  it("ends quietly when the reader has seen enough", async () => {
    const running = startProgram("cli", ["export", "inventory", "--format", "json"], environment());
    running.child.stdout?.destroy();
    expect(await running.ended).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("bearings without a server", () => {
  it("starts the built-in database itself, and stops it after", async () => {
    // Not below a folder that is closed to others: as root the server runs under an account of its own.
    const home = join(tmpdir(), `bearings-home-${process.pid}`);
    try {
      const first = await startProgram("cli", ["snapshots", "--json"], { BEARINGS_HOME: home, DATABASE_URL: undefined })
        .ended;
      expect(first).toMatchObject({ status: 0, stdout: "[]\n" });
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});

describe("bearings permissions and help", () => {
  it.each(["json", "terraform", "cloudformation"])("prints the policy as %s without a database", async (format) => {
    const { status, stdout } = await startProgram("cli", ["permissions", "--format", format], {
      DATABASE_URL: "postgresql://127.0.0.1:1/none",
    }).ended;
    expect(status).toBe(0);
    expect(stdout).toContain("ec2:DescribeVpcs");
    if (format !== "terraform") expect(() => JSON.parse(stdout)).not.toThrow();
  });

  it("writes commands for a shell, with principal and external id filled in", async () => {
    const given = ["--principal", "210987654321", "--external-id", "4711"];
    const { status, stdout } = await bearings("permissions", "--format", "shell", ...given);
    expect(status).toBe(0);
    expect(stdout).toContain("--parameter-overrides Principal=210987654321 ExternalId=4711\n");
    const template: unknown = JSON.parse(/<<'TEMPLATE'\n([\s\S]*?)\nTEMPLATE\n/.exec(stdout)?.[1] ?? "");
    expect(template).toMatchObject({ Parameters: { Principal: { Default: "210987654321" } } });
  });

  it.each([
    [["--help"]],
    [["preflight", "--help"]],
    [["scan", "--help"]],
    [["export", "inventory", "--help"]],
    [["diff", "-h"]],
  ])("%j shows examples and ends well", async (args) => {
    const { status, stdout } = await bearings(...args);
    expect([status, stdout.includes("Examples:")]).toEqual([0, true]);
  });

  it.each([
    [[]],
    [["frobnicate"]],
    [["export"]],
    [["export", "everything"]],
    [["permissions", "--format", "yaml"]],
    [["permissions", "--format", "shell"]],
    [["permissions", "--external-id", "4711"]],
    [["permissions", "--format", "terraform", "--principal", "me; rm -rf /"]],
  ])("%j is wrong use", async (args) => {
    const { status, stdout, stderr } = await bearings(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.length).toBeGreaterThan(20);
  });

  it("says what to do about a database that is not there", async () => {
    const { status, stderr } = await startProgram("cli", ["snapshots"], {
      DATABASE_URL: "postgresql://127.0.0.1:1/none",
    }).ended;
    expect(stderr).toContain("Start that server");
    expect(status).toBe(1);
  });
});

async function until<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const value = await ask();
    if (holds(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it did not happen within 40 seconds");
}
