import { describe } from "vitest";
import { factTable } from "@/lib/testing/facts";
import { iamRoot, iamUser } from "@/lib/testing/iam-facts";
import { iamSingleActiveKey } from "./iam-single-active-key";

const ONE = { access_key_1_active: "true", access_key_1_last_rotated: "2020-01-01T00:00:00+00:00" };
const TWO = { access_key_2_active: "true", access_key_2_last_rotated: "2026-09-01T00:00:00+00:00" };

describe("users have at most one active key", () => {
  factTable(iamSingleActiveKey, [
    { name: "none", status: "pass", resources: [iamUser({})], says: "no active" },
    { name: "one", status: "pass", resources: [iamUser(TWO)], says: "one active" },
    {
      name: "two",
      status: "fail",
      resources: [iamUser({ ...ONE, ...TWO })],
      says: "made on 1 Jan 2020 and 1 Sep 2026",
    },
    {
      name: "one of two is inactive",
      status: "pass",
      resources: [iamUser({ ...ONE, ...TWO, access_key_1_active: "false" })],
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
});
