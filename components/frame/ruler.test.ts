import { expect, test } from "vitest";
import { rulerTicks } from "./ruler";

const at = (name: string, day: number) => ({
  name,
  finishedAt: new Date(Date.UTC(2026, 8, day)).toISOString(),
});

test("ticks stand as far apart as the snapshots were", () => {
  const ticks = rulerTicks([at("S3", 11), at("S2", 3), at("S1", 1)], "S2");
  expect(ticks).toEqual([
    { name: "S1", at: 0, shown: false },
    { name: "S2", at: 0.2, shown: true },
    { name: "S3", at: 1, shown: false },
  ]);
});

test("a single snapshot stands at the end, and no snapshot draws nothing", () => {
  expect(rulerTicks([at("S1", 1)], "S1")).toEqual([{ name: "S1", at: 1, shown: true }]);
  expect(rulerTicks([], "S1")).toEqual([]);
});

test("of many snapshots the ruler shows 24, and always the one that is looked at", () => {
  const all = Array.from({ length: 60 }, (_, index) => at(`S${60 - index}`, 60 - index));
  for (const shown of ["S60", "S30", "S1"]) {
    const ticks = rulerTicks(all, shown);
    expect(ticks).toHaveLength(24);
    expect(ticks.filter((tick) => tick.shown).map(({ name }) => name)).toEqual([shown]);
    expect([ticks[0]?.at, ticks.at(-1)?.at]).toEqual([0, 1]);
  }
});
