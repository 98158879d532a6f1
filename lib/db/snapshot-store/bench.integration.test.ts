import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

// Speeds are for `node bench/storage.mjs` on a quiet machine; here only what it checks on the way counts: the same
// differences as full copies show, nothing written by an identical scan, and no inconsistent row.
test("the storage bench in its small form finds nothing wrong", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join("bench", "storage.mjs"), "--small"], {
    encoding: "utf8",
    cwd: process.cwd(),
  });
  expect(stdout).not.toContain("WRONG");
  expect(stdout).toContain("4 diff of neighbours");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
}, 180_000);
