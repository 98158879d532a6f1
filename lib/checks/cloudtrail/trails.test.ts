import { describe, expect, it } from "vitest";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import { trail } from "@/lib/model/resources/cloudtrail";
import { factsFor, type World } from "@/lib/testing/facts";
import { aTrail } from "@/lib/testing/trails";
import { cloudtrailMultiRegion } from "./cloudtrail-multi-region";
import { allTrails, recordingTrails, surveyTrails } from "./trails";

const facts = (world: World) => factsFor(cloudtrailMultiRegion, world);
const OTHERS = "999999999999";

describe("trails that record everything", () => {
  it("are given once each, organization trails included", () => {
    const resources = [aTrail(), aTrail(), aTrail({ account: OTHERS }), aTrail({ name: "off", logging: false })];
    expect(recordingTrails(facts({ resources })).map(({ arn }) => arn)).toEqual([
      "arn:aws:cloudtrail:eu-west-1:123456789012:trail/main",
      "arn:aws:cloudtrail:eu-west-1:999999999999:trail/main",
    ]);
  });

  it("are none where the only candidate is another account's to show", () => {
    const world = facts({ resources: [aTrail({ account: OTHERS, selectors: null })] });
    expect(recordingTrails(world)).toEqual([]);
    expect(surveyTrails(world).ofOthers.map((one) => one.trail.name)).toEqual(["main"]);
  });

  it.each<[string, World]>([
    ["a listing", { hidden: [[trail]] }],
    ["a status", { resources: [aTrail({ logging: null })] }],
    ["the status of another account's trail", { resources: [aTrail({ account: OTHERS, logging: null })] }],
    ["selectors", { resources: [aTrail({ selectors: null })] }],
    ["a home region", { leftOut: ["us-east-1"] }],
  ])("are unknown where %s was not seen and none is known", (_, world) => {
    expect(() => recordingTrails(facts(world))).toThrow(NotSeen);
    const resources = [...(world.resources ?? []), aTrail({ name: "good" })];
    expect(recordingTrails(facts({ ...world, resources })).map(({ name }) => name)).toEqual(["good"]);
  });
});

describe("all trails", () => {
  it("are each given once", () => {
    expect(allTrails(facts({ resources: [aTrail(), aTrail()] }))).toHaveLength(1);
  });

  it.each<[string, World]>([
    ["a listing", { hidden: [[trail]] }],
    ["a home region", { leftOut: ["us-east-1"] }],
  ])("are unknown where %s was not seen", (_, world) => {
    expect(() => allTrails(facts({ ...world, resources: [aTrail()] }))).toThrow(NotSeen);
  });
});
