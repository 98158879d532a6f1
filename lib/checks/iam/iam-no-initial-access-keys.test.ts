import { describe, expect, it } from "vitest";
import { factTable, judge } from "@/lib/testing/facts";
import { iamRoot, iamUser } from "@/lib/testing/iam-facts";
import { iamNoInitialAccessKeys } from "./iam-no-initial-access-keys";

const BORN = "2020-01-01T00:00:00+00:00";
const unused = (made: string, more: Record<string, string> = { password_enabled: "true" }) =>
  iamUser({ access_key_1_active: "true", access_key_1_last_rotated: made, ...more });

describe("no unused keys from the making of a user", () => {
  factTable(iamNoInitialAccessKeys, [
    {
      name: "made with the user and never used",
      status: "fail",
      resources: [unused("2020-01-01T00:20:00+00:00")],
      subject: "user/anna#key-1",
      results: 1,
      says: "made together with anna",
    },
    {
      name: "made on the day of the scan and not yet used",
      status: "fail",
      resources: [unused("2026-09-04T08:00:00+00:00")],
      says: "was made on 4 Sep 2026 and never used",
    },
    { name: "no password", status: "pass", resources: [unused(BORN, {})], says: "no password" },
    {
      name: "used",
      status: "pass",
      resources: [unused(BORN, { password_enabled: "true", access_key_1_last_used_date: "2020-02-01T00:00:00+00:00" })],
    },
    {
      name: "inactive",
      status: "pass",
      resources: [iamUser({ password_enabled: "true", access_key_1_last_rotated: BORN })],
      subject: "user/anna",
      results: 1,
    },
    {
      name: "two of them",
      status: "fail",
      resources: [
        unused(BORN, { password_enabled: "true", access_key_2_active: "true", access_key_2_last_rotated: BORN }),
      ],
      results: 2,
    },
    { name: "the report is older than the user", status: "not_seen", resources: [iamUser(null)] },
    { name: "no report", status: "not_seen", resources: [iamUser("denied")] },
    { name: "no users", status: "not_applicable" },
    {
      name: "the root user is judged by checks of its own",
      status: "not_applicable",
      resources: [iamRoot({ password_enabled: "true", access_key_1_active: "true", access_key_2_active: "true" })],
    },
  ]);

  it.each([
    ["2020-01-01T01:00:00+00:00", true],
    ["2020-01-01T01:00:01+00:00", false],
  ])("shows whether a key of %s came with the user", (made, expected) => {
    const [judged] = judge(iamNoInitialAccessKeys, { resources: [unused(made)] });
    expect(judged?.verdict.facts).toContainEqual({ field: "Made within an hour of the user", value: expected });
  });
});
