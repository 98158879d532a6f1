// Times `npm start` until the pages answer: cold (fresh clone) and warm. `node bench/start.mjs [--cold 1] [--warm 7] [--first]`
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    cold: { type: "string", default: "1" },
    warm: { type: "string", default: "7" },
    first: { type: "boolean", default: false },
  },
});
const coldRuns = Math.max(1, Number(values.cold));
const warmRuns = Number(values.warm);

const folder = mkdtempSync(join(tmpdir(), "bearings-bench-start-"));
// Under root PostgreSQL runs as another account, which must get through.
chmodSync(folder, 0o755);
const port = await freePort();
let running = null;
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => {
    if (running !== null) process.kill(-running.pid, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
try {
  console.log(`Node.js ${process.versions.node}, ${cpus().length} processors, load ${loadavg()[0].toFixed(1)}`);
  let clone = "";
  const cold = [];
  for (let run = 1; run <= coldRuns; run++) {
    clone = join(folder, `clone-${run}`);
    const cloned = spawnSync("git", ["clone", "--quiet", root, clone], { stdio: "inherit" });
    if (cloned.status !== 0) throw new Error("The checkout could not be cloned.");
    cold.push(await timed(clone));
  }
  report("Cold: npm ci, build, database made, first page", cold);
  const warm = [];
  for (let run = 0; run < warmRuns; run++) warm.push(await timed(clone));
  report("Warm: nothing changed", warm);
  console.log(`Load at the end ${loadavg()[0].toFixed(1)}.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Milliseconds from the start of npm to the line that says that a page was answered; the launch is ended after. */
async function timed(clone) {
  const env = { ...process.env, PORT: String(port), HOST: "", DATABASE_URL: "", BEARINGS_HOME: "" };
  // What an outer `npm run` hands down is not what a shell has.
  for (const name of Object.keys(env)) if (name.startsWith("npm_")) delete env[name];
  const started = performance.now();
  const child = spawn("npm", ["start"], { cwd: clone, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  running = child;
  // man 7 sched, "The autogroup feature": a session's share of the processors, whatever `nice` says inside of it.
  if (values.first) writeFileSync(`/proc/${child.pid}/autogroup`, "-15");
  const ended = new Promise((resolve) => child.once("close", resolve));
  let said = "";
  const milliseconds = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        said += chunk;
        if (said.includes("Bearings is ready")) resolve(performance.now() - started);
      });
    child.once("exit", () => reject(new Error(`npm start ended:\n${said}`)));
  });
  // As Ctrl-C does: to all processes of the terminal's group.
  process.kill(-child.pid, "SIGINT");
  await ended;
  running = null;
  return milliseconds;
}

function report(title, times) {
  const sorted = times.toSorted((one, other) => one - other);
  const seconds = (value) => (value / 1000).toFixed(2);
  console.log(
    `${title}: median ${seconds(sorted[Math.floor(sorted.length / 2)] ?? 0)} s of ${times.length} (${times.map(seconds).join(", ")})`,
  );
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
