import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { databasePool } from "@/lib/db/client";
import type { Resource } from "@/lib/model/resource";
import { cliActor } from "@/lib/operations/actor";
import { useTestDatabase } from "@/lib/testing/database";
import { createAccount, gap, listing, resource, storeSnapshot } from "@/lib/testing/snapshots";
import type { ResourceDetail } from "./detail-views";
import { getResource } from "./get-resource";
import { relatedResources } from "./related-resources";

useTestDatabase();

const EC2 = "arn:aws:ec2:eu-west-1:123456789012";
const STACK = "arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/0a1b";
const account = `shop-${randomUUID().slice(0, 8)}`;

const vpc = resource({ arn: `${EC2}:vpc/vpc-01234567`, type: "AWS::EC2::VPC", name: "Main" });
const subnet = (number: number, given: Partial<Resource> = {}) => {
  const id = `subnet-${String(number).padStart(8, "0")}`;
  return resource({
    arn: `${EC2}:subnet/${id}`,
    type: "AWS::EC2::Subnet",
    name: `Subnet ${String(number).padStart(3, "0")}`,
    state: "available",
    configuration: { AvailabilityZone: "eu-west-1a", CidrBlock: "10.0.0.0/24", VpcId: vpc.id, Zebra: 1, SubnetId: id },
    ...given,
  });
};
const changed = subnet(1, {
  tags: { owner: "platform" },
  configuration: { CidrBlock: "10.0.0.0/24", MapPublicIpOnLaunch: true, SubnetId: "subnet-00000001", VpcId: vpc.id },
});
const stack = resource({
  arn: STACK,
  type: "AWS::CloudFormation::Stack",
  id: "shop",
  name: "shop",
  configuration: {
    Resources: { seen: true, value: [{ PhysicalResourceId: vpc.id, ResourceType: "AWS::EC2::VPC" }] },
  },
});
const MANY = 250;
const many = Array.from({ length: MANY }, (_, index) => subnet(index + 1));
const ec2 = (resources: Resource[], given = {}) => listing(resources, { service: "ec2", ...given });
const stacks = (resources: Resource[]) => listing(resources, { service: "cloudformation" });

beforeAll(async () => {
  const pool = databasePool();
  const accountId = await createAccount(pool, account);
  const store = (seq: number, subnets: Resource[], given = {}, end = {}) =>
    storeSnapshot(
      pool,
      { accountId, seq },
      [ec2([vpc]), stacks([stack]), ec2(subnets, { type: "AWS::EC2::Subnet", ...given })],
      end,
    );
  await store(1, [subnet(1), subnet(2)]);
  await store(2, [subnet(1), subnet(2)]);
  await store(3, [changed]);
  await store(
    4,
    [],
    { status: "unseen", reason: "denied" },
    {
      gaps: [gap({ service: "ec2", operation: "DescribeSubnets", types: ["AWS::EC2::Subnet"] })],
    },
  );
  await store(5, many);
});

async function shown(arn: string, at: string, history: "newest" | "all" = "newest"): Promise<ResourceDetail> {
  const found = await getResource(cliActor, { account, at, arn, history });
  if (!found.found) throw new Error(`${at} does not hold ${arn}`);
  return found;
}

describe("one resource at one date", () => {
  it("says what it is, since when, and what changed last", async () => {
    const now = await shown(changed.arn, "S3");
    expect(now).toMatchObject({
      kind: "Subnet",
      state: "available",
      seen: true,
      firstSeen: { name: "S1" },
      lastSeen: { name: "S3" },
      tags: { owner: "platform" },
      states: 3,
      laterStates: 1,
    });
    expect(now.consoleHref).toContain(encodeURIComponent(changed.arn));
    expect(now.command).toContain("subnet-00000001");
    const [newest] = now.history;
    expect(newest).toMatchObject({ from: "S3", since: "S2", kind: "changed", shown: true, unreadable: [] });
    expect(newest?.fields.map(({ path }) => path)).toEqual([
      "tags.owner",
      "configuration.AvailabilityZone",
      "configuration.MapPublicIpOnLaunch",
      "configuration.Zebra",
    ]);
  });

  it("shows an older date as it was", async () => {
    const then = await shown(changed.arn, "S2");
    expect(then.configuration).toMatchObject({ AvailabilityZone: "eu-west-1a" });
    expect(then.tags).toEqual({});
    expect(then.history).toMatchObject([{ from: "S1", kind: "created", shown: true, since: null }]);
    expect(then).toMatchObject({ states: 3, laterStates: 2 });
  });

  it("has every state on request, the shown one marked", async () => {
    const all = await shown(changed.arn, "S3", "all");
    expect(all.history.map(({ from, kind, shown: is }) => [from, kind, is])).toEqual([
      ["S5", "changed", false],
      ["S3", "changed", true],
      ["S1", "created", false],
    ]);
  });

  it("puts those fields first that its type declares", async () => {
    const { fields } = await shown(subnet(1).arn, "S1");
    expect(fields).toHaveLength(5);
    expect(fields.at(-1)).toBe("Zebra");
  });

  it("links what its configuration names, and nothing that is not there", async () => {
    const { mentions, relations } = await shown(subnet(1).arn, "S1");
    expect(mentions).toEqual({ [vpc.id]: { arn: vpc.arn, name: "Main", type: "AWS::EC2::VPC", typeTitle: "VPCs" } });
    expect(relations).toMatchObject([{ direction: "out", type: "AWS::EC2::VPC", count: 1, exact: true }]);
  });

  it("knows the stack that made it, though no tag says so", async () => {
    const { makers } = await shown(vpc.arn, "S1");
    expect(makers).toEqual([
      {
        kind: "CloudFormation stack",
        name: "shop",
        resource: { arn: STACK, name: "shop", type: "AWS::CloudFormation::Stack", typeTitle: "CloudFormation stacks" },
        evidence: "the stack lists it among its resources",
      },
    ]);
    expect((await shown(subnet(1).arn, "S1")).makers).toEqual([]);
  });

  it("that was not seen shows its last known state, why, and the gap", async () => {
    const unseen = await shown(changed.arn, "S4");
    expect(unseen).toMatchObject({
      seen: false,
      notSeenReason: "denied",
      lastSeen: { name: "S3" },
      tags: { owner: "platform" },
    });
    expect(unseen.gaps.map(({ operation }) => operation)).toEqual(["DescribeSubnets"]);
    expect((await shown(vpc.arn, "S4")).gaps).toEqual([]);
  });
});

describe("a resource that the date does not hold", () => {
  it("is gone: says when it was seen last, and when it came back", async () => {
    expect(await getResource(cliActor, { account, at: "S3", arn: subnet(2).arn })).toMatchObject({
      found: false,
      at: "S3",
      known: { name: "Subnet 002", before: { name: "S2" }, goneIn: { name: "S3" }, after: { name: "S5" } },
    });
  });

  it("came later: says when", async () => {
    const absent = await getResource(cliActor, { account, at: "S1", arn: subnet(9).arn });
    expect(absent).toMatchObject({ found: false, known: { before: null, goneIn: null, after: { name: "S5" } } });
  });

  it("was never there", async () => {
    const absent = await getResource(cliActor, { account, at: "S1", arn: "arn:aws:s3:::no-such-bucket" });
    expect(absent).toMatchObject({ found: false, known: null });
  });
});

describe("what many others name", () => {
  const inVpc = (group: { direction: string; type: string }) =>
    group.direction === "in" && group.type === "AWS::EC2::Subnet";

  it("is counted, and the first are named", async () => {
    const { relations } = await shown(vpc.arn, "S5");
    const group = relations.find(inVpc);
    expect(group).toMatchObject({ count: MANY, exact: true });
    expect(group?.relations.map(({ other }) => other?.name).slice(0, 2)).toEqual(["Subnet 001", "Subnet 002"]);
    expect(group?.relations).toHaveLength(20);
  });

  it("is named page by page, each once", async () => {
    const { relations } = await shown(vpc.arn, "S5");
    const { direction, verb, type } = relations.find(inVpc) ?? { direction: "in" as const, verb: "", type: "" };
    const names: string[] = [];
    let after: string | undefined;
    do {
      const ask = { account, at: "S5", arn: vpc.arn, direction, verb, type, after, limit: 99 };
      const page = await relatedResources(cliActor, ask);
      names.push(...page.relations.map(({ other }) => other?.name ?? ""));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(names).toEqual(many.map(({ name }) => name));
  });

  it("is named page by page by the other side as well", async () => {
    const ask = {
      account,
      at: "S5",
      arn: subnet(1).arn,
      direction: "out",
      verb: "is part of",
      type: "AWS::EC2::VPC",
    } as const;
    const page = await relatedResources(cliActor, ask);
    expect(page).toMatchObject({ name: "Subnet 001", next: null, relations: [{ other: { name: "Main" } }] });
    expect((await relatedResources(cliActor, { ...ask, after: "1." })).relations).toEqual([]);
  });

  it("refuses a page that does not exist, and a resource that the date does not hold", async () => {
    const ask = { account, at: "S5", arn: vpc.arn, direction: "in", verb: "x", type: "y" } as const;
    await expect(relatedResources(cliActor, { ...ask, after: "last" })).rejects.toMatchObject({ code: "invalid" });
    await expect(relatedResources(cliActor, { ...ask, arn: "arn:none" })).rejects.toMatchObject({ code: "not_found" });
    await expect(relatedResources({ ...cliActor, permissions: [] }, ask)).rejects.toMatchObject({ code: "forbidden" });
  });
});
