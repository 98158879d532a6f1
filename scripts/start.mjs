// npm start: installs and builds what is missing or stale, then runs Bearings (lib/launch/start.ts).
// --dev: pages rebuilt as they are edited. --worker: one more worker, no pages.
import "./node-version.mjs";
import { ensureBuilt, isBuilt } from "./build.mjs";
import { ensureInstalled, isInstalled } from "./install.mjs";
import { launchesHere, launchOf, noteLaunch } from "./running.mjs";

const flags = process.argv.slice(2);
const unknown = flags.find((flag) => flag !== "--dev" && flag !== "--worker");
if (unknown !== undefined) {
  process.stderr.write(
    `There is no option ${unknown}. Options: --dev, --worker. Settings: PORT, HOST, DATABASE_URL, BEARINGS_HOME.\n`,
  );
  process.exit(2);
}
const launch = flags.includes("--worker") ? null : launchOf(flags.includes("--dev") ? "dev" : "start");
const needed = ({ mode }) => ["client", "programs", ...(mode === "start" ? ["pages"] : [])];

const running = launch && launchesHere().find(({ home, port }) => home === launch.home && port === launch.port);
if (running) {
  process.stdout.write(`Bearings is already running: ${running.url}\n`);
  if (!(isInstalled() && isBuilt(needed(running))))
    process.stdout.write(
      "Its sources have changed since. To run the new ones, stop it (Ctrl-C where it runs) and start it again.\n",
    );
  process.exit(0);
}
try {
  await ensureInstalled();
  await ensureBuilt(needed(launch ?? { mode: "worker" }));
  if (launch) noteLaunch(launch);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
await import("../dist/start.js");
