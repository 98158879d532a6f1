// node bench/rounds.mjs: measures which calls of each listing wait for which, for docs/reference/collectors.md.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const file = join(root, "docs", "reference", "rounds.json");
const { status } = spawnSync(
  join(root, "node_modules", ".bin", "vitest"),
  ["run", "--project", "integration", "lib/collectors/rounds"],
  { stdio: "inherit", cwd: root, env: { ...process.env, BEARINGS_ROUNDS_FILE: file } },
);
if (status === 0) console.error('Now "npm run reference" writes the tables.');
process.exit(status ?? 1);
