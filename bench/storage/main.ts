import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureEmbedded } from "@/lib/db/embedded";
import { table } from "./figures";
import { measureKills } from "./kills";
import { measureStore, type Size } from "./measure";

const { values } = parseArgs({
  options: {
    small: { type: "boolean" },
    kill: { type: "string" },
    resources: { type: "string" },
    days: { type: "string" },
  },
});
const size: Size = values.small
  ? { resources: 3000, days: 8, day: { changed: 15, added: 3, removed: 3 }, kills: 0 }
  : { resources: 100_000, days: 365, day: { changed: 500, added: 100, removed: 100 }, kills: 100 };
if (values.resources) size.resources = Number(values.resources);
if (values.days) size.days = Number(values.days);
if (values.kill) size.kills = Number(values.kill);

// A server of its own with the settings that users get, in a folder that goes away.
const home = mkdtempSync(join(tmpdir(), "bearings-bench-"));
chmodSync(home, 0o711);
const server = await ensureEmbedded({ home });
let failed = false;
try {
  console.log(
    `${size.resources} resources, ${size.days} snapshots; ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, embedded PostgreSQL as users get it`,
  );
  const { goals, wrong } = await measureStore(server.url, size, (line) => console.log(line));
  if (size.kills > 0) {
    const kills = await measureKills(server, size.kills, (line) => console.log(line));
    goals.push(kills.goal);
    wrong.push(...kills.wrong);
  }
  console.log(`\n${table(goals)}`);
  for (const line of wrong) console.log(`WRONG: ${line}`);
  failed = wrong.length > 0;
} finally {
  await server.close();
  rmSync(home, { recursive: true, force: true });
}
// A missed goal is a figure; a wrong result is a failure.
process.exit(failed ? 1 : 0);
