import { dateTime, dateTimeSeconds, day } from "@/components/format";

const FORMS = { day, minutes: dateTime, seconds: dateTimeSeconds };

/**
 * A moment, in UTC, with its exact ISO form on hover.
 * @param iso ISO 8601, UTC.
 * @param form `day` for tables (`4 Sep 2026`), else with the time and its zone.
 */
export function DateTime({ iso, form = "minutes" }: { iso: string; form?: keyof typeof FORMS }) {
  return (
    <time dateTime={iso} title={iso}>
      {FORMS[form](iso)}
    </time>
  );
}
