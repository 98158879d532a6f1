import { beforeAll, describe, expect, test } from "vitest";
import { databasePool } from "@/lib/db/client";
import { unseen } from "@/lib/model/read";
import type { Resource } from "@/lib/model/resource";
import { cliActor } from "@/lib/operations/actor";
import { useTestDatabase } from "@/lib/testing/database";
import { createAccount, listing, resource, storeSnapshot } from "@/lib/testing/snapshots";
import { exportInventory } from "./export-inventory";
import { filtersOfQuery } from "./filter-query";
import { findResources } from "./find-resources";
import { inventoryFields } from "./inventory-fields";
import { listResources } from "./list-resources";
import { placeOfResource } from "./place-of-resource";

useTestDatabase();

const ARN = "arn:aws:ec2:eu-west-1:123456789012";
const vpc = resource({ arn: `${ARN}:vpc/vpc-1`, type: "AWS::EC2::VPC", id: "vpc-1", name: "Main" });
const subnet = resource({
  arn: `${ARN}:subnet/subnet-1`,
  type: "AWS::EC2::Subnet",
  name: "alpha",
  state: "available",
  tags: { Owner: "Zoë 100%_sure" },
  configuration: { SubnetId: "subnet-1", VpcId: "vpc-1", CidrBlock: "10.1.2.0/24", Ipv6Native: false },
});
const instance = (name: string, InstanceType: string, given: Partial<Resource> = {}) =>
  resource({
    arn: `${ARN}:instance/i-${name}`,
    type: "AWS::EC2::Instance",
    name,
    state: "running",
    configuration: {
      InstanceId: `i-${name}`,
      SubnetId: "subnet-1",
      InstanceType,
      SecurityGroups: [{ GroupId: "sg-1" }, { GroupId: `sg-${name}` }],
    },
    ...given,
  });
const bucket = (name: string, Policy: unknown) =>
  resource({
    arn: `arn:aws:s3:::${name}`,
    type: "AWS::S3::Bucket",
    name,
    configuration: { Name: name, Policy: JSON.parse(JSON.stringify(Policy)) },
  });
const ec2 = (resources: Resource[], given = {}) => listing(resources, { service: "ec2", ...given });
const s3 = listing(
  [
    bucket("open", { seen: true, value: { Version: "2012-10-17", "odd.key": "x" } }),
    bucket("closed", { seen: true, value: { Version: "2008-10-17" } }),
    bucket("hidden", unseen("denied", "GetBucketPolicy")),
    bucket("bare", null),
  ],
  { service: "s3", region: "global" },
);
// DB instances have states that move by themselves, so they belong to no version.
const database = (state: string) =>
  listing([resource({ arn: "arn:aws:rds:eu-west-1:123456789012:db:shop", type: "AWS::RDS::DBInstance", state })], {
    service: "rds",
  });

beforeAll(async () => {
  const pool = databasePool();
  const accountId = await createAccount(pool, "prod");
  const web = instance("web", "t3.micro");
  const api = instance("api", "m5.large", { tags: { "aws:autoscaling:groupName": "api" } });
  await storeSnapshot(pool, { accountId, seq: 1 }, [
    ec2([vpc]),
    ec2([subnet]),
    ec2([web, api]),
    s3,
    database("available"),
  ]);
  const stopped = instance("web", "t3.micro", { state: "stopped" });
  await storeSnapshot(pool, { accountId, seq: 2 }, [
    ec2([vpc]),
    ec2([], { type: "AWS::EC2::Subnet", status: "unseen", reason: "denied" }),
    ec2([stopped], { status: "partial", reason: "throttled" }),
    s3,
    database("backing-up"),
  ]);
  await storeSnapshot(pool, { accountId, seq: 3 }, [
    ec2([vpc]),
    ec2([], { type: "AWS::EC2::Subnet" }),
    ec2([stopped]),
    s3,
    database("backing-up"),
  ]);
});

type Given = Omit<Parameters<typeof listResources>[1], "account">;
const list = (given: Given) => listResources(cliActor, { account: "prod", ...given });
const names = async (given: Given) => (await list(given)).rows.map(({ name }) => name);

describe("a list", () => {
  test("shows what a snapshot held, then and now", async () => {
    expect(await names({ at: "S1" })).toEqual([
      "alpha",
      "api",
      "bare",
      "closed",
      "hidden",
      "Main",
      "open",
      "shop",
      "web",
    ]);
    expect(await names({ at: "S3" })).toEqual(["bare", "closed", "hidden", "Main", "open", "shop", "web"]);
  });

  test("tells what was not seen: an unseen listing whole, of a partial one what it did not name", async () => {
    const { whole, total } = await list({ at: "S2" });
    expect(whole).toEqual({ resources: 9, notSeen: 2, regions: 1 });
    expect(total).toBe(9);
    expect(await names({ at: "S2", seen: ["no"] })).toEqual(["alpha", "api"]);
    expect(await names({ at: "S2", seen: ["yes"], service: ["ec2"] })).toEqual(["Main", "web"]);
  });

  test("says of each row where it stands, what made it and since when it is so", async () => {
    const { rows } = await list({ at: "S3", type: ["AWS::EC2::Instance"] });
    // The subnet is gone, and nothing else says in which VPC the instance is.
    expect(rows).toMatchObject([{ name: "web", state: "stopped", firstSeen: "S1", changedIn: "S2", vpc: null }]);
    const [api] = (await list({ at: "S2", managed: ["autoscaling=api"] })).rows;
    expect(api).toMatchObject({
      vpc: "vpc-1",
      vpcName: "Main",
      managedBy: { kind: "autoscaling", title: "Auto Scaling group", name: "api" },
      firstSeen: "S1",
      changedIn: "S1",
      seen: false,
    });
    expect((await list({ at: "S1", q: "100%_" })).rows).toMatchObject([{ tags: { Owner: "Zoë 100%_sure" } }]);
  });

  test("knows a state that moves by itself from the snapshot on that brought it, also when a newer one comes", async () => {
    const stateAt = async (at: string) => (await list({ at, service: ["rds"] })).rows.map(({ state }) => state);
    expect(await stateAt("S3")).toEqual(["backing-up"]);
    expect(await stateAt("S1")).toEqual([null]);
    const pool = databasePool();
    const accountId = await createAccount(pool, "moving");
    const later = async (seq: number, state: string) => {
      await storeSnapshot(pool, { accountId, seq }, [database(state)]);
      return (await listResources(cliActor, { account: "moving", at: "S1" })).rows.map((row) => row.state);
    };
    expect(await later(1, "available")).toEqual(["available"]);
    expect(await later(2, "stopped")).toEqual([null]);
  });

  test("comes in pages that name every resource once, whatever the order", async () => {
    for (const sort of ["name", "-state", "vpc"] as const) {
      const all: string[] = [];
      let after: string | undefined;
      do {
        const page: Awaited<ReturnType<typeof list>> = await list({ at: "S1", sort, limit: 2, after });
        expect(page.first).toBe(all.length + 1);
        all.push(...page.rows.map(({ name }) => name));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(all).toEqual(await names({ at: "S1", sort }));
    }
  });

  test.each(["", "x", "-1", "0", "99999999999"])("refuses the cursor %j", async (after) => {
    await expect(list({ at: "S1", after })).rejects.toMatchObject({ code: "invalid", field: "after" });
  });
});

describe("fields of the configuration", () => {
  const where = (path: string, operator: "=" | "!=" | "~", value: string) => [{ path, operator, value }];

  test.each([
    ["AWS::EC2::Instance", where("InstanceType", "=", "t3.micro"), ["web"]],
    ["AWS::EC2::Instance", where("InstanceType", "!=", "t3.micro"), ["api"]],
    ["AWS::EC2::Instance", where("InstanceType", "~", "LARGE"), ["api"]],
    ["AWS::EC2::Instance", where("SecurityGroups[].GroupId", "=", "sg-api"), ["api"]],
    ["AWS::EC2::Instance", where("SecurityGroups[].GroupId", "!=", "sg-api"), ["web"]],
    ["AWS::EC2::Instance", where("InstanceType", "=", "' or true --"), []],
    ["AWS::EC2::Instance", where("InstanceType", "~", "%"), []],
    ["AWS::EC2::Subnet", where("Ipv6Native", "=", "false"), ["alpha"]],
    ["AWS::S3::Bucket", where("Policy.Version", "=", "2012-10-17"), ["open"]],
    ["AWS::S3::Bucket", where('Policy["odd.key"]', "=", "x"), ["open"]],
    // A policy that could not be read fulfils nothing; one that is not there is not this one.
    ["AWS::S3::Bucket", where("Policy.Version", "!=", "2012-10-17"), ["bare", "closed"]],
  ])("of %s narrow by %j", async (type, conditions, expected) => {
    expect(await names({ at: "S1", type: [type], where: conditions })).toEqual(expected);
  });

  test("need the one type that has them", async () => {
    const conditions = where("InstanceType", "=", "t3.micro");
    await expect(list({ where: conditions })).rejects.toMatchObject({ code: "invalid", field: "where" });
  });

  test("come along with the rows, and say what could not be read", async () => {
    const fields = ["Policy.Version", "Nothing"];
    const { rows } = await list({ at: "S1", type: ["AWS::S3::Bucket"], fields });
    expect(rows.map((row) => [row.name, row.fields?.["Policy.Version"], row.fields?.Nothing])).toEqual([
      ["bare", null, null],
      ["closed", "2008-10-17", null],
      ["hidden", { notSeen: "denied" }, null],
      ["open", "2012-10-17", null],
    ]);
    const instances = await list({ at: "S1", q: "i-web", fields: ["SecurityGroups[].GroupId"] });
    expect(instances.rows[0]?.fields).toEqual({ "SecurityGroups[].GroupId": "sg-1, sg-web" });
  });

  test("are offered with how many have them", async () => {
    const offered = await inventoryFields(cliActor, { account: "prod", at: "S1", type: "AWS::EC2::Instance" });
    expect(offered).toContainEqual({ path: "InstanceType", count: 2, examples: ["m5.large", "t3.micro"] });
    expect(offered).toContainEqual({
      path: "SecurityGroups[].GroupId",
      count: 2,
      examples: ["sg-1", "sg-api", "sg-web"],
    });
    const ofBuckets = await inventoryFields(cliActor, { account: "prod", at: "S1", type: "AWS::S3::Bucket" });
    expect(ofBuckets.map(({ path }) => path)).toEqual(["Name", "Policy.Version", 'Policy["odd.key"]']);
  });
});

test("a resource has its place and neighbours in the list of a filter", async () => {
  const of = (arn: string) => placeOfResource(cliActor, { account: "prod", at: "S1", service: ["ec2"], arn });
  expect(await of(vpc.arn)).toEqual({
    position: 3,
    total: 4,
    previous: `${ARN}:instance/i-api`,
    next: `${ARN}:instance/i-web`,
  });
  expect(await of("arn:aws:s3:::open")).toEqual({ position: null, total: 4, previous: null, next: null });
});

describe("a tag that is not there", () => {
  const unread = listing(
    [
      resource({
        arn: "arn:aws:sqs:eu-west-1:123456789012:a",
        type: "AWS::SQS::Queue",
        name: "a",
        tags: { Env: "prod" },
      }),
      resource({
        arn: "arn:aws:sqs:eu-west-1:123456789012:b",
        type: "AWS::SQS::Queue",
        name: "b",
        configuration: JSON.parse(JSON.stringify({ Tags: unseen("denied", "ListQueueTags") })),
      }),
      resource({ arn: "arn:aws:sqs:eu-west-1:123456789012:c", type: "AWS::SQS::Queue", name: "c" }),
    ],
    { service: "sqs" },
  );
  const filter = { account: "tagged", at: "S1", tag: ["!Owner", "!Env"] };

  test("is told only of what has tags that could be read, the same in list, counts, place and file", async () => {
    const pool = databasePool();
    await storeSnapshot(pool, { accountId: await createAccount(pool, "tagged"), seq: 1 }, [unread]);
    const { rows, facets } = await listResources(cliActor, filter);
    expect(rows.map(({ name }) => name)).toEqual(["c"]);
    expect(facets.find(({ name }) => name === "tag")?.choices).toMatchObject([
      { value: "Env", count: 1, without: { value: "!Env", count: 1, chosen: true } },
      { value: "Env=prod", count: 1 },
      { value: "Owner", count: 0, without: { value: "!Owner", count: 1, chosen: true } },
    ]);
    expect(await placeOfResource(cliActor, { ...filter, arn: rows[0]?.arn ?? "" })).toMatchObject({
      position: 1,
      total: 1,
    });
    const filters = filtersOfQuery("tag=!Owner&tag=!Env");
    const file = await exportInventory(cliActor, { account: "tagged", at: "S1", format: "json", filters });
    let text = "";
    for await (const part of file.content) text += part;
    expect(JSON.parse(text)).toMatchObject([{ name: "c" }]);
  });

  test("of one value is no filter", async () => {
    await expect(listResources(cliActor, { ...filter, tag: ["!Env=prod"] })).rejects.toMatchObject({ code: "invalid" });
  });
});

test("a typed text finds the id before names, and nothing of another account", async () => {
  const { rows } = await findResources(cliActor, { account: "prod", at: "S1", q: "vpc-1" });
  expect(rows.map(({ name }) => name)).toEqual(["Main"]);
  await createAccount(databasePool(), "empty");
  await expect(findResources(cliActor, { account: "empty", q: "vpc-1" })).rejects.toMatchObject({ code: "not_found" });
});

describe("an export", () => {
  const exported = async (query: string, format: "csv" | "json" | "json-with-header" = "json") => {
    const file = await exportInventory(cliActor, { account: "prod", at: "S1", format, filters: filtersOfQuery(query) });
    let text = "";
    for await (const part of file.content) text += part;
    return { name: file.fileName, text };
  };

  test("holds exactly the resources of the filter, by ARN, and its name says so", async () => {
    const { name, text } = await exported("type=AWS::S3::Bucket&where=Policy.Version~2008");
    expect(JSON.parse(text).map((item: { arn: string }) => item.arn)).toEqual(["arn:aws:s3:::closed"]);
    expect(name).toBe("prod-S1-2026-01-02-inventory-type=AWS-S3-Bucket-where=Policy.Version-2008.json");
    const csv = await exported("service=ec2&tag=Owner", "csv");
    expect(csv.text.split("\r\n")).toHaveLength(3);
    expect(csv.text).toContain(",prod,S1,2026-01-02T00:00:00.000Z,service=ec2&tag=Owner\r\n");
  });

  test("as JSON with a header says where it is from and holds the same resources", async () => {
    const { name, text } = await exported("service=ec2&tag=!Owner", "json-with-header");
    const bare = await exported("service=ec2&tag=!Owner");
    expect(JSON.parse(text)).toEqual({
      account: "prod",
      awsAccountId: null,
      snapshot: "S1",
      takenAt: "2026-01-02T00:00:00.000Z",
      filter: "service=ec2&tag=!Owner",
      resources: JSON.parse(bare.text),
    });
    expect(name).toBe("prod-S1-2026-01-02-inventory-service=ec2-tag=without-Owner.json");
    expect(bare.name).toBe(name);
  });

  test("without a filter holds all", async () => {
    const { name, text } = await exported("");
    const arns: string[] = JSON.parse(text).map((item: { arn: string }) => item.arn);
    expect(arns).toEqual(arns.toSorted());
    expect(arns).toHaveLength(9);
    expect(name).toBe("prod-S1-2026-01-02-inventory.json");
  });

  test.each(["colour=blue", "seen=maybe", "where=nothing", "tag=!Env=prod"])("refuses the filter %s", (query) => {
    expect(() => filtersOfQuery(query)).toThrow(expect.objectContaining({ code: "invalid", field: "filter" }));
  });
});
