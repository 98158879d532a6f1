import { expect, test } from "vitest";
import { addMonths, compareMonths, monthOf, monthTitle, weeksOf } from "./calendar";

const at = (finishedAt: string) => ({ finishedAt });

test("a month has its days under their weekdays, from Monday on", () => {
  // 1 September 2026 is a Tuesday.
  const weeks = weeksOf({ year: 2026, month: 8 }, []);
  expect(weeks.map((week) => week.map((day) => day?.date ?? null))).toEqual([
    [null, 1, 2, 3, 4, 5, 6],
    [7, 8, 9, 10, 11, 12, 13],
    [14, 15, 16, 17, 18, 19, 20],
    [21, 22, 23, 24, 25, 26, 27],
    [28, 29, 30, null, null, null, null],
  ]);
});

test("February of a leap year that begins on a Sunday", () => {
  const weeks = weeksOf({ year: 2032, month: 1 }, []);
  expect(weeks[0]?.map((day) => day?.date ?? null)).toEqual([null, null, null, null, null, null, 1]);
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(29);
});

test("snapshots stand on their day in UTC, the earliest first", () => {
  const all = [
    "2026-09-04T23:59:59.000Z",
    "2026-09-04T00:00:00.000Z",
    "2026-08-31T06:00:00.000Z",
    "2027-09-04T06:00:00.000Z",
  ];
  const days = weeksOf({ year: 2026, month: 8 }, all.map(at)).flat();
  const taken = days.filter((day) => day !== null && day.taken.length > 0);
  expect(taken).toEqual([{ date: 4, taken: [at("2026-09-04T00:00:00.000Z"), at("2026-09-04T23:59:59.000Z")] }]);
});

test("months follow each other over the turn of a year", () => {
  expect(addMonths({ year: 2026, month: 11 }, 1)).toEqual({ year: 2027, month: 0 });
  expect(addMonths({ year: 2026, month: 0 }, -1)).toEqual({ year: 2025, month: 11 });
  expect(compareMonths({ year: 2026, month: 11 }, { year: 2027, month: 0 })).toBeLessThan(0);
  expect(monthTitle(monthOf("2026-12-31T23:30:00.000Z"))).toBe("Dec 2026");
});
