import { monthWord } from "@/lib/model/day";

/** A month of a year; 0 is January. */
export type Month = { year: number; month: number };

/** A cell of a calendar: a day of the month and what was taken on it, or null before the first and after the last. */
export type CalendarDay<Taken> = { date: number; taken: Taken[] } | null;

/** The month of an ISO date, in UTC. */
export function monthOf(iso: string): Month {
  const at = new Date(iso);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() };
}

/** So many months later, or earlier. */
export function addMonths({ year, month }: Month, by: number): Month {
  const at = new Date(Date.UTC(year, month + by, 1));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() };
}

/** Below 0 when `a` is the earlier one, 0 for the same month. */
export function compareMonths(a: Month, b: Month): number {
  return a.year - b.year || a.month - b.month;
}

/** `Sep 2026`. */
export function monthTitle({ year, month }: Month): string {
  return `${monthWord(month)} ${year}`;
}

/** Weeks of a month from Monday on, with what was taken on each day (UTC), the earliest of a day first. */
export function weeksOf<Taken extends { finishedAt: string }>(
  { year, month }: Month,
  all: readonly Taken[],
): CalendarDay<Taken>[][] {
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const prefix = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 8);
  const taken = all
    .filter(({ finishedAt }) => finishedAt.startsWith(prefix))
    .sort((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1));
  const cells: CalendarDay<Taken>[] = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: days }, (_, index) => ({
      date: index + 1,
      taken: taken.filter(({ finishedAt }) => Number(finishedAt.slice(8, 10)) === index + 1),
    })),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
