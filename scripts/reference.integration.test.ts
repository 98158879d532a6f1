import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { collectors } from "@/lib/collectors/registry";
import { resourceTypes } from "@/lib/model/resources/registry";

const SCRIPT = join(import.meta.dirname, "reference.mjs");
const folder = mkdtempSync(join(tmpdir(), "bearings-reference-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reference(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { encoding: "utf8" });
  return { status, stderr };
}

describe("npm run reference", () => {
  it("finds the committed tables up to date", () => {
    expect(reference("--check")).toEqual({ status: 0, stderr: "" });
  });

  it("refuses missing and stale tables by name, and is content with those that it wrote", () => {
    const missing = reference("--check", "--out", folder);
    expect(missing.status).toBe(1);
    expect(missing.stderr).toMatch(/permissions\.md is stale.*\n.*resource-types\.md is stale/);
    expect(reference("--out", folder).status).toBe(0);
    expect(reference("--check", "--out", folder).status).toBe(0);
    const permissions = join(folder, "permissions.md");
    const written = readFileSync(permissions);
    appendFileSync(permissions, "edited");
    const stale = reference("--check", "--out", folder);
    expect(stale.status).toBe(1);
    expect(stale.stderr).toMatch(/permissions\.md is stale/);
    expect(stale.stderr).not.toContain("resource-types.md");
    writeFileSync(permissions, written);
    // Each run loads every collector with its SDK.
  }, 120_000);

  it("names every resource type and every operation", () => {
    const types = readFileSync(join(folder, "resource-types.md"), "utf8");
    for (const { type } of resourceTypes) expect(types).toContain(`\`${type}\``);
    const permissions = readFileSync(join(folder, "permissions.md"), "utf8");
    const plan = readFileSync(join(folder, "collectors.md"), "utf8");
    for (const { service, permissions: declared } of collectors) {
      expect(plan).toContain(`## ${service}\n`);
      for (const operation of Object.keys(declared)) {
        expect(permissions).toContain(`\`${operation}\``);
        expect(plan).toContain(`| \`${operation}\` |`);
      }
    }
  });
});
