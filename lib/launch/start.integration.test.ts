import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { processIdentity } from "@/lib/db/embedded-process";
import { checkout } from "@/lib/db/home";
import { environmentWith } from "@/lib/env";
import { useTestDatabase } from "@/lib/testing/database";
import { ensurePrograms } from "@/lib/testing/programs";

const database = useTestDatabase();
const home = mkdtempSync(join(tmpdir(), "bearings-start-"));

beforeAll(ensurePrograms);
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("a launch of npm's ends when npm is killed and cannot say so", async () => {
  // npm runs scripts by a shell; killing npm kills that shell, and nothing below it.
  const program = join(checkout(), "dist", "start.js");
  const shell = spawn("/bin/sh", ["-c", '"$0" "$1" --worker & echo $!; wait', process.execPath, program], {
    stdio: ["ignore", "pipe", "inherit"],
    env: environmentWith({ npm_lifecycle_event: "worker", DATABASE_URL: database.url, BEARINGS_HOME: home }),
  });
  const pid = await new Promise<number>((resolve, reject) => {
    let started = 0;
    createInterface({ input: shell.stdout }).on("line", (line) => {
      started ||= Number(line);
      if (line.includes("is running")) resolve(started);
    });
    shell.once("exit", (code) => reject(new Error(`ended with ${code}`)));
  });
  expect(processIdentity(pid)).not.toBeNull();
  shell.kill("SIGKILL");
  for (let tries = 0; processIdentity(pid) !== null && tries < 400; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(processIdentity(pid)).toBeNull();
});
