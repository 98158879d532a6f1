import { describe, expect, it } from "vitest";
import type { DatedThing, RegionDates, TypeTally } from "@/lib/model/first-week";
import { datedPlan } from "./dates";
import { extremes, regionsInUse } from "./regions";

const AT = "2026-09-04T06:00:00.000Z";

function working(region: string, resources: number): TypeTally {
  return { type: "AWS::EC2::Instance", region, state: "running", seen: true, stacked: false, tagged: false, resources };
}

function dates(region: string, oldest: string, newest: string, dated = 2): RegionDates {
  const thing = (at: string): DatedThing => ({ arn: `arn:${at}`, name: at, type: "AWS::EC2::Volume", region, at });
  return { region, dated, oldest: thing(oldest), newest: thing(newest) };
}

describe("regions in use", () => {
  it("are those with something that runs or stores data, whatever AWS puts everywhere", () => {
    const vpc: TypeTally = { ...working("ap-south-1", 1), type: "AWS::EC2::VPC" };
    const regions = regionsInUse([working("eu-west-1", 8), working("us-east-1", 9), vpc], [], { "us-east-1": 40 }, AT);
    expect(regions.map(({ region, working, resources }) => [region, working, resources])).toEqual([
      ["us-east-1", 9, 40],
      ["eu-west-1", 8, 8],
    ]);
  });

  it("look forgotten when they hold little and nothing was made there for a year", () => {
    const tallies = [working("eu-west-1", 90), working("eu-central-1", 3), working("us-east-1", 3)];
    const made = [
      dates("eu-central-1", "2021-02-01T00:00:00.000Z", "2021-05-12T09:00:00.000Z"),
      dates("us-east-1", "2021-02-01T00:00:00.000Z", "2026-05-12T09:00:00.000Z"),
      dates("eu-west-1", "2019-02-01T00:00:00.000Z", "2019-05-12T09:00:00.000Z"),
    ];
    const forgotten = regionsInUse(tallies, made, {}, AT).filter(({ looksForgotten }) => looksForgotten);
    expect(forgotten.map(({ region }) => region)).toEqual(["eu-central-1"]);
  });

  it("do not look forgotten when nothing in them has a date", () => {
    const [, small] = regionsInUse([working("eu-west-1", 90), working("eu-central-1", 1)], [], {}, AT);
    expect(small).toMatchObject({ region: "eu-central-1", newest: null, looksForgotten: false });
  });
});

it("finds the oldest and the newest thing of all regions", () => {
  const span = extremes([
    dates("eu-west-1", "2020-01-01T00:00:00.000Z", "2026-09-01T00:00:00.000Z", 7),
    dates("us-east-1", "2018-03-01T00:00:00.000Z", "2022-01-01T00:00:00.000Z", 3),
  ]);
  expect(span).toMatchObject({
    dated: 10,
    oldest: { region: "us-east-1", at: "2018-03-01T00:00:00.000Z" },
    newest: { region: "eu-west-1", at: "2026-09-01T00:00:00.000Z" },
  });
  expect(extremes([])).toBeNull();
});

it("reads the dates of the rarest types first, and says how many it left out", () => {
  const plan = datedPlan({ "AWS::EC2::Volume": 90_000, "AWS::S3::Bucket": 40, "AWS::IAM::User": 8 }, 100);
  expect([...plan.fields.keys()]).toEqual(["AWS::IAM::User", "AWS::S3::Bucket"]);
  expect(plan).toMatchObject({ resources: 48, leftOut: 90_000 });
});
