// Measures exports and lists of findings with the product's own modules: bundles bench/findings as the product's
// programs are and starts it. `node bench/findings.mjs [--small] [--times 40] [--only exports|lists|report] [--formats csv,html]`
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { bundleProgram } from "./bundle.mjs";

const program = await bundleProgram("bench/findings/main.ts");
const { status } = spawnSync(process.execPath, ["--enable-source-maps", program, ...process.argv.slice(2)], {
  stdio: "inherit",
  cwd: join(import.meta.dirname, ".."),
});
process.exit(status ?? 1);
