#!/usr/bin/env node
// The command `bearings`: installs and builds what is missing or stale, then runs the command line
// (lib/cli/main.ts). Prints nothing on standard output, which is for data.
import "./node-version.mjs";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";

try {
  await ensureInstalled();
  await ensureBuilt(["client", "programs"]);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
await import("../dist/cli.js");
