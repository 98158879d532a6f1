// Makes the sample account's bundles in lib/sample from nothing, with the product's own collectors. `node scripts/sample.mjs`
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { bundleProgram } from "../bench/bundle.mjs";

const program = await bundleProgram("scripts/sample/main.ts");
const { status } = spawnSync(process.execPath, ["--no-warnings", "--enable-source-maps", program], {
  stdio: "inherit",
  cwd: join(import.meta.dirname, ".."),
});
rmSync(program, { force: true });
process.exit(status ?? 1);
