import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { parseFilterPattern } from "./filter-parser";
import { matches } from "./filter-pattern";

function counts(pattern: string, event: JsonObject): boolean | null {
  const parsed = parseFilterPattern(pattern);
  return parsed && matches(parsed, event);
}

const EVENT: JsonObject = {
  eventName: "ConsoleLogin",
  errorCode: "Client.UnauthorizedOperation",
  sourceIPAddress: "123.123.1.2",
  status: 404,
  cached: true,
  late: false,
  nothing: null,
  userIdentity: { type: "Root", "a.b": "dotted" },
  items: [{ cidr: "10.0.0.0/8" }, { cidr: "0.0.0.0/0" }],
};

describe("filter patterns of CloudWatch Logs", () => {
  it.each<[string, boolean]>([
    ["{ $.eventName = ConsoleLogin }", true],
    ['{$.eventName="ConsoleLogin"}', true],
    ["{ $.eventName = consolelogin }", false],
    ["{ $.eventName = Console }", false],
    ["{ $.eventName = Console* }", true],
    ['{ $.errorCode = "*UnauthorizedOperation" }', true],
    ["{ $.errorCode = Client*Operation }", true],
    ["{ $.errorCode = ClientxUnauthorizedOperation }", false],
    ["{ $.sourceIPAddress != 123.123.* }", false],
    ["{ $.sourceIPAddress = 123.123.* }", true],
    ["{ $.eventName != Other }", true],
    // Nothing is said of what is not there, not even that it is something else.
    ["{ $.userIdentity.invokedBy != Other }", false],
    ["{ $.userIdentity.invokedBy NOT EXISTS }", true],
    ["{ $.userIdentity.type NOT  EXISTS }", false],
    ["{ $.nothing NOT EXISTS }", false],
    ["{ $.nothing IS NULL }", true],
    ["{ $.eventName IS NULL }", false],
    ["{ $.missing IS NULL }", false],
    ["{ $.cached IS TRUE }", true],
    ["{ $.late IS FALSE }", true],
    ["{ $.late IS TRUE }", false],
    ["{ $.userIdentity = * }", true],
    ["{ $.missing = * }", false],
    ["{ $.userIdentity.['a.b'] = dotted }", true],
    ['{ $["eventName"] = ConsoleLogin }', true],
    ["{ $.items[1].cidr = 0.0.0.0/0 }", true],
    ["{ $.items[0].cidr = 0.0.0.0/0 }", false],
    ["{ $.items[*].cidr = 0.0.0.0/0 }", true],
    ["{ $.items[9].cidr = 0.0.0.0/0 }", false],
    ["{ $.status = 404 }", true],
    ["{ $.status = 404.0 }", true],
    ["{ $.status = 4* }", true],
    ["{ $.status >= 404 }", true],
    ["{ $.status > 404 }", false],
    ["{ $.status < 1e3 }", true],
    ["{ $.status <= 403 }", false],
    ["{ $.eventName > 3 }", false],
    ["{ $.errorCode = %Unauthorized% }", true],
    ["{ $.errorCode = %^Unauthorized% }", false],
    ["{ $.sourceIPAddress = %^\\d{1,3}\\.123% }", true],
    // && binds before ||.
    ["{ $.eventName = ConsoleLogin || $.status = 1 && $.status = 2 }", true],
    ["{ ($.eventName = ConsoleLogin || $.status = 1) && $.status = 2 }", false],
    ["{ (($.eventName = X) || (($.eventName = ConsoleLogin))) }", true],
    // Words, where it is no pattern of JSON.
    ["", true],
    ["ConsoleLogin", true],
    ["Console", false],
    ["ConsoleLogin Missing", false],
    ["?Missing ?ConsoleLogin", true],
    ["?Missing ConsoleLogin", true],
    ['ConsoleLogin -"123.123.1.2"', false],
    ["%Unauthorized%", true],
    ["[ip, user, status = 4*]", false],
    // Names that every object has of itself are no properties of an event.
    ["{ $.constructor = * }", false],
    ["{ $.userIdentity.toString = * }", false],
  ])("%s: %s", (pattern, expected) => {
    expect(counts(pattern, EVENT)).toBe(expected);
  });

  it.each([
    "{ $.a = }",
    "{ $.a = 1",
    "{ a = 1 }",
    "{ $.a = 1 } x",
    "{ ($.a = 1 }",
    "{ $.a = 1 && }",
    "{ $ = 1 }",
    "{ $.a LIKE x }",
    "{ $.a = %(x)% }",
    "{ $.a = %[% }",
    "{}",
    `{ ${"(".repeat(1_200)}`,
  ])("%s is not understood", (pattern) => {
    expect(parseFilterPattern(pattern)).toBeNull();
  });
});

/** What a pattern means, said by other means than by its text. */
type Meant = { text: string; holds: boolean };

const name = fc.constantFrom("a", "b", "c-d", "e_f");
const word = fc.constantFrom("x", "yy", "Failed authentication", 'with "quotes"', "a\\b", "1", "12.5", "*");
const space = fc.constantFrom("", " ", "  ", "\n");
const held = fc.record({ a: word, b: word, "c-d": fc.dictionary(name, word) }, { requiredKeys: [] });

function written(value: string): string {
  return `"${value.replace(/[\\"*]/g, "\\$&")}"`;
}

function meanings(event: JsonObject): fc.Arbitrary<Meant> {
  const leaf = fc
    .tuple(name, fc.option(name), word, fc.constantFrom("=", "!=", "NOT EXISTS", "prefix"), space)
    .map(([key, inner, value, how, gap]): Meant => {
      const outer = event[key];
      const found = inner === null ? outer : typeof outer === "object" ? (outer as JsonObject)[inner] : undefined;
      const path = inner === null ? `$.${key}` : `$.${key}.${inner}`;
      if (how === "NOT EXISTS") return { text: `${path} NOT EXISTS`, holds: found === undefined };
      const start = value.slice(0, 1).replace(/[^a-zA-Z0-9]/g, "F");
      if (how === "prefix") {
        return { text: `${path}${gap}=${gap}${start}*`, holds: typeof found === "string" && found.startsWith(start) };
      }
      const same = found === value;
      const holds = found !== undefined && same === (how === "=");
      return { text: `${path}${gap}${how}${gap}${written(value)}`, holds };
    });
  const { tree } = fc.letrec<{ tree: Meant }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.tuple(tie("tree"), tie("tree"), fc.boolean(), space).map(([one, other, and, gap]): Meant => {
        const bracketed = [one, other].map(({ text }) => `(${gap}${text}${gap})`);
        return {
          text: bracketed.join(and ? `${gap}&&${gap}` : `${gap}||${gap}`),
          holds: and ? one.holds && other.holds : one.holds || other.holds,
        };
      }),
    ),
  }));
  return tree;
}

describe("any pattern of conditions", () => {
  it("means what its parts mean, however it is spaced, quoted and nested", () => {
    fc.assert(
      fc.property(
        held.chain((event) => meanings(event as JsonObject).map((meant) => ({ event: event as JsonObject, meant }))),
        space,
        ({ event, meant }, gap) => {
          const pattern = `${gap}{${gap}${meant.text}${gap}}${gap}`;
          fc.pre(pattern.length <= 1_000);
          expect({ pattern, counted: counts(pattern, event) }).toEqual({ pattern, counted: meant.holds });
        },
      ),
    );
  });

  it("is read or refused, whatever its text, without a fault", () => {
    const piece = fc.constantFrom("{", "}", "(", ")", "$", ".a", "[0]", "=", "!=", "&&", "||", '"', "%", "x", "*", " ");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const parsed = parseFilterPattern(pieces.join(""));
        if (parsed) expect(typeof matches(parsed, EVENT)).toBe("boolean");
      }),
    );
  });
});
