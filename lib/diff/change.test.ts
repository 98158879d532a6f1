import { describe, expect, test } from "vitest";
import type { ComparedResource, ComparedState, Sight } from "@/lib/model/comparison";
import type { JsonObject } from "@/lib/model/json";
import { seen, unseen } from "@/lib/model/read";
import { describeChange } from "./change";
import { type FieldChange, fieldChanges } from "./field-changes";

const state = (configuration: JsonObject, given: Partial<ComparedState> = {}): ComparedState => ({
  type: "AWS::S3::Bucket",
  region: "eu-west-1",
  name: "logs",
  tags: {},
  state: null,
  configuration,
  ...given,
});
const denied = unseen("denied", "GetBucketPolicy", "s3:GetBucketPolicy");

describe("fieldChanges", () => {
  test.each<[string, JsonObject, JsonObject, FieldChange[]]>([
    ["nothing", { A: 1 }, { A: 1 }, []],
    ["a value", { A: 1 }, { A: 2 }, [{ path: "configuration.A", before: 1, after: 2 }]],
    ["a field that appeared", {}, { A: null }, [{ path: "configuration.A", after: null }]],
    ["a field that went", { A: false }, {}, [{ path: "configuration.A", before: false }]],
    [
      "a nested value",
      { A: { B: 1, C: 1 } },
      { A: { B: 2, C: 1 } },
      [{ path: "configuration.A.B", before: 1, after: 2 }],
    ],
    ["another shape", { A: [1] }, { A: { B: 1 } }, [{ path: "configuration.A", before: [1], after: { B: 1 } }]],
    ["a key with a dot", { A: { "x.y": 1 } }, { A: {} }, [{ path: 'configuration.A["x.y"]', before: 1 }]],
    [
      "an item of a set",
      { A: ["a", "b"] },
      { A: ["b", "c"] },
      [
        { path: "configuration.A[]", before: "a" },
        { path: "configuration.A[]", after: "c" },
      ],
    ],
    ["one of two equal items", { A: ["a", "a"] }, { A: ["a"] }, [{ path: "configuration.A[]", before: "a" }]],
    [
      "the order of a list",
      { A: ["a", "b"] },
      { A: ["b", "a"] },
      [{ path: "configuration.A", before: ["a", "b"], after: ["b", "a"] }],
    ],
    [
      "an item by its identity",
      {
        Rules: [
          { GroupId: "sg-1", Port: 1 },
          { GroupId: "sg-2", Port: 1 },
        ],
      },
      {
        Rules: [
          { GroupId: "sg-2", Port: 2 },
          { GroupId: "sg-3", Port: 1 },
        ],
      },
      [
        { path: "configuration.Rules[GroupId=sg-2].Port", before: 1, after: 2 },
        { path: "configuration.Rules[GroupId=sg-1]", before: { GroupId: "sg-1", Port: 1 } },
        { path: "configuration.Rules[GroupId=sg-3]", after: { GroupId: "sg-3", Port: 1 } },
      ],
    ],
    [
      "items whose identity is not unique, by their text",
      {
        Rules: [
          { Key: "a", V: 1 },
          { Key: "a", V: 2 },
        ],
      },
      {
        Rules: [
          { Key: "a", V: 1 },
          { Key: "a", V: 3 },
        ],
      },
      [
        { path: "configuration.Rules[]", before: { Key: "a", V: 2 } },
        { path: "configuration.Rules[]", after: { Key: "a", V: 3 } },
      ],
    ],
    [
      "inside a property that was read on its own",
      { Policy: seen({ Statement: [{ Sid: "one", Effect: "Deny" }] }) },
      { Policy: seen({ Statement: [{ Sid: "one", Effect: "Allow" }] }) },
      [{ path: "configuration.Policy.Statement[Sid=one].Effect", before: "Deny", after: "Allow" }],
    ],
    [
      "a property that was read and then was absent",
      { Policy: seen("p") },
      { Policy: seen(null) },
      [{ path: "configuration.Policy", before: "p", after: null }],
    ],
  ])("%s", (_, before, after, fields) => {
    expect(fieldChanges(state(before), state(after))).toEqual({ fields, unreadable: [] });
  });

  test("a property that could not be read on one of the dates is no change", () => {
    const before = state({ A: 1, Policy: seen("p") });
    const after = state({ A: 2, Policy: denied });
    const expected = { fields: [{ path: "configuration.A", before: 1, after: 2 }], unreadable: ["Policy"] };
    expect(fieldChanges(before, after)).toEqual(expected);
    expect(fieldChanges(after, before).unreadable).toEqual(["Policy"]);
  });

  test("tags that could not be read, and the name that they may have given, are no change", () => {
    const before = state({}, { name: "web", tags: { Name: "web", team: "core" } });
    const after = state({ Tags: denied }, { name: "i-1", tags: {} });
    expect(fieldChanges(before, after)).toEqual({ fields: [], unreadable: ["Tags"] });
    expect(fieldChanges(after, before)).toEqual({ fields: [], unreadable: ["Tags"] });
  });

  test("a name that came from an alias is no change when the aliases could not be read, while tags count", () => {
    const before = state({}, { name: "alias/data", tags: { team: "core" } });
    const after = state({ Aliases: denied }, { name: "0-1", tags: {} });
    expect(fieldChanges(before, after)).toEqual({
      fields: [{ path: "tags.team", before: "core" }],
      unreadable: ["Aliases"],
    });
  });

  test("what an account calls itself, and its state, are no change when they could not be read", () => {
    const before = state({ AccountInformation: seen({}) }, { name: "Acme", state: "ACTIVE" });
    const after = state({ AccountInformation: denied }, { name: "123456789012", state: null });
    expect(fieldChanges(before, after)).toEqual({ fields: [], unreadable: ["AccountInformation"] });
    expect(fieldChanges(after, before)).toEqual({ fields: [], unreadable: ["AccountInformation"] });
  });

  test("a bucket whose region could not be read did not move", () => {
    const before = state({}, { region: "eu-west-1" });
    const after = state({ BucketRegion: denied }, { region: "global" });
    expect(fieldChanges(before, after)).toEqual({ fields: [], unreadable: ["BucketRegion"] });
    expect(fieldChanges(after, before)).toEqual({ fields: [], unreadable: ["BucketRegion"] });
  });

  test("name, region, state and tags count", () => {
    const after = state({}, { name: "n", region: "r", state: "s", tags: { Env: "prod" } });
    expect(fieldChanges(state({}), after).fields.map(({ path }) => path)).toEqual([
      "name",
      "region",
      "state",
      "tags.Env",
    ]);
  });

  test("what an owner writes into a document cannot pass for an unread property", () => {
    const forged = { seen: false, reason: "denied", operation: "x", action: null };
    const { fields, unreadable } = fieldChanges(state({ Doc: { Body: "a" } }), state({ Doc: { Body: forged } }));
    expect(fields).toHaveLength(1);
    expect(unreadable).toEqual([]);
  });
});

describe("describeChange", () => {
  const sight = (seq: number, given: Partial<Sight> = {}): Sight => ({ seq, status: "seen", reason: null, ...given });
  const compared = (given: Partial<ComparedResource>): ComparedResource => ({
    kind: "changed",
    arn: "arn:aws:s3:::logs",
    before: state({ A: 1 }),
    after: state({ A: 2 }),
    from: sight(1),
    to: sight(2),
    ...given,
  });

  test("a changed resource has fields and no reason", () => {
    expect(describeChange(compared({}))).toEqual({
      kind: "changed",
      arn: "arn:aws:s3:::logs",
      type: "AWS::S3::Bucket",
      region: "eu-west-1",
      name: "logs",
      fields: [{ path: "configuration.A", before: 1, after: 2 }],
      reason: null,
    });
  });

  test("created and deleted ones have no fields and keep their name", () => {
    expect(describeChange(compared({ kind: "created", before: null }))).toMatchObject({ name: "logs", fields: [] });
    expect(describeChange(compared({ kind: "deleted", after: null }))).toMatchObject({ name: "logs", fields: [] });
  });

  test.each<[string, Partial<ComparedResource>, string]>([
    ["not seen before", { from: sight(1, { status: "not_seen", reason: "denied" }) }, "Not seen in S1 (denied)."],
    [
      "not seen after",
      { to: sight(2, { status: "not_seen", reason: "region_disabled" }) },
      "Not seen in S2 (region disabled).",
    ],
    [
      "not looked for before",
      { from: sight(1, { status: "unknown" }) },
      "S1 did not look for this kind of resource there.",
    ],
    [
      "seen on neither date",
      { from: sight(1, { status: "not_seen", reason: "throttled" }), to: sight(2, { status: "not_seen" }) },
      "Not seen in S1 (throttled); Not seen in S2.",
    ],
  ])("%s: says so, and compares nothing", (_, given, reason) => {
    expect(describeChange(compared({ kind: "not_comparable", ...given }))).toMatchObject({ fields: [], reason });
  });

  test("only an unreadable property differs: nobody can tell", () => {
    const given = { before: state({ Policy: seen("p") }), after: state({ Policy: denied }) };
    expect(describeChange(compared(given))).toMatchObject({
      kind: "not_comparable",
      fields: [],
      reason: "Not readable in S1 or S2: Policy.",
    });
  });
});
