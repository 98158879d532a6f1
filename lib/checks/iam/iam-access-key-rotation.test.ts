import { describe } from "vitest";
import { GLOBAL } from "@/lib/model/resource";
import { user } from "@/lib/model/resources/iam";
import { factTable } from "@/lib/testing/facts";
import { iamRoot, iamUser } from "@/lib/testing/iam-facts";
import { iamAccessKeyRotation } from "./iam-access-key-rotation";

// 91 and 90 whole days before the scan of a fact table, which begins at 2026-09-04T12:00:00Z.
const DAY_91 = "2026-06-05T12:00:00+00:00";
const DAY_90 = "2026-06-05T12:00:01+00:00";

const keys = (one: string | null, two: string | null) =>
  iamUser({
    ...(one && { access_key_1_active: "true", access_key_1_last_rotated: one }),
    ...(two && { access_key_2_active: "true", access_key_2_last_rotated: two }),
  });

describe("access keys are at most 90 days old", () => {
  factTable(iamAccessKeyRotation, [
    { name: "90 days", status: "pass", resources: [keys(DAY_90, null)], subject: "user/anna#key-1", results: 1 },
    { name: "91 days", status: "fail", resources: [keys(DAY_91, null)], says: "since 5 Jun 2026" },
    {
      name: "only the second of two",
      status: "fail",
      resources: [keys(DAY_90, DAY_91)],
      subject: "user/anna#key-2",
      results: 1,
    },
    { name: "a result for each key", status: "fail", resources: [keys(DAY_91, DAY_91)], results: 2 },
    { name: "a result for each of two young keys", status: "pass", resources: [keys(DAY_90, DAY_90)], results: 2 },
    {
      name: "an old inactive key",
      status: "pass",
      resources: [iamUser({ access_key_1_last_rotated: DAY_91 })],
      subject: "user/anna",
      says: "no active access key",
    },
    {
      name: "an active key without a date",
      status: "not_seen",
      resources: [keys("N/A", null)],
      says: "access_key_1_last_rotated",
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
});
