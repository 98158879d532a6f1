import { expect, test } from "vitest";
import type { GapView } from "@/lib/operations/snapshots/views";
import { gapCauses, gapGroups, hiddenWords, oneStatement } from "./gap-causes";

function gap(changes: Partial<GapView>): GapView {
  return {
    service: "rds",
    region: "eu-west-1",
    operation: "DescribeDBSnapshots",
    reason: "denied",
    action: "rds:DescribeDBSnapshots",
    message: "User is not authorized.",
    types: ["AWS::RDS::DBSnapshot"],
    affected: 0,
    firstSeen: "S2",
    firstSeenAt: "2026-01-02T00:00:00.000Z",
    statement: { Effect: "Allow", Action: ["rds:DescribeDBSnapshots"], Resource: "*" },
    ...changes,
  };
}

test("one call denied in many regions is one cause, with the oldest snapshot that missed it", () => {
  const causes = gapCauses([gap({ firstSeen: "S10" }), gap({ region: "us-east-1", firstSeen: "S9" })]);
  expect(causes).toHaveLength(1);
  expect(causes[0]).toMatchObject({
    regions: ["eu-west-1", "us-east-1"],
    firstSeen: "S9",
    messages: ["User is not authorized."],
  });
});

test.each<[string, Partial<GapView>]>([
  ["another service", { service: "ec2" }],
  ["another call", { operation: "DescribeDBInstances" }],
  ["another reason", { reason: "throttled" }],
])("%s is another cause", (_, changes) => {
  expect(gapCauses([gap({}), gap(changes)])).toHaveLength(2);
});

test("what a grant would close comes first", () => {
  const causes = gapCauses([gap({ operation: "A", statement: null }), gap({ operation: "B" })]);
  expect(causes.map(({ operation }) => operation)).toEqual(["B", "A"]);
});

test("hidden properties add up", () => {
  const [cause] = gapCauses([gap({ types: [], affected: 2 }), gap({ types: [], affected: 3, region: "us-east-1" })]);
  expect(cause).toMatchObject({ types: [], affected: 5 });
});

test("one policy asks for each action once and leaves out what no grant would close", () => {
  const statement = (...Action: string[]) => ({ statement: { Effect: "Allow" as const, Action, Resource: "*" } });
  expect(oneStatement([statement("s3:B", "s3:A"), statement("s3:A"), { statement: null }])).toEqual({
    Effect: "Allow",
    Action: ["s3:A", "s3:B"],
    Resource: "*",
  });
  expect(oneStatement([{ statement: null }])).toBeNull();
});

test("causes are grouped by reason, what a grant closes first and what somebody chose last, with one statement", () => {
  const groups = gapGroups(
    gapCauses([
      gap({ service: "kms", region: "*", operation: "", reason: "excluded", types: [], statement: null }),
      gap({ reason: "throttled", statement: null }),
      gap({}),
      gap({
        operation: "DescribeDBClusters",
        statement: { Effect: "Allow", Action: ["rds:DescribeDBClusters"], Resource: "*" },
      }),
    ]),
  );
  expect(groups.map(({ reason, causes }) => [reason, causes.length])).toEqual([
    ["denied", 2],
    ["throttled", 1],
    ["excluded", 1],
  ]);
  expect(groups[0]?.statement?.Action).toEqual(["rds:DescribeDBClusters", "rds:DescribeDBSnapshots"]);
});

test.each([
  ["a list in one region", [gap({})], "RDS snapshots in eu-west-1"],
  ["a list in many", ["a", "b", "c", "d"].map((region) => gap({ region })), "RDS snapshots in 4 regions"],
  [
    "a list of the whole account",
    [gap({ region: "global", types: ["AWS::S3::Bucket"] })],
    "S3 buckets in the whole account",
  ],
  ["a property", [gap({ types: [], affected: 3 })], "Attributes of 3 RDS snapshots"],
  ["a property that nobody looked up", [gap({ operation: "X", types: [], affected: 1 })], "one property of 1 resource"],
  ["everything", [gap({ operation: "", region: "*", types: [] })], "whatever is everywhere"],
])("what a cause hides, in words: %s", (_, gaps, words) => {
  const hidden = {
    service: "rds",
    region: "eu-west-1",
    operation: "DescribeDBSnapshots",
    reason: "denied" as const,
    type: "AWS::RDS::DBSnapshot",
    property: "Attributes",
    resources: 3,
  };
  const [cause] = gapCauses(gaps, gaps[0]?.affected === 3 ? [hidden] : []);
  expect(cause && hiddenWords(cause)).toBe(words);
});
