import "@/lib/lean-heap";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connectDatabase, disconnectDatabase } from "@/lib/db/client";
import { ensureEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrator";
import { exportChild } from "./child";
import { measureExports } from "./exports";
import { measureLists } from "./lists";
import { openReport } from "./report";
import { seedAccount } from "./seed";

const { values } = parseArgs({
  options: {
    small: { type: "boolean" },
    times: { type: "string", default: "40" },
    only: { type: "string" },
    formats: { type: "string" },
    child: { type: "string" },
  },
});

if (values.child !== undefined) {
  await exportChild(values.child);
  process.exit(0);
}

const wants = (part: string) => values.only === undefined || values.only === part;
const size = values.small
  ? { exported: 2_000, tenth: 200, live: 5_000, past: 20_000 }
  : { exported: 100_000, tenth: 10_000, live: 200_000, past: 800_000 };

// A server of its own with the settings that users get, in a folder that goes away.
const home = mkdtempSync(join(tmpdir(), "bearings-bench-"));
chmodSync(home, 0o711);
const server = await ensureEmbedded({ home });
try {
  console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`);
  connectDatabase(server.url);
  await migrate(server.url);
  if (wants("exports") || wants("report")) {
    await seedAccount("many", { live: size.exported, past: 0 });
    await seedAccount("tenth", { live: size.tenth, past: 0 });
  }
  if (wants("exports")) await measureExports(server.url, home, { ...size, formats: values.formats?.split(",") });
  if (wants("report")) await openReport(server.url, home, size.exported);
  if (wants("lists")) {
    await seedAccount("lists", { live: size.live, past: size.past });
    await measureLists("lists", Number(values.times));
  }
} finally {
  await disconnectDatabase();
  await server.close();
  rmSync(home, { recursive: true, force: true });
}
