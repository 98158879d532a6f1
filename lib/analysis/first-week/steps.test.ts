import { describe, expect, it } from "vitest";
import { nextSteps, type Step, type StepFacts } from "./steps";

const facts: StepFacts = {
  coverage: { listings: 706, seen: 699, regions: ["eu-west-1", "us-east-1"], services: [] },
  gaps: 8,
  chosen: 0,
  grant: { actions: 5, closes: 6 },
  changes: { from: "S4", to: "S5", counts: { created: 14, deleted: 2, changed: 6, not_comparable: 31 } },
  resources: 1248,
  keeping: { working: 120, stacked: 70, tagged: 90, unread: 4 },
  regions: [{ region: "eu-west-1", working: 120, resources: 1200, newest: null, looksForgotten: false }],
  at: "2026-09-04T06:00:00.000Z",
};

function step(name: string, given: Partial<StepFacts> = {}): Step | undefined {
  return nextSteps({ ...facts, ...given }).find((one) => one.name === name);
}

describe("see everything", () => {
  it("counts lists with their whole and says what granting closes", () => {
    expect(step("See everything")).toEqual({
      name: "See everything",
      says: "699 of 706 lists that were asked for were seen to the end. 8 gaps hide lists or properties.",
      next: { says: "Grant 5 actions to close 6 of 8 gaps", target: { page: "gaps" } },
      progress: { done: 699, total: 706, what: "lists" },
    });
  });

  it("offers to scan what was left out where only that helps", () => {
    expect(step("See everything", { grant: null, chosen: 7 })).toMatchObject({
      says: expect.stringMatching(/ 8 gaps hide lists or properties\. 7 of 8 are what the scan left out\.$/),
      next: { says: "Scan what was left out as well", target: { page: "preflight", everything: true } },
    });
  });

  it("does not offer a grant where none helps, and nothing where all was seen", () => {
    expect(step("See everything", { grant: null })?.next?.says).toBe("See what would close them");
    expect(step("See everything", { grant: null, gaps: 0 })?.next).toBeNull();
  });
});

it("asks for a second date while there is one, and tells changes after that", () => {
  expect(step("Keep a second date", { changes: null })?.progress).toEqual({ done: 1, total: 2, what: "snapshots" });
  expect(step("Follow the changes")?.says).toBe(
    "S4 to S5: 14 new, 2 gone, 6 changed; S5 holds 1,248 resources. 31 cannot be compared, because one of the two did not see them.",
  );
});

it("tells who keeps things with their whole, and not at all where nothing runs", () => {
  expect(step("Who keeps what")).toMatchObject({
    says: "70 of 120 things that run or store data belong to a CloudFormation stack. 90 of 120 carry a tag that somebody set. The tags of 4 could not be read.",
    next: { says: "Find out who made the 50 that do not" },
  });
  expect(step("Who keeps what", { keeping: { working: 0, stacked: 0, tagged: 0, unread: 0 } })).toBeUndefined();
});

describe("every region", () => {
  it("does not judge when there is nothing to compare with", () => {
    expect(step("Every region")).toMatchObject({
      says: "1 of 2 regions looked at holds something that runs or stores data.",
      next: null,
    });
  });

  it("asks about the region that looks forgotten", () => {
    const newest = { arn: "a", name: "n", type: "t", region: "us-east-1", at: "2024-09-04T06:00:00.000Z" };
    const regions = [
      ...facts.regions,
      { region: "us-east-1", working: 1, resources: 30, newest, looksForgotten: true },
    ];
    expect(step("Every region", { regions })).toMatchObject({
      says: "2 of 2 regions looked at hold something that runs or stores data. 1 may be forgotten.",
      next: {
        says: "Ask who needs us-east-1: 1 thing, the last known date 730 days ago",
        target: { page: "inventory", filter: { region: "us-east-1" } },
      },
    });
  });
});
