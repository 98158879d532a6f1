import { describe, expect, it } from "vitest";
import { seen, unseen } from "@/lib/model/read";
import { placeTags, tagMap } from "./tags";

describe("tagMap", () => {
  it.each([
    ["no list", undefined, {}],
    ["null, as some JSON services answer", null, {}],
    ["an empty list", [], {}],
    ["keys and values", [{ Key: "Name", Value: "web" }], { Name: "web" }],
    ["a key without a value", [{ Key: "legacy" }], { legacy: "" }],
    ["an entry without a key", [{ Value: "lost" }], {}],
    ["aws: tags", [{ Key: "aws:cloudformation:stack-name", Value: "net" }], { "aws:cloudformation:stack-name": "net" }],
    [
      "keys that differ in case",
      [
        { Key: "env", Value: "a" },
        { Key: "Env", Value: "b" },
      ],
      { env: "a", Env: "b" },
    ],
  ])("%s", (_, tags, expected) => {
    expect(tagMap(tags)).toEqual(expected);
  });

  it("keeps a tag named __proto__ as a tag", () => {
    const tags = tagMap([{ Key: "__proto__", Value: "polluted" }]);
    expect(Object.entries(tags)).toEqual([["__proto__", "polluted"]]);
    expect(Object.getPrototypeOf(tags)).toBe(Object.prototype);
  });
});

describe("placeTags", () => {
  it("puts seen tags only among the tags", () => {
    expect(placeTags(seen({ team: "core" }))).toEqual({ tags: { team: "core" }, unseenTags: {} });
  });

  it("says in the configuration that tags were not seen", () => {
    const denied = unseen("denied", "ListTags", "lambda:ListTags");
    expect(placeTags(denied)).toEqual({ tags: {}, unseenTags: { Tags: denied } });
  });
});
