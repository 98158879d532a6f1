import { describe, expect, it } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { user } from "@/lib/model/resources/iam";
import { factTable, judge } from "@/lib/testing/facts";
import { iamRoot, iamUser } from "@/lib/testing/iam-facts";
import { iamCredentialsUnused } from "./iam-credentials-unused";

// The scan of a fact table begins at 2026-09-04T12:00:00Z, 45 days after the 21st of July.
const DAY_45 = "2026-07-21T12:00:00+00:00";
const DAY_44 = "2026-07-21T12:00:01+00:00";
const OLD = "2020-01-01T00:00:00+00:00";

const password = (used: string, changed = OLD) =>
  iamUser({ password_enabled: "true", password_last_used: used, password_last_changed: changed });
const key = (used: string, made = OLD) =>
  iamUser({ access_key_2_active: "true", access_key_2_last_used_date: used, access_key_2_last_rotated: made });

describe("idle credentials are disabled", () => {
  factTable(iamCredentialsUnused, [
    {
      name: "the password was used on day 44",
      status: "pass",
      resources: [password(DAY_44)],
      subject: "user/anna#password",
      results: 1,
    },
    { name: "day 45 fails already", status: "fail", resources: [password(DAY_45)], says: "last used on 21 Jul 2026" },
    { name: "a key on day 45", status: "fail", resources: [key(DAY_45)], subject: "user/anna#key-2", results: 1 },
    { name: "a key on day 44", status: "pass", resources: [key(DAY_44)] },
    {
      name: "an old password that was never used",
      status: "fail",
      resources: [password("no_information")],
      says: "made on 1 Jan 2020 and no use",
    },
    { name: "the report says N/A of its use", status: "fail", resources: [password("N/A")] },
    { name: "a new password that was never used", status: "pass", resources: [password("N/A", DAY_44)], says: "new" },
    { name: "an old key that was never used", status: "fail", resources: [key("N/A")], says: "no use of it" },
    { name: "a key of day 45 that was never used", status: "fail", resources: [key("N/A", DAY_45)] },
    { name: "a new key that was never used", status: "pass", resources: [key("N/A", DAY_44)] },
    {
      name: "disabled credentials",
      status: "pass",
      resources: [
        iamUser({ access_key_1_last_used_date: OLD, access_key_1_last_rotated: OLD, password_last_used: OLD }),
      ],
      subject: "user/anna",
      results: 1,
      says: "neither a password nor",
    },
    {
      name: "each credential for itself",
      status: "fail",
      resources: [
        iamUser({
          ...{ password_enabled: "true", password_last_used: DAY_44, password_last_changed: OLD },
          ...{ access_key_1_active: "true", access_key_1_last_used_date: OLD, access_key_1_last_rotated: OLD },
        }),
      ],
      subject: "user/anna#key-1",
    },
    {
      name: "a password whose dates AWS doesn't know",
      status: "not_seen",
      resources: [password("N/A", "N/A")],
      says: "password_last_changed",
    },
    { name: "the report is older than the user", status: "not_seen", resources: [iamUser(null)] },
    { name: "no report", status: "not_seen", resources: [iamUser("denied")] },
    { name: "no users", status: "not_applicable" },
    {
      name: "the root user is judged by checks of its own",
      status: "not_applicable",
      resources: [iamRoot({ password_enabled: "true", access_key_1_active: "true", access_key_2_active: "true" })],
    },
    { name: "users were not listed", status: "not_seen", hidden: [[user, "denied", GLOBAL]] },
  ]);

  it("says the same of a key in use on every day", () => {
    const [one] = judge(iamCredentialsUnused, { resources: [key("2026-09-03T10:00:00+00:00")] });
    const [other] = judge(iamCredentialsUnused, {
      resources: [key("2026-09-10T10:00:00+00:00")],
      takenAt: "2026-09-11T12:00:00Z",
    });
    expect(other?.verdict).toEqual(one?.verdict);
  });
});
