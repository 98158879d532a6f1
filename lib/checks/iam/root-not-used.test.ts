import { describe } from "vitest";
import { factTable } from "@/lib/testing/facts";
import { iamRoot } from "@/lib/testing/iam-facts";
import { rootNotUsed } from "./root-not-used";

// The scan of a fact table begins at 2026-09-04T12:00:00Z.
describe("the root user is not used", () => {
  factTable(rootNotUsed, [
    { name: "never", status: "pass", resources: [iamRoot({})], says: "No use" },
    { name: "AWS has no record", status: "pass", resources: [iamRoot({ password_last_used: "no_information" })] },
    {
      name: "AWS cannot say",
      status: "pass",
      resources: [iamRoot({ password_last_used: "not_supported" })],
      says: "No use",
    },
    {
      name: "long ago",
      status: "pass",
      resources: [iamRoot({ password_last_used: "2024-05-06T07:08:09+00:00" })],
      says: "6 May 2024, with its password",
    },
    {
      name: "an hour before the scan",
      status: "fail",
      resources: [iamRoot({ password_last_used: "2026-09-04T11:00:00+00:00" })],
      says: "4 Sep 2026",
    },
    {
      name: "less than two days before",
      status: "fail",
      resources: [iamRoot({ password_last_used: "2026-09-02T12:00:01+00:00" })],
    },
    {
      name: "two days before",
      status: "pass",
      resources: [iamRoot({ password_last_used: "2026-09-02T12:00:00+00:00" })],
    },
    {
      name: "an old sign-in hides a key used today",
      status: "fail",
      resources: [
        iamRoot({
          password_last_used: "2020-01-01T00:00:00+00:00",
          access_key_1_last_used_date: "2021-01-01T00:00:00+00:00",
          access_key_2_last_used_date: "2026-09-04T09:00:00+00:00",
        }),
      ],
      says: "access key 2",
    },
    {
      name: "the date stands among what moves by itself",
      status: "fail",
      resources: [
        {
          ...iamRoot("denied"),
          configuration: {
            Arn: "arn:aws:iam::123456789012:root",
            CredentialReport: {
              seen: true,
              value: { access_key_1_last_used_date: "N/A", access_key_2_last_used_date: "N/A" },
            },
          },
          runtime: { CredentialReport: { value: { password_last_used: "2026-09-04T11:00:00+00:00" } } },
        },
      ],
    },
    { name: "no report", status: "not_seen", resources: [iamRoot("denied")], says: "credential report" },
    { name: "a report without root", status: "not_seen", resources: [iamRoot(null)], says: "root user" },
  ]);
});
