// npm test: installs what the tests need, then lint, types, dead code, unit and integration tests, production build
// and the journeys in a browser. Needs no installed package to begin with. Ends with one line that counts the tests.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { requireTestNeeds } from "./test-requirements.mjs";

const root = join(import.meta.dirname, "..");
process.chdir(root);
const started = Date.now();
try {
  await ensureInstalled();
  // Before all, so that the build has no cause to make it again while others read it.
  await ensureBuilt(["client"]);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
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
// Types come before the build, which begins by deleting those of the routes.
const TYPES = [
  ["route types", [bin("next"), "typegen"]],
  ["types", [bin("tsc"), "--noEmit"]],
];
const CHECKS = [
  ["lint", [bin("biome"), "ci", "--error-on-warnings", "."]],
  ["dead code", [bin("knip")]],
  ["unit tests", vitest("unit")],
];
// Much of a build runs on one processor, so the checks go beside it.
const BUILD = [
  ["production build", [process.execPath, "scripts/build.mjs"]],
  ["migrations match the schema", [process.execPath, "scripts/migrate.mjs", "check"]],
];
const REAL = [
  ["integration tests", vitest("integration")],
  ["journeys in a browser", [bin("playwright"), "test"]],
];

const failed = [];
await inTurn(TYPES, show);
await Promise.all([inTurn(CHECKS, showWhole), inTurn(BUILD, showWhole)]);
await inTurn(REAL, show);

async function inTurn(stages, run) {
  for (const [title, command] of stages) {
    const from = Date.now();
    const status = await run(title, command);
    if (status !== 0) failed.push(title);
    console.log(`── ${title}: ${status === 0 ? "done" : "FAILED"} in ${((Date.now() - from) / 1000).toFixed(1)} s`);
  }
}

/** Runs a stage and shows its output as it comes. @returns its status. */
function show(title, [command, ...args]) {
  console.log(`\n── ${title}`);
  return ended(spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], env }));
}

/** Runs a stage and shows its output at its end, for stages that run beside others. @returns its status. */
async function showWhole(title, [command, ...args]) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  }
  const status = await ended(child);
  process.stdout.write(`\n── ${title}\n${said}`);
  return status;
}

function ended(child) {
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("close", resolve);
  });
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
