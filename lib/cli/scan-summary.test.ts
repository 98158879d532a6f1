import { describe, expect, it } from "vitest";
import type { GapCause } from "@/lib/operations/snapshots/views";
import { type Summarised, scanJson, scanSummary } from "./scan-summary";

const gap = (more: Partial<Summarised["gapList"][number]>): Summarised["gapList"][number] => ({
  service: "ec2",
  region: "eu-west-1",
  operation: "DescribeVpcs",
  reason: "denied",
  action: "ec2:DescribeVpcs",
  message: "Not authorized.",
  ...more,
});

const snapshot = (gapList: Summarised["gapList"]): Summarised => ({
  id: "prod:S2",
  account: "prod",
  awsAccountId: "123456789012",
  startedAt: "2026-11-25T10:00:00.000Z",
  finishedAt: "2026-11-25T10:01:00.000Z",
  status: "partial",
  resources: 5,
  counts: { resources: 5, notSeen: 0, created: 1, changed: 2, deleted: 3 },
  calls: [
    { service: "ec2", operation: "DescribeVpcs", calls: 2, retries: 9, milliseconds: 1 },
    { service: "sts", operation: "GetCallerIdentity", calls: 1, retries: 0, milliseconds: 1 },
  ],
  types: [{}, {}],
  gapList,
});

const none = { previous: "S1", closed: [], opened: [] };

const cause = (more: Partial<GapCause>): GapCause => ({
  service: "sns",
  operation: "ListTopics",
  reason: "denied",
  regions: ["eu-west-1"],
  messages: [],
  types: [],
  affected: 0,
  properties: [],
  firstSeen: "S1",
  firstSeenAt: null,
  statement: null,
  ...more,
});

describe("scanSummary", () => {
  it("says which gaps closed and which are new since the snapshot before", () => {
    const changes = {
      previous: "S1",
      closed: [cause({}), cause({ service: "kms", operation: "ListKeys", regions: ["a", "b"] })],
      opened: [cause({ reason: "timed_out" })],
    };
    expect(scanSummary(snapshot([]), changes).split("\n")).toEqual(
      expect.arrayContaining([
        "Closed since S1: sns ListTopics, eu-west-1 (denied); kms ListKeys, 2 regions (denied).",
        "Not seen since S1: sns ListTopics, eu-west-1 (timed out).",
      ]),
    );
    expect(scanSummary(snapshot([]), { ...changes, previous: null })).not.toContain("since S1");
  });

  it("names each cause once, and what was left out by choice in one line", () => {
    const gaps = [
      gap({ service: "*", region: "us-east-1", operation: "", reason: "excluded", action: null }),
      gap({ service: "*", region: "us-east-2", operation: "", reason: "excluded", action: null }),
      gap({ service: "kms", region: "*", operation: "", reason: "excluded", action: null }),
      gap({ service: "*", region: "me-south-1", operation: "", reason: "region_disabled", action: null }),
      gap({}),
      gap({ region: "eu-west-2" }),
      gap({
        service: "s3",
        region: "global",
        operation: "ListBuckets",
        reason: "timed_out",
        action: null,
        message: "No answer.",
      }),
    ];
    expect(scanSummary(snapshot(gaps), none).split("\n")).toEqual([
      "prod:S2 partial: 5 resources of 2 types, 3 calls",
      "Since the snapshot before: 1 created, 2 changed, 3 deleted.",
      "Left out by choice: 2 regions, 1 service.",
      "Not seen: ec2 DescribeVpcs, 2 regions (denied). Not authorized. Grant ec2:DescribeVpcs.",
      "Not seen: s3 ListBuckets, global (timed out). No answer.",
      "",
    ]);
  });

  it("compares the first snapshot with nothing, and counts one as one", () => {
    const first = { ...snapshot([]), id: "prod:S1", resources: 1, types: [{}] };
    expect(scanSummary(first, none)).toBe("prod:S1 partial: 1 resource of 1 type, 3 calls\n");
  });

  it("shows control characters of a message instead of obeying them, and does not flood the screen", () => {
    const many = Array.from({ length: 40 }, (_, index) => gap({ operation: `Op${index}`, message: "\u001b[2J" }));
    const summary = scanSummary(snapshot(many), none);
    expect(summary).not.toContain("\u001b");
    expect(summary.split("\n")).toHaveLength(16);
    expect(summary).toContain("… and 28 more causes");
  });
});

describe("scanJson", () => {
  it("keeps each gap but regions that are not enabled", () => {
    const { gaps, calls, types } = scanJson(
      snapshot([gap({}), gap({ region: "me-south-1", reason: "region_disabled" })]),
      none,
      [],
    );
    expect(gaps).toEqual([
      { service: "ec2", region: "eu-west-1", operation: "DescribeVpcs", reason: "denied", action: "ec2:DescribeVpcs" },
    ]);
    expect([calls, types]).toEqual([3, 2]);
  });
});
