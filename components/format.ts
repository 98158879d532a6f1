const INTEGER = new Intl.NumberFormat("en-US");
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A count with thousands commas: `1,248`. */
export function count(value: number): string {
  return INTEGER.format(value);
}

/** A count with its noun: `1 gap`, `8 gaps`. `plural` defaults to the noun and an s. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : plural}`;
}

/** `4 Sep 2026`, in UTC, for tables. */
export function day(iso: string): string {
  const at = new Date(iso);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** `Fri 4 Sep 2026, 06:00 UTC`. */
export function dateTime(iso: string): string {
  return `${WEEKDAYS[new Date(iso).getUTCDay()]} ${day(iso)}, ${iso.slice(11, 16)} UTC`;
}

/** `Fri 4 Sep 2026, 06:00:03 UTC`. */
export function dateTimeSeconds(iso: string): string {
  return `${WEEKDAYS[new Date(iso).getUTCDay()]} ${day(iso)}, ${iso.slice(11, 19)} UTC`;
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
