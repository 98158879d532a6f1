// npm run check: the quick part of npm test, for before each commit.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const bin = (name) => join("node_modules", ".bin", name);
const STAGES = [
  [process.execPath, "scripts/prisma.mjs", "generate"],
  [bin("biome"), "check", "--error-on-warnings", "."],
  [bin("next"), "typegen"],
  [bin("tsc"), "--noEmit"],
  [bin("knip")],
  [bin("vitest"), "run", "--project", "unit"],
];
for (const [command, ...args] of STAGES) {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
