import { Buffer } from "node:buffer";
import fc from "fast-check";
import { expect, it } from "vitest";
import { firstDifference } from "./first-difference";

async function* cut(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const compare = (found: string, expected: string, size = 7) =>
  firstDifference(cut(Buffer.from(found), size), cut(Buffer.from(expected), size + 3));

it("finds nothing between equal files, however they come in pieces", async () => {
  expect(await compare("", "")).toBeNull();
  expect(await compare("a\nb\n".repeat(100), "a\nb\n".repeat(100))).toBeNull();
});

it("names the first line that differs, and shows both", async () => {
  expect(await compare("one\ntwo\nthree\n", "one\ntwö\nthree\n")).toEqual({ line: 2, found: "two", expected: "twö" });
  expect(await compare("one\ntwo", "one\n")).toEqual({ line: 2, found: "two", expected: null });
  expect(await compare("one\n", "one\ntwo\n")).toEqual({ line: 2, found: null, expected: "two" });
});

it("finds any changed byte, at its line", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1, maxLength: 400 }),
      fc.nat(),
      fc.integer({ min: 1, max: 64 }),
      async (text, at, size) => {
        const bytes = Buffer.from(text.replaceAll("x", "\n"));
        const changed = Buffer.from(bytes);
        const place = at % bytes.length;
        changed[place] = (changed[place] ?? 0) ^ 1;
        const line = bytes.subarray(0, place).filter((byte) => byte === 10).length + 1;
        expect((await firstDifference(cut(changed, size), cut(bytes, 11)))?.line).toBe(line);
      },
    ),
  );
});
