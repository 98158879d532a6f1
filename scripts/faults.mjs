// npm run faults [SERVICE...]: breaks every operation of every collector in every way, and says how it went.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const services = process.argv.slice(2).join(",");
const { status } = spawnSync(
  join("node_modules", ".bin", "vitest"),
  ["run", "--project", "integration", "lib/collectors/faults"],
  {
    stdio: "inherit",
    env: { ...process.env, BEARINGS_FAULTS: "all", ...(services ? { BEARINGS_FAULTS_SERVICES: services } : {}) },
  },
);
process.exit(status ?? 1);
