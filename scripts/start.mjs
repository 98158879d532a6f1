// npm start: installs and builds what is missing or stale, then runs Bearings (lib/launch/start.ts).
// --dev: pages rebuilt as they are edited. --worker: one more worker, no pages.
import "./node-version.mjs";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";

const flags = process.argv.slice(2);
const unknown = flags.find((flag) => flag !== "--dev" && flag !== "--worker");
if (unknown !== undefined) {
  process.stderr.write(
    `There is no option ${unknown}. Options: --dev, --worker. Settings: PORT, HOST, DATABASE_URL, BEARINGS_HOME.\n`,
  );
  process.exit(2);
}
try {
  await ensureInstalled();
  await ensureBuilt(["client", "programs", ...(flags.length === 0 ? ["pages"] : [])]);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
await import("../dist/start.js");
