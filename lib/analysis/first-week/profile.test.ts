import { describe, expect, it } from "vitest";
import type { TypeSight, TypeTally } from "@/lib/model/first-week";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { MADE_AT } from "./dates";
import { keepingOf } from "./keeping";
import { type Held, profileOf } from "./profile";
import { SECURITY_TYPES, SUBJECT_TYPES } from "./subjects";

const INSTANCE = "AWS::EC2::Instance";
const FUNCTION = "AWS::Lambda::Function";

function tally(given: Partial<TypeTally> & Pick<TypeTally, "type" | "resources">): TypeTally {
  return { region: "eu-west-1", state: null, seen: true, stacked: false, tagged: false, ...given };
}

function sight(type: string, given: Partial<TypeSight> = {}): TypeSight {
  return { service: "any", type, status: "ok", reason: null, regions: ["eu-west-1"], ...given };
}

function held(type: string, tallies: TypeTally[], sights: TypeSight[]): { list: string; held: Held | undefined } {
  for (const { held, none, unknown } of profileOf(tallies, sights)) {
    for (const [list, some] of Object.entries({ held, none, unknown })) {
      const found = some.find((one) => one.type === type);
      if (found) return { list, held: found };
    }
  }
  return { list: "nowhere", held: undefined };
}

it("names only types that Bearings reads", () => {
  for (const type of [...SUBJECT_TYPES, ...SECURITY_TYPES, ...MADE_AT.keys()]) {
    expect(resourceTypeOf(type)?.type, type).toBe(type);
  }
});

describe("what there is of a kind", () => {
  it("is told by state, most first, over all regions", () => {
    const tallies = [
      tally({ type: INSTANCE, state: "stopped", resources: 3 }),
      tally({ type: INSTANCE, state: "running", resources: 9 }),
      tally({ type: INSTANCE, state: "running", resources: 2, region: "us-east-1", stacked: true }),
    ];
    expect(held(INSTANCE, tallies, [sight(INSTANCE)])).toMatchObject({
      list: "held",
      held: {
        resources: 14,
        kept: 0,
        states: [
          { state: "running", resources: 11 },
          { state: "stopped", resources: 3 },
        ],
      },
    });
  });

  it("is none only when every listing was seen", () => {
    expect(held(FUNCTION, [], [sight(FUNCTION)]).list).toBe("none");
    const denied = sight(FUNCTION, { status: "unseen", reason: "denied", regions: ["us-east-1"] });
    expect(held(FUNCTION, [], [sight(FUNCTION), denied])).toMatchObject({
      list: "unknown",
      held: { sight: "partly", unseenIn: ["us-east-1"] },
    });
    expect(held(FUNCTION, [], [denied])).toMatchObject({ list: "unknown", held: { sight: "not seen" } });
  });

  it("is unknown when nobody looked", () => {
    expect(held(FUNCTION, [], [])).toMatchObject({ list: "unknown", held: { sight: "not seen", unseenIn: [] } });
  });

  it("says what is kept from an earlier snapshot", () => {
    const tallies = [
      tally({ type: INSTANCE, resources: 5, seen: false }),
      tally({ type: INSTANCE, resources: 2, region: "us-east-1" }),
    ];
    const sights = [
      sight(INSTANCE, { status: "unseen", reason: "throttled" }),
      sight(INSTANCE, { regions: ["us-east-1"] }),
    ];
    expect(held(INSTANCE, tallies, sights)).toMatchObject({
      list: "held",
      held: { resources: 7, kept: 5, sight: "partly", unseenIn: ["eu-west-1"] },
    });
  });
});

it("counts stacks and tags of what runs or stores data, and of nothing else", () => {
  const tallies = [
    tally({ type: INSTANCE, resources: 4, stacked: true, tagged: true }),
    tally({ type: INSTANCE, resources: 3, tagged: true }),
    tally({ type: FUNCTION, resources: 2, tagged: null }),
    tally({ type: "AWS::S3::Bucket", resources: 1 }),
    tally({ type: "AWS::IAM::User", resources: 50, stacked: true, tagged: true }),
  ];
  expect(keepingOf(tallies)).toEqual({ working: 10, stacked: 4, tagged: 7, unread: 2 });
});
