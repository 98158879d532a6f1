import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { endOfDay, parseReference } from "./reference";

describe("parseReference", () => {
  it.each([
    ["S5", null, { kind: "seq", seq: 5 }],
    ["s5", null, { kind: "seq", seq: 5 }],
    ["5", null, { kind: "seq", seq: 5 }],
    ["prod:S12", "prod", { kind: "seq", seq: 12 }],
    ["prod:latest", "prod", { kind: "latest" }],
    [" latest ", null, { kind: "latest" }],
    ["2026-11-25", null, { kind: "date", date: "2026-11-25" }],
    ["a.b_c-d:2028-02-29", "a.b_c-d", { kind: "date", date: "2028-02-29" }],
  ])("reads %s", (text, account, which) => {
    expect(parseReference(text)).toEqual({ account, which });
  });

  it.each([
    "",
    "S0",
    "0",
    "S",
    "-1",
    "5.0",
    "prod",
    ":S5",
    "prod:",
    "2026-02-30",
    "2026-13-01",
    "26-1-1",
    "a:b:S5",
    "S5\n6",
  ])("refuses %j and says what to write", (text) => {
    const read = () => parseReference(text, "a");
    expect(read).toThrow(AppError);
    expect(read).toThrow(/Write S5, prod:S5, latest, or a date/);
  });

  it("names the field that was wrong", () => {
    expect(() => parseReference("x", "b")).toThrow(expect.objectContaining({ code: "invalid", field: "b" }));
  });
});

describe("endOfDay", () => {
  it("is the first moment of the next day in UTC", () => {
    expect(endOfDay("2026-12-31").toISOString()).toBe("2027-01-01T00:00:00.000Z");
  });
});
