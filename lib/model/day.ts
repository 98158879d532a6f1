const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `4 Sep 2026`, in UTC, of an ISO 8601 date. */
export function day(iso: string): string {
  const at = new Date(iso);
  return `${at.getUTCDate()} ${monthWord(at.getUTCMonth())} ${at.getUTCFullYear()}`;
}

/** `2026-09-04`, in UTC. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** `Sep`. @param month 0 for January. */
export function monthWord(month: number): string {
  return MONTHS[month] ?? "";
}
