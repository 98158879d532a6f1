"use client";

import { dateTime, dateTimeSeconds, day } from "@/components/format";
import { useZone } from "./zone";

const FORMS = { day, minutes: dateTime, seconds: dateTimeSeconds };

/**
 * A moment in the time zone of this browser's settings, UTC unless chosen otherwise; on hover in UTC, to the second.
 * @param iso ISO 8601, UTC.
 * @param form `day` for tables (`4 Sep 2026`), else with the time and its zone.
 */
export function DateTime({ iso, form = "minutes" }: { iso: string; form?: keyof typeof FORMS }) {
  const zone = useZone();
  return (
    <time dateTime={iso} title={zone === "UTC" ? iso : dateTimeSeconds(iso)}>
      {FORMS[form](iso, zone)}
    </time>
  );
}
