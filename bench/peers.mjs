// Compares verdicts, time and memory with Prowler's. `node bench/peers.mjs [small|large] [--latency 50] [--verdicts]`
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { bundleProgram } from "./bundle.mjs";

const program = await bundleProgram("bench/peers/main.ts");
const { status } = spawnSync(process.execPath, ["--enable-source-maps", program, ...process.argv.slice(2)], {
  stdio: "inherit",
  cwd: join(import.meta.dirname, ".."),
});
rmSync(program, { force: true });
process.exit(status ?? 1);
