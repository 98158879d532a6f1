import { expect, it } from "vitest";
import { inWords, shortList } from "./short-list";

it("a fact's list is sorted, without repetitions, and not longer than twenty", () => {
  expect(shortList(["b", "a", "b"])).toEqual(["a", "b"]);
  const many = shortList(Array.from({ length: 25 }, (_, at) => `item-${String(at).padStart(2, "0")}`));
  expect(many).toHaveLength(21);
  expect(many.at(-1)).toBe("and 5 more");
});

it.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
  [["a", "b", "c", "d", "e", "f", "g"], "a, b, c, d, e and 2 more"],
])("a sentence says %j as %s", (items, words) => {
  expect(inWords(items)).toBe(words);
});
