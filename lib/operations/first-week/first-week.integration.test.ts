import { beforeAll, describe, expect, it } from "vitest";
import { databasePool } from "@/lib/db/client";
import type { Resource } from "@/lib/model/resource";
import type { ListingResult } from "@/lib/model/snapshot";
import { localActor } from "@/lib/operations/actor";
import { useTestDatabase } from "@/lib/testing/database";
import { createAccount, gap, listing, resource, storeSnapshot } from "@/lib/testing/snapshots";
import { getFirstWeek } from "./get-first-week";
import type { FirstWeek } from "./views";

useTestDatabase();

const STACK = { "aws:cloudformation:stack-name": "web", team: "platform" };

function things(type: string, names: string[], given: Partial<Resource> = {}): Resource[] {
  const [, service = "", kind = ""] = type.toLowerCase().split("::");
  const { region = "eu-west-1" } = given;
  return names.map((name) =>
    resource({ arn: `arn:aws:${service}:${region}:123456789012:${kind}/${name}`, type, region, ...given }),
  );
}

function list(service: string, type: string, resources: Resource[], given: Partial<ListingResult> = {}): ListingResult {
  return listing(resources, { service, type, ...given });
}

const instances = [
  ...things("AWS::EC2::Instance", ["i-1", "i-2"], { state: "running", tags: STACK }),
  ...things("AWS::EC2::Instance", ["i-3"], { state: "stopped", tags: { Name: "cron-01" } }),
];
const volume = (name: string, region: string, CreateTime: string) =>
  things("AWS::EC2::Volume", [name], { region, configuration: { CreateTime } });
const group = (open: boolean) =>
  things("AWS::EC2::SecurityGroup", ["sg-1"], { configuration: { open }, name: "web-classic" });
const topics = (...names: string[]) => things("AWS::SNS::Topic", names);

const first: ListingResult[] = [
  list("ec2", "AWS::EC2::Instance", instances),
  list("ec2", "AWS::EC2::Volume", volume("vol-1", "eu-west-1", "2026-01-01T10:00:00.000Z")),
  list("ec2", "AWS::EC2::Volume", volume("vol-2", "us-east-1", "2019-03-01T10:00:00.000Z"), { region: "us-east-1" }),
  list("ec2", "AWS::EC2::SecurityGroup", group(false)),
  list("sns", "AWS::SNS::Topic", topics("alarms", "orders")),
  list("lambda", "AWS::Lambda::Function", []),
  list("elbv2", "AWS::ElasticLoadBalancingV2::LoadBalancer", [
    ...things("AWS::ElasticLoadBalancingV2::LoadBalancer", ["web"], { configuration: { Scheme: "internet-facing" } }),
  ]),
  list("elbv2", "AWS::ElasticLoadBalancingV2::TargetGroup", [
    ...things("AWS::ElasticLoadBalancingV2::TargetGroup", ["web"], {
      runtime: { TargetHealth: { seen: true, value: [{ Target: { Id: "i-1" } }, { Target: { Id: "i-2" } }] } },
    }),
    ...things("AWS::ElasticLoadBalancingV2::TargetGroup", ["old"], {
      runtime: { TargetHealth: { seen: false, reason: "denied", operation: "DescribeTargetHealth", action: null } },
    }),
  ]),
];

const second: ListingResult[] = [
  ...first.filter(
    ({ type }) => !["AWS::EC2::SecurityGroup", "AWS::SNS::Topic", "AWS::Lambda::Function"].includes(type),
  ),
  list("ec2", "AWS::EC2::SecurityGroup", group(true)),
  list("sns", "AWS::SNS::Topic", topics("alarms", "billing")),
  list("lambda", "AWS::Lambda::Function", [], { status: "unseen", reason: "denied" }),
];

let weeks: { first: FirstWeek; second: FirstWeek };

beforeAll(async () => {
  const pool = databasePool();
  const accountId = await createAccount(pool, "prod");
  await storeSnapshot(pool, { accountId, seq: 1 }, first);
  const lambda = gap({ service: "lambda", operation: "ListFunctions", action: "lambda:ListFunctions" });
  const excluded = gap({
    ...{ service: "*", operation: "", action: null, reason: "excluded" as const, types: [] },
    region: "sa-east-1",
  });
  await storeSnapshot(pool, { accountId, seq: 3 }, second, { gaps: [lambda, excluded] });
  weeks = {
    first: await getFirstWeek(localActor, { account: "prod", at: "S1" }),
    second: await getFirstWeek(localActor, { account: "prod" }),
  };
});

describe("the first snapshot", () => {
  it("is counted whole, by service and by what it holds", () => {
    const { at, resources, notSeen, types, services, coverage } = weeks.first;
    expect({ at, resources, notSeen, types }).toEqual({ at: "S1", resources: 11, notSeen: 0, types: 6 });
    expect(services).toEqual([
      { service: "ec2", resources: 6 },
      { service: "elbv2", resources: 3 },
      { service: "sns", resources: 2 },
    ]);
    expect(coverage).toMatchObject({ listings: 8, seen: 8, regions: ["eu-west-1", "us-east-1"] });
  });

  it("tells instances by state, what there is not, and what nobody looked at", () => {
    const [compute, databases] = weeks.first.profile;
    expect(compute?.held).toMatchObject([
      {
        many: "EC2 instances",
        resources: 3,
        states: [
          { state: "running", resources: 2 },
          { state: "stopped", resources: 1 },
        ],
      },
    ]);
    expect(compute?.none.map(({ many }) => many)).toEqual(["Lambda functions"]);
    expect(databases).toMatchObject({ held: [], none: [] });
    expect(databases?.unknown.map(({ many }) => many)).toContain("RDS instances");
  });

  it("tells what balancers face and what stands behind them, as far as it was seen", () => {
    expect(weeks.first.schemes).toEqual([{ scheme: "internet-facing", resources: 1 }]);
    expect(weeks.first.targets).toEqual({ resources: 2, known: 1, entries: 2 });
  });

  it("tells the oldest and newest dated thing, and who keeps things", () => {
    expect(weeks.first.dates).toMatchObject({
      dated: 2,
      looked: 3,
      leftOut: 0,
      oldest: { name: "vol-2", region: "us-east-1", typeTitle: "EBS volumes" },
      newest: { name: "vol-1", at: "2026-01-01T10:00:00.000Z" },
    });
    expect(weeks.first.keeping).toEqual({ working: 7, stacked: 2, tagged: 3, unread: 0 });
    expect(weeks.first.regions.map(({ region, working }) => [region, working])).toEqual([
      ["eu-west-1", 6],
      ["us-east-1", 1],
    ]);
  });

  it("asks for a second date", () => {
    expect(weeks.first.changes).toBeNull();
    expect(weeks.first.steps.map(({ name }) => name)).toEqual([
      "See everything",
      "Keep a second date",
      "Who keeps what",
      "Every region",
    ]);
  });
});

describe("the next snapshot", () => {
  it("tells what changed since the one before, security first", () => {
    expect(weeks.second.changes).toMatchObject({
      from: "S1",
      counts: { created: 1, deleted: 1, changed: 1, not_comparable: 0 },
      heads: [
        { kind: "changed", name: "web-classic", typeTitle: "Security groups" },
        { kind: "created", name: "billing" },
        { kind: "deleted", name: "orders" },
      ],
    });
  });

  it("does not take a denied list for an empty one, nor a region that was left out", () => {
    const compute = weeks.second.profile[0];
    expect(compute?.none).toEqual([]);
    expect(compute?.unknown.find(({ one }) => one === "Lambda function")).toMatchObject({
      sight: "not seen",
      unseenIn: ["eu-west-1", "sa-east-1"],
    });
    expect(compute?.held[0]).toMatchObject({ resources: 3, sight: "partly", unseenIn: ["sa-east-1"] });
    expect(weeks.second.leftOut).toMatchObject({ regions: ["sa-east-1"], services: [] });
    expect(weeks.second.coverage).toMatchObject({ listings: 8, seen: 7 });
  });

  it("says what one grant would close", () => {
    expect(weeks.second.gaps).toMatchObject({
      count: 2,
      grant: { closes: 1, statement: { Action: ["lambda:ListFunctions"] } },
    });
    expect(weeks.second.steps[0]?.next?.says).toBe("Grant 1 action to close 1 of 2 gaps");
  });
});

it("leads nowhere for an account or a snapshot that is not there", async () => {
  await expect(getFirstWeek(localActor, { account: "nobody" })).rejects.toMatchObject({ code: "not_found" });
  await expect(getFirstWeek(localActor, { account: "prod", at: "S2" })).rejects.toMatchObject({ code: "not_found" });
});
