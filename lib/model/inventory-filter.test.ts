import { describe, expect, test } from "vitest";
import { fieldFilterText, fieldPath, fieldSteps, parseFieldFilter } from "./inventory-filter";

describe("a field's path", () => {
  test.each([
    ["InstanceType", [{ key: "InstanceType" }]],
    ["Placement.Tenancy", [{ key: "Placement" }, { key: "Tenancy" }]],
    ["SecurityGroups[].GroupId", [{ key: "SecurityGroups" }, "items", { key: "GroupId" }]],
    ["Matrix[][]", [{ key: "Matrix" }, "items", "items"]],
    ['Labels["a.b"].Value', [{ key: "Labels" }, { key: "a.b" }, { key: "Value" }]],
    ['["q\\"uote"]', [{ key: 'q"uote' }]],
    ["aws:SourceIp", [{ key: "aws:SourceIp" }]],
  ])("%s is read and written", (path, steps) => {
    expect(fieldSteps(path)).toEqual(steps);
    expect(fieldPath(fieldSteps(path) ?? [])).toBe(path);
  });

  test.each([
    "",
    ".",
    "a.",
    ".a",
    "a..b",
    "[]",
    "[].a",
    "a b",
    "a[0]",
    'a["b',
    'a["\\x"]',
    "a[]b",
    "x".repeat(301),
    "a.".repeat(20),
  ])("%j is none", (path) => {
    expect(fieldSteps(path)).toBeNull();
  });
});

describe("a condition", () => {
  test.each([
    ["InstanceType=t3.micro", "InstanceType", "=", "t3.micro"],
    ["Name!=a=b~c", "Name", "!=", "a=b~c"],
    ["Engine~sql", "Engine", "~", "sql"],
    ["State=", "State", "=", ""],
    ['Labels["a=b"]=c', 'Labels["a=b"]', "=", "c"],
  ])("%s", (text, path, operator, value) => {
    const parsed = parseFieldFilter(text);
    expect(parsed).toEqual({ path, operator, value });
    expect(parsed && fieldFilterText(parsed)).toBe(text);
  });

  test.each(["", "=", "=a", "InstanceType", "a b=c", `a=${"x".repeat(301)}`])("%j is none", (text) => {
    expect(parseFieldFilter(text)).toBeNull();
  });
});
