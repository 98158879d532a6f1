import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { folderProblem } from "./folder-problem";

const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

test.each([
  [failure("ENOSPC", "ENOSPC: no space left on device, write")],
  [failure("EDQUOT", "EDQUOT: disk quota exceeded, mkdir '/x'")],
  ['initdb: error: could not write to file "/x/18/data/pg_wal": No space left on device'],
])("a full disk is told from other problems: %s", (problem) => {
  const told = folderProblem(problem, "/x");
  expect(told).toBeInstanceOf(AppError);
  expect(told.message).toMatch(/^The disk that holds \/x is full\. Free some space/);
});

test.each([
  [failure("EACCES", "EACCES: permission denied, mkdir '/x/database'")],
  [failure("EROFS", "EROFS: read-only file system, open '/x/port'")],
  ['initdb: error: could not create directory "/x/18": Permission denied'],
])("a folder that cannot be written is told from other problems: %s", (problem) => {
  expect(folderProblem(problem, "/x").message).toMatch(/^Bearings may not write to \/x\. .* set BEARINGS_HOME/);
});

test("anything else stays what it was", () => {
  const bug = new TypeError("x is not a function");
  expect(folderProblem(bug, "/x")).toBe(bug);
  expect(folderProblem("  could not bind: Address already in use \n", "/x").message).toBe(
    "could not bind: Address already in use",
  );
});
