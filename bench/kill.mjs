// Runs a TypeScript program of bench/ with the product's own modules: bundles it, as the product's programs are, and
// starts it. `node bench/kill.mjs [--rounds 30]`
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { bundleProgram } from "./bundle.mjs";

const program = await bundleProgram("bench/kill/main.ts");
const { status } = spawnSync(
  process.execPath,
  ["--expose-gc", "--enable-source-maps", program, ...process.argv.slice(2)],
  {
    stdio: "inherit",
    cwd: join(import.meta.dirname, ".."),
  },
);
process.exit(status ?? 1);
