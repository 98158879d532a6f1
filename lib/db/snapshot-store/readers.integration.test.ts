import { beforeAll, describe, expect, test } from "vitest";
import { databasePool } from "@/lib/db/client";
import type { Resource } from "@/lib/model/resource";
import { useTestDatabase } from "@/lib/testing/database";
import { createAccount, gap, listing, resource, storeSnapshot } from "@/lib/testing/snapshots";
import { readSnapshot } from "./at";
import { compareSnapshots } from "./compare-snapshots";
import { readCoverage } from "./read-coverage";
import { readIndexRows } from "./read-index";
import { readIncoming, readNamed, relationsFrom, resolve } from "./read-relations";
import { readHistory, readResource } from "./read-resource";
import { streamResources, streamSome } from "./stream-resources";

useTestDatabase();

const ARN = "arn:aws:ec2:eu-west-1:123456789012";
const vpc = resource({ arn: `${ARN}:vpc/vpc-1`, type: "AWS::EC2::VPC", id: "vpc-1", name: "Main" });
const subnet = (given: Partial<Resource> = {}) =>
  resource({
    arn: `${ARN}:subnet/subnet-1`,
    type: "AWS::EC2::Subnet",
    id: "subnet-1",
    name: "alpha",
    state: "available",
    tags: { Owner: "Zoë 100%_sure" },
    configuration: { SubnetId: "subnet-1", VpcId: "vpc-1", CidrBlock: "10.1.2.0/24" },
    ...given,
  });
const bucket = (name: string, region: string) =>
  resource({ arn: `arn:aws:s3:::${name}`, type: "AWS::S3::Bucket", id: name, name, region });

const ec2 = (resources: Resource[], given = {}) =>
  listing(resources, { service: "ec2", region: "eu-west-1", ...given });
const buckets = (resources: Resource[]) =>
  listing(resources, { service: "s3", region: "global", type: "AWS::S3::Bucket" });

let accountId = 0;
beforeAll(async () => {
  const pool = databasePool();
  accountId = await createAccount(pool);
  const s3 = buckets([bucket("Beta", "eu-west-1"), bucket("gamma", "us-east-1")]);
  await storeSnapshot(pool, { accountId, seq: 1 }, [ec2([vpc]), ec2([subnet()]), s3]);
  await storeSnapshot(pool, { accountId, seq: 3 }, [ec2([vpc]), ec2([subnet({ tags: { Owner: "me" } })]), s3]);
  const denied = ec2([], { type: "AWS::EC2::Subnet", status: "unseen", reason: "denied" });
  await storeSnapshot(pool, { accountId, seq: 4 }, [ec2([vpc]), denied, s3], { gaps: [gap({ service: "ec2" })] });
  await storeSnapshot(pool, { accountId, seq: 5 }, [ec2([vpc]), ec2([], { type: "AWS::EC2::Subnet" }), s3]);
});

test("a snapshot's figures count by type, region and service", async () => {
  const snapshot = await readSnapshot(databasePool(), { accountId, seq: 4 });
  expect(snapshot).toMatchObject({
    status: "partial",
    stats: {
      resources: 4,
      notSeen: 1,
      types: { "AWS::S3::Bucket": { resources: 2, notSeen: 0 }, "AWS::EC2::Subnet": { resources: 1, notSeen: 1 } },
      regions: { "eu-west-1": 3, "us-east-1": 1 },
      services: { ec2: 2, s3: 2 },
    },
  });
});

describe("one resource", () => {
  test("comes with its configuration, and whether it was seen", async () => {
    const then = await readResource(databasePool(), { accountId, seq: 1 }, `${ARN}:subnet/subnet-1`);
    const unseen = await readResource(databasePool(), { accountId, seq: 4 }, `${ARN}:subnet/subnet-1`);
    expect(then).toMatchObject({
      seen: true,
      notSeenReason: null,
      state: "available",
      tags: { Owner: "Zoë 100%_sure" },
    });
    expect(then?.configuration).toMatchObject({ CidrBlock: "10.1.2.0/24" });
    expect(unseen).toMatchObject({ seen: false, notSeenReason: "denied", tags: { Owner: "me" } });
    expect(await readResource(databasePool(), { accountId, seq: 5 }, `${ARN}:subnet/subnet-1`)).toBeNull();
  });

  test("has a history: newest first, with the last snapshot that really saw each state", async () => {
    const of = { accountId, arn: `${ARN}:subnet/subnet-1` };
    const history = await readHistory(databasePool(), of, { limit: 10 });
    expect(history).toMatchObject({ total: 2, later: 0, first: { seq: 1 } });
    expect(
      history.versions.map(({ fromSeq, toSeq, lastSeenSeq, deleted }) => ({ fromSeq, toSeq, lastSeenSeq, deleted })),
    ).toEqual([
      // Deleted after S3 and before S5: S4 did not look.
      { fromSeq: 3, toSeq: 5, lastSeenSeq: 3, deleted: true },
      { fromSeq: 1, toSeq: 3, lastSeenSeq: 1, deleted: false },
    ]);
  });

  test("has a history that can be read in part", async () => {
    const of = { accountId, arn: `${ARN}:subnet/subnet-1` };
    const newest = await readHistory(databasePool(), of, { limit: 1 });
    expect(newest.versions.map(({ fromSeq }) => fromSeq)).toEqual([3]);
    expect(newest.total).toBe(2);
    const early = await readHistory(databasePool(), of, { limit: 5, upTo: 2 });
    expect(early.versions.map(({ fromSeq }) => fromSeq)).toEqual([1]);
    expect(early).toMatchObject({ total: 2, later: 1 });
    const nothing = await readHistory(databasePool(), { accountId, arn: "arn:none" }, { limit: 5 });
    expect(nothing).toEqual({ versions: [], total: 0, later: 0, first: null });
  });

  test("says which snapshot saw it last, where the shown one did not", async () => {
    const unseen = await readResource(databasePool(), { accountId, seq: 4 }, `${ARN}:subnet/subnet-1`);
    expect(unseen?.lastSeen?.seq).toBe(3);
    const seen = await readResource(databasePool(), { accountId, seq: 1 }, `${ARN}:subnet/subnet-1`);
    expect(seen?.lastSeen?.seq).toBe(1);
  });

  test("names others and is named by others", async () => {
    const at = { accountId, seq: 1 };
    const holder = await readResource(databasePool(), at, `${ARN}:subnet/subnet-1`);
    if (holder === null) throw new Error("not stored");
    const relations = relationsFrom(holder);
    const named = await readNamed(
      databasePool(),
      at,
      relations.map(({ target }) => target),
    );
    const toVpc = relations.find(({ target }) => target === "vpc-1");
    if (toVpc === undefined) throw new Error("a subnet names its VPC");
    expect(resolve(toVpc, holder.region, named)).toMatchObject({ name: "Main", arn: vpc.arn });
    const incoming = await readIncoming(databasePool(), at, vpc.arn, { limit: 10 });
    expect(incoming).toMatchObject([{ name: "alpha", ofType: 1, verbs: [toVpc.verb] }]);
    // Gone with its holder.
    expect(await readIncoming(databasePool(), { accountId, seq: 5 }, vpc.arn, { limit: 10 })).toEqual([]);
    expect(await readIncoming(databasePool(), at, "arn:none", { limit: 10 })).toEqual([]);
  });

  test("is named by many: some of each type, or page by page", async () => {
    const many = await createAccount(databasePool());
    const at = { accountId: many, seq: 1 };
    const subnets = [1, 2, 3].map((number) =>
      subnet({ arn: `${ARN}:subnet/s-${number}`, id: `s-${number}`, name: number === 1 ? "same" : `Same ${number}` }),
    );
    const gateway = resource({
      arn: `${ARN}:internet-gateway/igw-1`,
      type: "AWS::EC2::InternetGateway",
      id: "igw-1",
      configuration: { Attachments: [{ VpcId: "vpc-1" }] },
    });
    await storeSnapshot(databasePool(), at, [ec2([vpc]), ec2(subnets), ec2([gateway])]);
    const some = await readIncoming(databasePool(), at, vpc.arn, { limit: 2 });
    expect(some.map(({ name, ofType }) => [name, ofType])).toEqual([
      ["igw-1", 1],
      ["same", 3],
      ["Same 2", 3],
    ]);
    const last = some.at(-1);
    const after = { key: "same 2", id: last?.resourceId ?? 0 };
    const rest = await readIncoming(databasePool(), at, vpc.arn, { limit: 2, type: "AWS::EC2::Subnet", after });
    expect(rest.map(({ name }) => name)).toEqual(["Same 3"]);
  });

  test("that has the id of another in another region is not taken for it", async () => {
    const twins = await createAccount(databasePool());
    const at = { accountId: twins, seq: 1 };
    const topics = (region: string) => {
      const queueArn = `arn:aws:sqs:${region}:123456789012:jobs`;
      return [
        listing([resource({ arn: queueArn, type: "AWS::SQS::Queue", region })], { service: "sqs" }),
        listing([
          resource({
            arn: `arn:aws:lambda:${region}:123456789012:event-source-mapping:${region}`,
            type: "AWS::Lambda::EventSourceMapping",
            region,
            configuration: { FunctionArn: "work", EventSourceArn: "jobs" },
          }),
        ]),
        listing([
          resource({
            arn: `arn:aws:lambda:${region}:123456789012:function:work`,
            type: "AWS::Lambda::Function",
            region,
            id: "work",
          }),
        ]),
      ];
    };
    await storeSnapshot(databasePool(), at, [...topics("eu-west-1"), ...topics("us-east-1")]);
    const incoming = await readIncoming(databasePool(), at, "arn:aws:lambda:us-east-1:123456789012:function:work", {
      limit: 10,
    });
    const meant = incoming.filter(({ verbs }) => verbs.length > 0);
    expect(meant.map(({ region }) => region)).toEqual(["us-east-1"]);
    expect(incoming).toHaveLength(2);
  });

  test("names what the snapshot does not hold: the name stays", async () => {
    const holder = { type: "AWS::EC2::Subnet", configuration: { SubnetId: "s", VpcId: "vpc-gone" } };
    const [relation] = relationsFrom(holder);
    expect(relation?.target).toBe("vpc-gone");
    const named = await readNamed(databasePool(), { accountId, seq: 1 }, ["vpc-gone"]);
    expect(relation && resolve(relation, "eu-west-1", named)).toBeNull();
  });
});

test("coverage says how each listing was seen", async () => {
  const coverage = await readCoverage(databasePool(), { accountId, seq: 4 });
  expect(coverage).toEqual([
    {
      service: "ec2",
      region: "eu-west-1",
      type: "AWS::EC2::Subnet",
      status: "unseen",
      reason: "denied",
      resources: 1,
      notSeen: 1,
    },
    {
      service: "ec2",
      region: "eu-west-1",
      type: "AWS::EC2::VPC",
      status: "ok",
      reason: null,
      resources: 1,
      notSeen: 0,
    },
    { service: "s3", region: "global", type: "AWS::S3::Bucket", status: "ok", reason: null, resources: 2, notSeen: 0 },
  ]);
});

test("the stream of all resources is sorted by ARN, and so is one of some", async () => {
  const at = { accountId, seq: 1 };
  const everything: string[] = [];
  for await (const { arn } of streamResources(databasePool(), at)) everything.push(arn);
  expect(everything).toEqual([...everything].sort());
  expect(everything).toHaveLength(4);
  const ids: number[] = [];
  for await (const rows of readIndexRows(databasePool(), at)) ids.push(...rows.map(({ resourceId }) => resourceId));
  const some: string[] = [];
  for await (const { arn } of streamSome(databasePool(), at, ids.slice(1, 3))) some.push(arn);
  expect(some).toEqual(everything.slice(1, 3));
});

test("an account without snapshots has nothing to show", async () => {
  const other = await createAccount(databasePool());
  const rows: unknown[] = [];
  for await (const some of readIndexRows(databasePool(), { accountId: other, seq: 1 })) rows.push(...some);
  expect(rows).toEqual([]);
  expect(await readSnapshot(databasePool(), { accountId, seq: 99 })).toBeNull();
});

test("a comparison counts everything and pages through it", async () => {
  const pair = { accountId, from: 1, to: 5 };
  const first = await compareSnapshots(databasePool(), pair, { limit: 1 });
  expect(first.counts).toEqual({ changed: 0, created: 0, deleted: 1, not_comparable: 0 });
  expect(first.resources).toMatchObject([{ kind: "deleted", before: { name: "alpha" }, after: null }]);
  expect(first.next).toBeNull();
  const back = await compareSnapshots(databasePool(), { accountId, from: 5, to: 1 }, { limit: 10, kind: "created" });
  expect(back.counts).toEqual({ changed: 0, created: 1, deleted: 0, not_comparable: 0 });
  expect(back.resources).toMatchObject([{ kind: "created", before: null, after: { name: "alpha" } }]);
});
