import { monthWord } from "@/lib/model/day";

const INTEGER = new Intl.NumberFormat("en-US");
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** A count with thousands commas: `1,248`. */
export function count(value: number): string {
  return INTEGER.format(value);
}

/** A count with its noun: `1 gap`, `8 gaps`. `plural` defaults to the noun and an s. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : plural}`;
}

/** A moment as a clock of some zone shows it. */
type Clock = { weekday: number; day: number; month: number; year: number; time: string; offset: string };

const FIELDS = new Map<string, Intl.DateTimeFormat>();

/** Formatters are costly to make, and a page writes hundreds of dates. */
function fieldsIn(zone: string): Intl.DateTimeFormat {
  const known = FIELDS.get(zone);
  if (known !== undefined) return known;
  const numeric = "numeric";
  const made = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone: zone, hourCycle: "h23", calendar: "iso8601", numberingSystem: "latn" },
    ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
  });
  FIELDS.set(zone, made);
  return made;
}

function clock(iso: string, zone: string): Clock {
  const at = new Date(iso);
  let shown = at;
  if (zone !== "UTC") {
    const parts = fieldsIn(zone).formatToParts(at);
    const field = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
    const [year, month, day] = [field("year"), field("month"), field("day")];
    shown = new Date(Date.UTC(year, month - 1, day, field("hour"), field("minute"), field("second")));
  }
  return {
    weekday: shown.getUTCDay(),
    day: shown.getUTCDate(),
    month: shown.getUTCMonth(),
    year: shown.getUTCFullYear(),
    time: shown.toISOString().slice(11, 19),
    // Milliseconds are no field of a clock's face, so the difference is rounded.
    offset: offset(Math.round((shown.getTime() - at.getTime()) / 60_000)),
  };
}

/** `UTC`, `UTC+2`, `UTC-3:30`: abbreviations of zones are ambiguous, and browsers do not agree on them. */
function offset(minutes: number): string {
  if (minutes === 0) return "UTC";
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `UTC${minutes < 0 ? "-" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}

/** `4 Sep 2026`, for tables. `zone` is an IANA name of a time zone. */
export function day(iso: string, zone = "UTC"): string {
  const at = clock(iso, zone);
  return `${at.day} ${monthWord(at.month)} ${at.year}`;
}

/** `Fri 4 Sep 2026, 06:00 UTC`, elsewhere `Fri 4 Sep 2026, 08:00 UTC+2`. */
export function dateTime(iso: string, zone = "UTC"): string {
  const at = clock(iso, zone);
  return `${WEEKDAYS[at.weekday]} ${day(iso, zone)}, ${at.time.slice(0, 5)} ${at.offset}`;
}

/** `Fri 4 Sep 2026, 06:00:03 UTC`. */
export function dateTimeSeconds(iso: string, zone = "UTC"): string {
  const at = clock(iso, zone);
  return `${WEEKDAYS[at.weekday]} ${day(iso, zone)}, ${at.time} ${at.offset}`;
}

/** Time between two moments: `640 ms`, `94 s`, `3 min 10 s`, `2 h 5 min`. */
export function elapsed(fromIso: string, toIso: string): string {
  return duration(Math.max(0, Date.parse(toIso) - Date.parse(fromIso)));
}

/** A length of time: `640 ms`, `94 s`, `3 min 10 s`, `2 h 5 min`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) {
    const rest = seconds % 60;
    return `${Math.floor(seconds / 60)} min${rest === 0 ? "" : ` ${rest} s`}`;
  }
  const minutes = Math.round(seconds / 60);
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? "" : ` ${rest} min`}`;
}
