import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

// A checkout of its own with the real scripts, small sources, and programs that only say that they run.
let checkout = "";
let launched: ChildProcess[] = [];

const at = (...path: string[]) => join(checkout, ...path);

beforeEach(async () => {
  checkout = mkdtempSync(join(tmpdir(), "bearings-start-"));
  const scripts = join(import.meta.dirname);
  for (const name of readdirSync(scripts).filter((file) => file.endsWith(".mjs"))) {
    cpSync(join(scripts, name), at("scripts", name));
  }
  for (const folder of ["lib/db/generated", "node_modules/.bin", "dist", ".next"])
    mkdirSync(at(folder), { recursive: true });
  writeFileSync(at("package.json"), readFileSync(join(scripts, "..", "package.json")));
  writeFileSync(at("package-lock.json"), JSON.stringify({ packages: {} }));
  writeFileSync(at("node_modules", ".package-lock.json"), JSON.stringify({ packages: {} }));
  writeFileSync(at("lib", "page.ts"), "export const page = 1;");
  writeFileSync(at("dist", "start.js"), 'console.log("Bearings is ready"); setInterval(() => {}, 1000);');
  // `npm start` of a fresh checkout would build these; here they count as built.
  const stamps = ["lib/db/generated/.built.json", "dist/.built.json", ".next/.built.json"];
  const noteBuilt = `
    import { readFileSync } from "node:fs";
    import { contentHash, look, noteBuilt } from ${JSON.stringify(pathToFileURL(at("scripts", "freshness.mjs")).href)};
    const recipes = [...readFileSync(${JSON.stringify(at("scripts", "build.mjs"))}, "utf8").matchAll(/recipe: "(\\d+)"/g)];
    const ignored = (path) => path === "lib/db/generated";
    for (const [step, stamp] of ${JSON.stringify(stamps)}.entries()) {
      const inputs = step === 0
        ? ["scripts/prisma.mjs", "package-lock.json"]
        : ["lib", "package-lock.json"];
      const files = look(inputs, ignored);
      noteBuilt(${JSON.stringify(checkout)} + "/" + stamp, recipes[step][1], files, contentHash(Object.keys(files)));
    }`;
  const noted = spawnSync(process.execPath, ["--input-type=module", "-e", noteBuilt], { encoding: "utf8" });
  expect(noted.stderr).toBe("");
});
afterEach(async () => {
  for (const child of launched) child.kill("SIGKILL");
  launched = [];
  rmSync(checkout, { recursive: true, force: true });
});

const environment = (port: number) => ({ ...process.env, PORT: String(port), HOST: "", BEARINGS_HOME: "" });

/** Runs the script to its end, for starts that do not stay. */
function start(port: number, ...flags: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [at("scripts", "start.mjs"), ...flags], {
    encoding: "utf8",
    env: environment(port),
  });
  return { status, stdout, stderr };
}

/** Starts a launch and waits until it runs. */
async function launch(port: number, ...flags: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [at("scripts", "start.mjs"), ...flags], {
    stdio: ["ignore", "pipe", "inherit"],
    env: environment(port),
  });
  launched.push(child);
  await new Promise((resolve, reject) => {
    child.stdout?.once("data", resolve);
    child.once("exit", (code) => reject(new Error(`ended with ${code}`)));
  });
  return child;
}

const RUNNING = "Bearings is already running: http://127.0.0.1:4000\n";
const CHANGED =
  "Its sources have changed since. To run the new ones, stop it (Ctrl-C where it runs) and start it again.\n";
const edit = () => writeFileSync(at("lib", "page.ts"), "export const page = 2; // changed");

describe("a second start of a checkout", () => {
  test("says where the first one runs", async () => {
    await launch(4000);
    expect(start(4000)).toEqual({ status: 0, stdout: RUNNING, stderr: "" });
  });

  test("builds nothing under the first one when sources have changed", async () => {
    await launch(4000);
    edit();
    expect(start(4000)).toEqual({ status: 0, stdout: RUNNING + CHANGED, stderr: "" });
    expect(existsSync(at(".next", ".built.json"))).toBe(true);
    expect(existsSync(at("dist", ".built.json"))).toBe(true);
  });

  test("installs nothing under the first one when packages have changed", async () => {
    await launch(4000);
    writeFileSync(at("package-lock.json"), JSON.stringify({ packages: { "node_modules/x": { version: "1.0.0" } } }));
    expect(start(4000)).toEqual({ status: 0, stdout: RUNNING + CHANGED, stderr: "" });
    const other = start(4001);
    expect(other.stderr).toContain("The packages that Bearings needs have changed, and Bearings runs from this folder");
    expect(other.status).toBe(1);
    expect(existsSync(at("node_modules"))).toBe(true);
  });

  test("on another port runs beside it while nothing is to build, and else says what to do", async () => {
    await launch(4000);
    const second = await launch(4001);
    second.kill("SIGKILL");
    writeFileSync(at(".next", ".built.json"), "{}");
    expect(start(4001)).toEqual({
      status: 1,
      stdout: "",
      stderr:
        "The sources of the pages have changed, and Bearings runs from this folder with those of before: http://127.0.0.1:4000. Stop it (Ctrl-C where it runs), then try again.\n",
    });
  });

  test("does not take a killed one, or another process with its number, for running", async () => {
    const first = await launch(4000);
    const gone = new Promise((resolve) => first.once("exit", resolve));
    first.kill("SIGKILL");
    await gone;
    const [note = ""] = readdirSync(at(".cache", "running"));
    const left = { ...JSON.parse(readFileSync(at(".cache", "running", note), "utf8")), pid: process.pid };
    writeFileSync(at(".cache", "running", `${process.pid}.json`), JSON.stringify(left));
    writeFileSync(at(".cache", "running", "1.json"), "half a no");
    await launch(4000);
    expect(readdirSync(at(".cache", "running"))).toHaveLength(1);
  });
});
