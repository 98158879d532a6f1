import { describe, expect, it } from "vitest";
import { factTable, judge } from "@/lib/testing/facts";
import { iamSettings } from "@/lib/testing/iam-facts";
import { iamPasswordReuse } from "./iam-password-reuse";

const remembers = (count: number) => [
  iamSettings({ passwordPolicy: { MinimumPasswordLength: 16, PasswordReusePrevention: count } }),
];

describe("24 passwords are remembered", () => {
  factTable(iamPasswordReuse, [
    { name: "24", status: "pass", resources: remembers(24) },
    { name: "23", status: "fail", resources: remembers(23), says: "23" },
    {
      name: "the field is absent",
      status: "fail",
      resources: [iamSettings({ passwordPolicy: { MinimumPasswordLength: 16 } })],
      says: "at once",
    },
    { name: "AWS's own policy", status: "fail", resources: [iamSettings({ passwordPolicy: null })], says: "AWS's own" },
    { name: "denied", status: "not_seen", resources: [iamSettings({ passwordPolicy: "denied" })] },
  ]);

  it("is fixed without making passwords shorter", () => {
    const [judged] = judge(iamPasswordReuse, { resources: remembers(5) });
    expect(JSON.parse(judged?.verdict.values.policy ?? "")).toEqual({
      MinimumPasswordLength: 16,
      PasswordReusePrevention: 24,
    });
  });
});
