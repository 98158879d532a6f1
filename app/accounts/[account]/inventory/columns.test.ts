import { expect, test } from "vitest";
import type { ResourceRow } from "@/lib/operations/resources/views";
import { cellOf } from "./cells";
import { columnsOf, fieldsOf, fieldTitle } from "./columns";

const INSTANCE = "AWS::EC2::Instance";

const row: ResourceRow = {
  arn: "arn:aws:ec2:eu-west-1:111122223333:instance/i-1",
  type: INSTANCE,
  typeTitle: "EC2 instances",
  service: "ec2",
  region: "eu-west-1",
  id: "i-1",
  name: "web",
  state: null,
  tags: {},
  seen: true,
  vpc: "vpc-1",
  vpcName: null,
  managedBy: { kind: "cloudformation", title: "CloudFormation", name: "web-stack" },
  firstSeen: "S1",
  changedIn: "S3",
  fields: { InstanceType: "t3.micro", KeyName: null, UserData: { notSeen: "denied" } },
};

function keys(chosen: readonly string[] | null, type: string | null): string[] {
  return columnsOf(chosen, type).map(({ key }) => key);
}

function cell(key: string, given: Partial<ResourceRow> = {}) {
  const column = columnsOf([key], INSTANCE).find((one) => one.key === key);
  if (column === undefined) throw new Error(`no column ${key}`);
  return cellOf(column, { ...row, ...given });
}

test("one type shows its telling fields instead of the type", () => {
  expect(keys(null, null)).toEqual(["name", "id", "type", "region", "state", "managed"]);
  expect(keys(null, INSTANCE)).toContain("InstanceType");
  expect(keys(null, INSTANCE)).not.toContain("type");
});

test("the name comes first whatever is chosen, and fields need one type", () => {
  expect(keys(["id", "KeyName", "name"], INSTANCE)).toEqual(["name", "id", "KeyName"]);
  expect(keys(["id", "KeyName"], null)).toEqual(["name", "id"]);
  expect(fieldsOf(columnsOf(["id", "KeyName"], INSTANCE))).toEqual(["KeyName"]);
});

test.each([
  ["name", "web", "web"],
  ["type", "EC2 instances", INSTANCE],
  ["vpc", "vpc-1", "vpc-1"],
  ["state", "", "none"],
  ["managed", "CloudFormation web-stack", "cloudformation=web-stack"],
  ["since", "S1", null],
  ["InstanceType", "t3.micro", "t3.micro"],
  ["KeyName", "", null],
  ["UserData", null, null],
])("the cell %s says %j and filters by %j", (key, text, filter) => {
  expect(cell(key)).toEqual({ text, filter });
});

test("what no tag claims may be made by hand", () => {
  expect(cell("managed", { managedBy: null })).toEqual({ text: "not told", filter: "none" });
});

test.each([
  ["InstanceType", "InstanceType"],
  ["Placement.AvailabilityZone", "AvailabilityZone"],
  ["A.B.C.D", "…C.D"],
])("the field %s is headed %s", (path, title) => {
  expect(fieldTitle(path)).toBe(title);
});
