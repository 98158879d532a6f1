import { describe, expect, it } from "vitest";
import { applyStatus, writer } from "./rds";
import { restorers } from "./rds-snapshots";

describe("restorers", () => {
  it.each([
    ["no attributes", undefined, []],
    ["nobody", [{ AttributeName: "restore", AttributeValues: [] }], []],
    ["everybody", [{ AttributeName: "restore", AttributeValues: ["all"] }], ["all"]],
    ["an attribute of another meaning", [{ AttributeName: "copy", AttributeValues: ["all"] }], []],
    ["an attribute without values", [{ AttributeName: "restore" }], []],
  ])("%s", (_, attributes, expected) => {
    expect(restorers(attributes)).toEqual(expected);
  });
});

describe("applyStatus", () => {
  it("tells the status of each parameter group by its name", () => {
    const groups = [
      { DBParameterGroupName: "b", ParameterApplyStatus: "pending-reboot" },
      { DBParameterGroupName: "a", ParameterApplyStatus: "in-sync" },
      { DBParameterGroupName: "c" },
    ];
    expect(applyStatus({ DBParameterGroups: groups })).toEqual({ a: "in-sync", b: "pending-reboot" });
    expect(applyStatus({})).toEqual({});
  });
});

describe("writer", () => {
  it.each([
    [
      "the member that writes",
      [{ DBInstanceIdentifier: "r" }, { DBInstanceIdentifier: "w", IsClusterWriter: true }],
      "w",
    ],
    ["none", [{ DBInstanceIdentifier: "r", IsClusterWriter: false }], undefined],
    ["no members", undefined, undefined],
  ])("%s", (_, DBClusterMembers, expected) => {
    expect(writer({ DBClusterMembers })).toBe(expected);
  });
});
