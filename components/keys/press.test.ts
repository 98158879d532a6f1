import { describe, expect, test } from "vitest";
import { KEYS, keyCaps, listed } from "./catalog";
import { isUnmistakable, nameOfPress, step } from "./press";

const press = (key: string, held: Partial<Parameters<typeof nameOfPress>[0]> = {}) =>
  nameOfPress({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, altGraph: false, ...held });

describe("names of keys", () => {
  test("a sign is itself, however the keyboard makes it", () => {
    expect(press("?", { shiftKey: true })).toBe("?");
    expect(press("[", { ctrlKey: true, altKey: true, altGraph: true })).toBe("[");
  });
  test("letters go by Shift, not by Caps Lock", () => {
    expect(press("x")).toBe("x");
    expect(press("X", { shiftKey: true })).toBe("shift+x");
    expect(press("X")).toBe("x");
  });
  test("Ctrl and Cmd mean the same, and only with a letter", () => {
    expect(press("k", { ctrlKey: true })).toBe("mod+k");
    expect(press("k", { metaKey: true })).toBe("mod+k");
    expect(press("K", { ctrlKey: true, shiftKey: true })).toBeNull();
    expect(press("/", { ctrlKey: true })).toBeNull();
  });
  test("what belongs to the browser or is no key by itself is nothing", () => {
    expect(press("d", { altKey: true })).toBeNull();
    expect(press("Shift", { shiftKey: true })).toBeNull();
  });
});

describe("two keys in a row", () => {
  const bound = new Set(["g h", "g i", "j", "h"]);
  test("the second completes the first", () => {
    expect(step(null, "g", bound)).toEqual({ wait: "g" });
    expect(step("g", "h", bound)).toEqual({ run: "g h" });
  });
  test("a second one that completes nothing counts by itself", () => {
    expect(step("g", "j", bound)).toEqual({ run: "j" });
    expect(step("g", "g", bound)).toEqual({ wait: "g" });
    expect(step("g", "q", bound)).toEqual({ nothing: true });
  });
  test("nothing waits for a second key that is not bound", () => {
    expect(step(null, "g", new Set(["j"]))).toEqual({ nothing: true });
  });
});

test("only what types no text works inside fields", () => {
  expect(Object.keys(KEYS).filter(isUnmistakable)).toEqual(["mod+k", "Escape"]);
});

test("the list shows what is bound and nothing else, each with its caps", () => {
  expect(listed(new Set(["j", "mod+k", "unknown"])).map(({ name }) => name)).toEqual(["mod+k", "j"]);
  expect(keyCaps("mod+k", false)).toEqual(["Ctrl", "K"]);
  expect(keyCaps("mod+k", true)).toEqual(["⌘", "K"]);
  expect(keyCaps("g i", false)).toEqual(["g", "i"]);
  expect(keyCaps("shift+x", false)).toEqual(["Shift", "x"]);
});
