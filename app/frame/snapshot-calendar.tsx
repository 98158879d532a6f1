"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { TakenSnapshot } from "@/app/accounts/[account]/@bar/taken-snapshots";
import { counted } from "@/components/format";
import {
  addMonths,
  type CalendarDay,
  compareMonths,
  type Month,
  monthOf,
  monthTitle,
  weeksOf,
} from "@/components/frame/calendar";
import { type View, viewAt } from "@/lib/web/view-at";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** A month, in UTC: days with a snapshot are underlined and lead to it, those with gaps are hatched. */
export function SnapshotCalendar({
  taken,
  shown,
  view,
  month,
  onMonth,
}: {
  taken: readonly TakenSnapshot[];
  shown: string;
  view: View;
  month: Month;
  onMonth: (month: Month) => void;
}) {
  const [newest] = taken;
  const oldest = taken.at(-1);
  const earlier = oldest !== undefined && compareMonths(monthOf(oldest.finishedAt), month) < 0;
  const later = newest !== undefined && compareMonths(monthOf(newest.finishedAt), month) > 0;
  return (
    <div className="snap-cal">
      <div className="row between">
        <b aria-live="polite">{monthTitle(month)}</b>
        <span>
          <button
            type="button"
            className="btn quiet icon sm"
            aria-label="Earlier month"
            disabled={!earlier}
            onClick={() => onMonth(addMonths(month, -1))}
          >
            <ChevronLeft className="i" aria-hidden="true" />
          </button>
          <button
            type="button"
            className="btn quiet icon sm"
            aria-label="Later month"
            disabled={!later}
            onClick={() => onMonth(addMonths(month, 1))}
          >
            <ChevronRight className="i" aria-hidden="true" />
          </button>
        </span>
      </div>
      <table className="cal">
        <caption className="sr">Snapshots of {monthTitle(month)}</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month, taken).map((week) => (
            <tr key={week.find((day) => day !== null)?.date}>
              {week.map((day, weekday) => (
                <td key={WEEKDAYS[weekday]}>
                  <Day day={day} shown={shown} view={view} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="xs t3">Days in UTC. Underlined: a snapshot. Hatched: with gaps.</p>
    </div>
  );
}

/** Of several snapshots of a day the last one, unless another of them is shown. */
function Day({ day, shown, view }: { day: CalendarDay<TakenSnapshot>; shown: string; view: View }) {
  if (day === null) return null;
  const one = day.taken.find(({ name }) => name === shown) ?? day.taken.at(-1);
  if (one === undefined) return <span>{day.date}</span>;
  const words = day.taken.map(({ name, gaps }) => `${name}, ${gaps === 0 ? "all seen" : counted(gaps, "gap")}`);
  return (
    <Link
      className={one.gaps > 0 ? "has gaps" : "has"}
      href={viewAt(view, one.name)}
      prefetch={false}
      aria-current={one.name === shown ? "date" : undefined}
      aria-label={`${day.date}: ${words.join("; ")}`}
      title={words.join("; ")}
    >
      <span>{day.date}</span>
    </Link>
  );
}
