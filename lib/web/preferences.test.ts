import { expect, it } from "vitest";
import { isZone, preferenceCookies, preferencesOf } from "./preferences";

it("reads what the cookies say, and takes nonsense for nothing", () => {
  const of = (cookies: Record<string, string>) => preferencesOf((name) => cookies[name]);
  expect(of({})).toEqual({ theme: "system", density: "default", keys: "on", zone: "UTC" });
  expect(of({ theme: "dark", density: "roomy", keys: "off", zone: "Asia/Tokyo" })).toEqual({
    theme: "dark",
    density: "roomy",
    keys: "off",
    zone: "Asia/Tokyo",
  });
  expect(of({ theme: "<b>", density: "huge", keys: "maybe", zone: "Moon/Base" })).toEqual(of({}));
});

it("writes what it reads, and nothing for what holds anyway", () => {
  const chosen = { theme: "dark", density: "compact", keys: "off", zone: "Europe/Berlin" } as const;
  const cookies = new Map(preferenceCookies(chosen).map(({ name, value }) => [name, value]));
  expect(preferencesOf((name) => cookies.get(name))).toEqual(chosen);
  const plain = preferencesOf(() => undefined);
  expect(preferenceCookies(plain).every(({ value }) => value === "")).toBe(true);
});

it("knows zones from other words", () => {
  expect(["UTC", "Europe/Berlin", "Moon/Base", "", "../etc"].map(isZone)).toEqual([true, true, false, false, false]);
});
