// Measures the pages of the built dashboard at 100,000 resources: bundles bench/pages as the product's programs are and
// starts it. `node bench/pages.mjs [--small] [--requests 20] [--resources N]`; needs `npm run build` and Chromium.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { isBuilt } from "../scripts/build.mjs";
import { bundleProgram } from "./bundle.mjs";

if (!isBuilt(["client", "programs", "pages"])) {
  console.error('The pages are not built, or their sources have changed since: run "npm run build" first.');
  process.exit(2);
}
const program = await bundleProgram("bench/pages/main.ts");
const { status } = spawnSync(process.execPath, ["--enable-source-maps", program, ...process.argv.slice(2)], {
  stdio: "inherit",
  cwd: join(import.meta.dirname, ".."),
});
process.exit(status ?? 1);
