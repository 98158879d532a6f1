import { describe, expect, it } from "vitest";
import { CallFailure } from "@/lib/aws/call-failure";
import { variableNames } from "./lambda";

const place = { region: "eu-west-1" };

describe("variableNames", () => {
  it.each([
    ["no environment", undefined, []],
    ["an empty one", { Variables: {} }, []],
    ["names in a fixed order", { Variables: { b: "2", a: "1", A: "0" } }, ["A", "a", "b"]],
    ["an error without a code", { Variables: { a: "1" }, Error: {} }, ["a"]],
  ])("%s", (_, environment, expected) => {
    expect(variableNames(environment, place)).toEqual(expected);
  });

  it("does not take what AWS could not decrypt for nothing, nor repeat what AWS said about it", () => {
    const environment = { Error: { ErrorCode: "AccessDeniedException", Message: "hunter2" } };
    const failure = expect.objectContaining({ reason: "denied", operation: "ListFunctions", action: null });
    expect(() => variableNames(environment, place)).toThrow(failure);
    expect(() => variableNames(environment, place)).toThrow(CallFailure);
    expect(() => variableNames(environment, place)).not.toThrow(/hunter2/);
  });
});
