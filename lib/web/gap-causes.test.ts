import { expect, test } from "vitest";
import type { GapView } from "@/lib/operations/snapshots/views";
import { gapCauses, oneStatement } from "./gap-causes";

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
