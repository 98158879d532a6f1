import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AuthorizeSecurityGroupIngressCommand, CreateSecurityGroupCommand, EC2Client } from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, expect, inject, it, test } from "vitest";
import { checkout } from "@/lib/db/home";
import { FINDING_FORMATS } from "@/lib/model/finding-format";
import { localActor } from "@/lib/operations/actor";
import { importBundles } from "@/lib/operations/bundles/import-bundles";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { useTestDatabase } from "@/lib/testing/database";
import { ensurePrograms, startProgram } from "@/lib/testing/programs";

const database = useTestDatabase();
useTestCredentials();

const folder = mkdtempSync(join(tmpdir(), "bearings-findings-"));
const path = (name: string) => join(folder, name);
const environment = () => ({ DATABASE_URL: database.url, AWS_ENDPOINT_URL: inject("motoUrl") });
const bearings = (...args: string[]) => startProgram("cli", args, environment()).ended;

beforeAll(async () => {
  ensurePrograms();
  const bundle = join(checkout(), "lib", "sample", "pinecrate-prod-S1.bearings");
  await importBundles(localActor, { account: "prod" }, [{ name: "S1", open: () => createReadStream(bundle) }]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("exports what a framework and its level leave, and verifies it", async () => {
  const file = path("cis.csv");
  const asked = ["--account", "prod", "--framework", "cis-3.0", "--level", "1", "--bom"];
  expect(await bearings("export", "findings", ...asked, "-o", file)).toMatchObject({
    status: 0,
    stdout: "",
    stderr: "",
  });
  expect(readFileSync(file, "utf8").split("\r\n").length).toBeGreaterThan(10);
  const verified = await bearings("verify", file);
  expect(verified).toMatchObject({ status: 0, stderr: "" });
  expect(verified.stdout).toMatch(/^Unaltered: these are the findings of its filter of prod:S1, byte for byte/);
  expect(verified.stdout).toContain("  Filter: framework=cis-3.0&level=1\n");
});

it("says which line of a file is not the audit's", async () => {
  const file = path("altered.csv");
  const { stdout } = await bearings("export", "findings", "--account", "prod");
  const lines = stdout.split("\r\n");
  const at = lines.findIndex((line) => line.startsWith("FAIL,"));
  lines[at] = (lines[at] ?? "").replace("FAIL", "PASS");
  writeFileSync(file, lines.join("\r\n"));
  const { status, stdout: said } = await bearings("verify", file);
  expect(status).toBe(1);
  expect(said).toMatch(
    new RegExp(`^Altered: line ${stdout.split("\r\n").slice(0, at).join("\r\n").split("\n").length + 1} `),
  );
  expect(said).toContain("In the file: PASS,");
  expect(said).toContain("In the audit: FAIL,");
});

test.each([
  [2, ["verify"], "missing required argument"],
  [1, ["verify", path("none")], "there is no such file"],
  [1, ["verify", join(checkout(), "package.json")], "no file of findings that Bearings wrote"],
  [2, ["export", "findings", "--account", "prod", "--format", "xlsx"], "Allowed choices are"],
  [2, ["export", "findings", "--account", "prod", "--level", "1"], "needs a framework"],
  [2, ["export", "findings", "--account", "prod", "--format", "json", "--bom"], "--bom goes with --format csv"],
  [
    2,
    ["export", "findings", "--account", "prod", "--framework", "cis-3.0", "--filter", "framework=cis-5.0"],
    "given once",
  ],
  [2, ["scan", "--fail-on", "informational"], "Allowed choices are"],
])("ends with %i and a reason: %j", async (status, args, reason) => {
  const ended = await bearings(...args);
  expect(ended.status).toBe(status);
  expect(ended.stdout + ended.stderr).toContain(reason);
});

it("names every form that there is in its help", async () => {
  const { stdout } = await bearings("export", "findings", "--help");
  for (const format of FINDING_FORMATS) expect(stdout).toContain(`"${format}"`);
});

it("fails a scan on open failures of a severity or worse, and on nothing else", async () => {
  const ec2 = new EC2Client({ region: "eu-west-2", endpoint: inject("motoUrl") });
  const { GroupId } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: "open", Description: "open" }));
  const world = { IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [world] }));
  ec2.destroy();
  const scan = ["scan", "--account", "live", "--regions", "eu-west-2", "--services", "ec2"];
  const medium = await bearings(...scan, "--fail-on", "medium");
  expect(medium.status).toBe(1);
  expect(medium.stdout).toMatch(/^live:S1 /);
  expect(medium.stderr).toMatch(
    /\d+ open failures? of medium severity or worse \(.*\); \d+ findings? not seen\.\nFAILURES +CHECK/,
  );
  expect(medium.stderr).toContain("sg-admin-ports-closed-ipv4");
  const critical = await bearings(...scan, "--fail-on", "critical");
  expect(critical.stderr).toMatch(/No open failure of critical severity or worse; \d+ findings? not seen\.\n/);
  expect(critical.status).toBe(3);
});
