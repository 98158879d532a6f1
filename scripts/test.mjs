// npm test: installs what the tests need, then lint, types, dead code, unit and integration tests, production build
// and the journeys in a browser. Needs no installed package to begin with. Ends with one line that counts the tests.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { requireTestNeeds } from "./test-requirements.mjs";

const root = join(import.meta.dirname, "..");
process.chdir(root);
const started = Date.now();
await ensureInstalled();
const reports = mkdtempSync(join(tmpdir(), "bearings-test-"));
const env = {
  ...process.env,
  ...requireTestNeeds(),
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  TZ: "UTC",
  PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, "playwright.json"),
};

const bin = (name) => join("node_modules", ".bin", name);
const vitest = (project) => [
  bin("vitest"),
  "run",
  "--project",
  project,
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${join(reports, `${project}.json`)}`,
];
const STAGES = [
  ["generate", [process.execPath, "scripts/prisma.mjs", "generate"]],
  ["lint", [bin("biome"), "ci", "--error-on-warnings", "."]],
  ["route types", [bin("next"), "typegen"]],
  ["types", [bin("tsc"), "--noEmit"]],
  ["dead code", [bin("knip")]],
  ["reference tables", [process.execPath, "scripts/reference.mjs", "--check"]],
  ["unit tests", vitest("unit")],
  ["production build", [process.execPath, "scripts/build.mjs"]],
  ["migrations match the schema", [process.execPath, "scripts/migrate.mjs", "check"]],
  ["integration tests", vitest("integration")],
  ["journeys in a browser", [bin("playwright"), "test"]],
];

const failed = [];
for (const [title, [command, ...args]] of STAGES) {
  const from = Date.now();
  console.log(`\n── ${title}`);
  const { status } = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], env });
  if (status !== 0) failed.push(title);
  console.log(`── ${title}: ${status === 0 ? "done" : "FAILED"} in ${((Date.now() - from) / 1000).toFixed(1)} s`);
}

const count = { passed: 0, failed: 0, skipped: 0 };
const read = (name) => (existsSync(join(reports, name)) ? JSON.parse(readFileSync(join(reports, name), "utf8")) : null);
for (const name of ["unit.json", "integration.json"]) {
  const report = read(name);
  count.passed += report?.numPassedTests ?? 0;
  count.failed += report?.numFailedTests ?? 0;
  count.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
}
const journeys = read("playwright.json")?.stats;
count.passed += journeys?.expected ?? 0;
count.failed += (journeys?.unexpected ?? 0) + (journeys?.flaky ?? 0);
count.skipped += journeys?.skipped ?? 0;
rmSync(reports, { recursive: true, force: true });

console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s.`);
if (failed.length > 0) console.log(`Failed: ${failed.join(", ")}.`);
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(failed.length > 0 || count.passed === 0 ? 1 : 0);
