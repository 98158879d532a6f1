import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InventoryRow } from "@/lib/model/inventory";
import { type FACETS, SORTS, type Sort } from "@/lib/model/inventory-filter";
import { InventoryModel, type ModelFilter, noFilter } from "@/lib/testing/inventory-model";
import { IndexBuilder, type InventoryIndex } from "./build";
import type { Choice } from "./choices";
import { countFacets } from "./facets";
import { fitting, lookUp, narrow, pageOf, placeOf } from "./query";
import { tagsOf } from "./tags";

function row(given: Partial<InventoryRow> & Pick<InventoryRow, "arn">): InventoryRow {
  const id = given.arn.split(/[:/]/).at(-1) ?? "";
  const name = given.name ?? id;
  return {
    resourceId: 0,
    id,
    name,
    service: "sns",
    type: "AWS::SNS::Topic",
    region: "eu-west-1",
    state: null,
    tags: {},
    tagsSeen: true,
    search: [name, id, ...Object.entries(given.tags ?? {}).flat()].join("\n").toLowerCase(),
    refs: "",
    seen: true,
    firstSeq: 1,
    changedSeq: 1,
    ...given,
  };
}

function indexOf(rows: readonly InventoryRow[]): InventoryIndex {
  const builder = new IndexBuilder();
  rows
    .toSorted((a, b) => (a.arn < b.arn ? -1 : 1))
    .forEach((one, at) => {
      builder.add({ ...one, resourceId: 1000 - at });
    });
  return builder.build();
}

const names = (index: InventoryIndex, resources: readonly number[]) => resources.map((one) => index.names[one]);

function list(index: InventoryIndex, filter: Partial<ModelFilter> = {}, sort: Sort = "name") {
  const fails = narrow(index, { ...noFilter, ...filter });
  return names(index, pageOf(index, fails, { sort, after: null, limit: 1000 }).resources);
}

function counts(index: InventoryIndex, filter: Partial<ModelFilter>, name: (typeof FACETS)[number]) {
  const full = { ...noFilter, ...filter };
  const facet = countFacets(index, narrow(index, full), full).find((one) => one.name === name);
  return facet?.choices.flatMap((choice) => texts(choice));
}

function texts({ value, count, chosen, without }: Choice): string[] {
  const text = chosen ? `${value} ${count} chosen` : `${value} ${count}`;
  return without === undefined ? [text] : [text, ...texts({ ...without, label: "" })];
}

const EC2 = "arn:aws:ec2:eu-west-1:123456789012";
const company = indexOf([
  row({ arn: `${EC2}:vpc/vpc-1`, type: "AWS::EC2::VPC", service: "ec2", name: "Main", state: "available" }),
  row({ arn: `${EC2}:subnet/subnet-1`, type: "AWS::EC2::Subnet", service: "ec2", name: "a", refs: "vpc-1" }),
  row({
    arn: `${EC2}:instance/i-1`,
    type: "AWS::EC2::Instance",
    service: "ec2",
    name: "Web-1",
    state: "running",
    tags: { Env: "prod", Team: "shop", "aws:autoscaling:groupName": "web" },
    refs: "role/x sg-1 subnet-1",
    firstSeq: 2,
    changedSeq: 3,
  }),
  row({
    arn: `${EC2}:instance/i-2`,
    type: "AWS::EC2::Instance",
    service: "ec2",
    name: "web-2",
    state: "stopped",
    tags: { Env: "test" },
    refs: `${EC2}:subnet/subnet-1`,
    seen: false,
  }),
  row({
    arn: `${EC2}:peering/pcx-1`,
    type: "AWS::EC2::VPCPeeringConnection",
    service: "ec2",
    name: "peering",
    refs: "vpc-0123456789abcdef0 vpc-1",
  }),
  row({ arn: "arn:aws:sns:us-east-1:123456789012:Alerts", region: "us-east-1", tags: { Env: "prod" } }),
  row({ arn: "arn:aws:logs:eu-west-1:123456789012:log-group:x", service: "logs", refs: "vpc-logs log-group/vpc-9" }),
]);

describe("filters", () => {
  test("values of one facet are alternatives, facets must all fit", () => {
    expect(list(company, { state: ["running", "stopped"] })).toEqual(["Web-1", "web-2"]);
    expect(list(company, { state: ["running", "stopped"], tag: ["Env=prod"] })).toEqual(["Web-1"]);
    expect(list(company, { service: ["sns"], region: ["eu-west-1"] })).toEqual([]);
    expect(list(company, { seen: ["no"] })).toEqual(["web-2"]);
  });

  test("a VPC holds itself, what names it, and what names its subnets by id or ARN", () => {
    expect(list(company, { vpc: ["vpc-1"] })).toEqual(["a", "Main", "peering", "Web-1", "web-2"]);
    expect(list(company, { vpc: ["vpc-0123456789abcdef0"] })).toEqual(["peering"]);
    // vpc-logs and vpc-9 are no VPCs.
    expect(list(company, { vpc: ["none"] })).toEqual(["Alerts", "x"]);
  });

  test("none is what has no state, or was made by hand", () => {
    expect(list(company, { state: ["none"] })).toEqual(["a", "Alerts", "peering", "x"]);
    expect(list(company, { managed: ["none"], state: ["running", "stopped"] })).toEqual(["web-2"]);
    expect(list(company, { managed: ["autoscaling"] })).toEqual(["Web-1"]);
    expect(list(company, { managed: ["autoscaling=web"] })).toEqual(["Web-1"]);
    expect(list(company, { managed: ["autoscaling=api"] })).toEqual([]);
  });

  test.each<[string[], string[]]>([
    [["Env"], ["Alerts", "Web-1", "web-2"]],
    [["Env=prod"], ["Alerts", "Web-1"]],
    [["env"], []],
    [
      ["Env=prod", "Env=test"],
      ["Alerts", "Web-1", "web-2"],
    ],
    // Different keys must all fit.
    [["Env=prod", "Env=test", "Team"], ["Web-1"]],
    [["Env=test", "Team"], []],
    [
      ["Env", "!Team"],
      ["Alerts", "web-2"],
    ],
    [["!Team"], ["a", "Alerts", "Main", "peering", "web-2", "x"]],
    [["!Team", "Env=test"], ["web-2"]],
    [["!gone"], ["a", "Alerts", "Main", "peering", "Web-1", "web-2", "x"]],
    // Alternatives of one key: this value, or no such tag.
    [
      ["!Env", "Env=test"],
      ["a", "Main", "peering", "web-2", "x"],
    ],
    // A key beside its other choices only opened their list.
    [["Env", "Env=test"], ["web-2"]],
    [
      ["Env", "!Env"],
      ["a", "Main", "peering", "x"],
    ],
  ])("of tags %j leave %j", (tag, expected) => {
    expect(list(company, { tag })).toEqual(expected);
  });

  test("keys with signs of the filter's own are told apart", () => {
    const odd = indexOf([
      row({ arn: "arn:1", name: "one", tags: { a: "b=c" } }),
      row({ arn: "arn:2", name: "two", tags: { "a=b": "c" } }),
      row({ arn: "arn:3", name: "three", tags: { "!a": "c", a: "" } }),
    ]);
    expect(list(odd, { tag: ["a=b=c"] })).toEqual(["one"]);
    expect(list(odd, { tag: ["a\\=b=c"] })).toEqual(["two"]);
    expect(list(odd, { tag: ["a\\=b"] })).toEqual(["two"]);
    expect(list(odd, { tag: ["a="] })).toEqual(["three"]);
    expect(list(odd, { tag: ["\\!a"] })).toEqual(["three"]);
    expect(list(odd, { tag: ["!a"] })).toEqual(["two"]);
    expect(list(odd, { tag: ["!\\!a"] })).toEqual(["one", "two"]);
  });

  test("of what has tags that could not be read, no tag is said to be missing", () => {
    const denied = indexOf([
      row({ arn: "arn:1", name: "denied", tagsSeen: false }),
      row({ arn: "arn:2", name: "bare" }),
      row({ arn: "arn:3", name: "owned", tags: { Owner: "me" } }),
    ]);
    expect(list(denied, { tag: ["!Owner"] })).toEqual(["bare"]);
    expect(counts(denied, { tag: ["!Owner"] }, "tag")).toEqual(["Owner 1", "!Owner 1 chosen", "Owner=me 1"]);
  });
});

describe("counts of choices", () => {
  test("leave out the facet's own choice, and nothing else", () => {
    expect(counts(company, { state: ["running"], tag: ["Env"] }, "state")).toEqual([
      "none 1",
      "running 1 chosen",
      "stopped 1",
    ]);
    expect(counts(company, { state: ["running"] }, "region")).toEqual(["eu-west-1 1"]);
  });

  test("keep what is chosen, whether it fits or not", () => {
    expect(counts(company, { region: ["us-east-1"], state: ["running"] }, "region")).toEqual([
      "eu-west-1 1",
      "us-east-1 0 chosen",
    ]);
    expect(counts(company, { type: ["AWS::No::Type"] }, "type")).toContain("AWS::No::Type 0 chosen");
  });

  test("show the values of a tag once something of its key is chosen", () => {
    expect(counts(company, {}, "tag")).toEqual([
      ...["Env 3", "!Env 4", "Team 1", "!Team 6"],
      ...["aws:autoscaling:groupName 1", "!aws:autoscaling:groupName 6"],
    ]);
    expect(counts(company, { tag: ["Env=prod"] }, "tag")).toEqual([
      ...["Env 3", "!Env 4", "Env=prod 2 chosen", "Env=test 1", "Team 1", "!Team 1"],
      ...["aws:autoscaling:groupName 1", "!aws:autoscaling:groupName 1"],
    ]);
  });

  test("of a tag leave out the choices of its own key, and no other's", () => {
    expect(counts(company, { tag: ["Env=prod", "!Team"] }, "tag")).toEqual([
      ...["Env 2", "!Env 4", "Env=prod 1 chosen", "Env=test 1"],
      ...["Team 1", "!Team 1 chosen", "Team=shop 1"],
    ]);
    expect(counts(company, { tag: ["Env=prod", "!Team"] }, "service")).toEqual(["sns 1"]);
    expect(counts(company, { tag: ["gone=x"], service: ["sns"] }, "tag")).toEqual([
      "gone 0",
      "!gone 1",
      "gone=x 0 chosen",
    ]);
  });

  test("count a thing between two VPCs in both", () => {
    expect(counts(company, {}, "vpc")).toEqual(["vpc-1 5", "none 2", "vpc-0123456789abcdef0 1"]);
  });

  test("have labels for people", () => {
    const facets = countFacets(company, narrow(company, noFilter), noFilter);
    const labels = (name: string) => facets.find((one) => one.name === name)?.choices.map(({ label }) => label);
    expect(labels("vpc")).toEqual(["Main (vpc-1)", "no VPC", "vpc-0123456789abcdef0"]);
    expect(labels("managed")).toEqual(["not told", "Auto Scaling group"]);
    expect(labels("type")).toContain("EC2 instances");
  });

  test("are cut where there are too many, but for what is chosen", () => {
    const many = indexOf(Array.from({ length: 600 }, (_, at) => row({ arn: `arn:${at}`, tags: { Name: `n${at}` } })));
    const filter = { ...noFilter, tag: ["Name", "Name=n599"] };
    const tags = countFacets(many, narrow(many, filter), filter).find(({ name }) => name === "tag");
    expect(tags?.choices.length).toBe(502);
    expect(tags?.more).toBe(99);
    expect(tags?.choices.at(-1)).toMatchObject({ value: "Name=n599", chosen: true });
  });
});

describe("search", () => {
  test.each([
    ["WEB", ["Web-1", "web-2"]],
    ["web prod", ["Web-1"]],
    ["  i-2 ", ["web-2"]],
    ["eam", ["Web-1"]],
    ["web\tnothing", []],
    ["arn:aws:EC2:eu-west-1:123456789012:instance", ["Web-1", "web-2"]],
    ["arn:aws:ec2 prod", ["Web-1"]],
    // Not across two things: a text ends with `test`, the next begins with `peering`.
    ["testpeering", []],
    ["", ["a", "Alerts", "Main", "peering", "Web-1", "web-2", "x"]],
  ])("for %j finds %j", (q, expected) => {
    expect(list(company, { q })).toEqual(expected);
  });

  test("of a command menu: the id, then names that begin with it, then the rest", () => {
    const some = indexOf([
      row({ arn: "arn:1", id: "web", name: "zebra", search: "zebra\nweb" }),
      row({ arn: "arn:2", id: "x", name: "webby", search: "webby" }),
      row({ arn: "arn:3", id: "y", name: "a web", search: "a web" }),
      row({ arn: "arn:4", id: "z", name: "none", search: "none" }),
    ]);
    expect(names(some, lookUp(some, " Web ", 10))).toEqual(["zebra", "webby", "a web"]);
    expect(names(some, lookUp(some, "web", 2))).toEqual(["zebra", "webby"]);
    expect(lookUp(some, "  ", 10)).toEqual([]);
  });
});

describe("orders", () => {
  test("put what has no value last, both ways", () => {
    expect(list(company, {}, "state").slice(0, 3)).toEqual(["Main", "Web-1", "web-2"]);
    expect(list(company, {}, "-state").slice(0, 3)).toEqual(["web-2", "Web-1", "Main"]);
    expect(list(company, {}, "-since")[0]).toBe("Web-1");
    expect(list(company, {}, "-changed")[0]).toBe("Web-1");
  });
});

test("tags come back as they were, whatever their keys", () => {
  const tags: Record<string, string> = JSON.parse('{"__proto__":"x","a=b":"c","":"","a":"b=c"}');
  const index = indexOf([row({ arn: "arn:1", tags }), row({ arn: "arn:2", tags: { a: "b=c" } })]);
  expect(JSON.stringify(tagsOf(index.tags, 0))).toBe(JSON.stringify(tags));
  expect(counts(index, { tag: ["a=b=c"] }, "tag")).toContain("a=b=c 2 chosen");
});

const word = fc.constantFrom("a", "b", "B", "a=b", "!x", "ä", "web", "prod");
const rows = fc.uniqueArray(
  fc.record({
    arn: fc
      .tuple(fc.constantFrom("arn:x:", "arn:X:", "arn:y:"), fc.stringMatching(/^[a-z0-9]{1,3}$/))
      .map((p) => p.join("")),
    name: word,
    id: word,
    service: fc.constantFrom("ec2", "s3"),
    type: fc.constantFrom("AWS::EC2::VPC", "AWS::S3::Bucket", "Odd::Type"),
    region: fc.constantFrom("eu-west-1", "global"),
    state: fc.constantFrom(null, "running", "none", "Running"),
    tags: fc.dictionary(fc.oneof(word, fc.constantFrom("aws:cloudformation:stack-name", "__proto__")), word, {
      maxKeys: 4,
    }),
    tagsSeen: fc.boolean(),
    refs: fc.subarray(["vpc-00000001", "vpc-00000002"]).map((refs) => refs.join(" ")),
    seen: fc.boolean(),
    firstSeq: fc.integer({ min: 1, max: 3 }),
    changedSeq: fc.integer({ min: 1, max: 12 }),
  }),
  { selector: ({ arn }) => arn, maxLength: 25 },
);
const chosen = (...values: string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, fc.subarray(values));
const filters: fc.Arbitrary<ModelFilter> = fc.record({
  q: fc.constantFrom("", "", "a", "B web", "Ä", "arn:x", "arn:X:1 a", "zz"),
  service: chosen("ec2", "none"),
  type: chosen("AWS::EC2::VPC", "Odd::Type"),
  region: chosen("global", "eu-west-1", "mars"),
  vpc: chosen("none", "vpc-00000001", "a"),
  state: chosen("none", "running"),
  managed: chosen("none", "cloudformation", "cloudformation=web", "cloudformation=a=b"),
  tag: chosen(
    "a",
    "!a",
    "a=b",
    "a\\=b",
    "a=b=a",
    "a\\=b=a",
    "a=web",
    "b=prod",
    "!b",
    "__proto__",
    "gone=x",
    "\\!x",
    "!\\!x",
  ),
  seen: chosen("yes", "no"),
});

test("lists, counts, pages and places are those of a model that looks at rows one by one", () => {
  fc.assert(
    fc.property(
      rows,
      filters,
      fc.constantFrom(...SORTS),
      fc.integer({ min: 1, max: 6 }),
      (some, filter, sort, limit) => {
        const given = some.map((one) => row({ ...one, search: undefined as never }));
        for (const one of given) if (!one.tagsSeen) one.tags = {};
        for (const one of given)
          one.search = [one.name, one.id, ...Object.entries(one.tags).flat()].join("\n").toLowerCase();
        const model = new InventoryModel(given);
        const index = indexOf(given);
        const fails = narrow(index, filter);
        const arns = (resources: readonly number[]) => resources.map((one) => index.arns[one]);
        const expected = model.list(filter, sort);

        const paged: number[] = [];
        for (let after: number | null = null; ; after = paged.at(-1) ?? null) {
          const page = pageOf(index, fails, { sort, after, limit });
          expect(page.total).toBe(expected.length);
          expect(page.first).toBe(page.resources.length === 0 ? 0 : paged.length + 1);
          paged.push(...page.resources);
          if (!page.hasMore) break;
        }
        expect(arns(paged)).toEqual(expected);
        expect(arns(fitting(fails)).toSorted()).toEqual(expected.toSorted());

        for (const facet of countFacets(index, fails, filter)) {
          const all = facet.choices.flatMap((choice) => [choice, ...(choice.without ? [choice.without] : [])]);
          const counted = new Map(all.map(({ value, count }) => [value, count]));
          for (const { value, chosen } of all) expect(chosen, value).toBe(filter[facet.name].includes(value));
          expect(counted, facet.name).toEqual(model.counts(filter, facet.name));
        }
        index.arns.forEach((arn, resource) => {
          const at = expected.indexOf(arn);
          const place = placeOf(index, fails, sort, resource);
          expect(place.position).toBe(at === -1 ? null : at + 1);
          expect(place.previous).toBe(at < 1 ? null : index.arns.indexOf(expected[at - 1] ?? ""));
          expect(place.next).toBe(
            at === -1 || at === expected.length - 1 ? null : index.arns.indexOf(expected[at + 1] ?? ""),
          );
        });
      },
    ),
    { numRuns: 300 },
  );
});
