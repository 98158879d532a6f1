import { describe, expect, it } from "vitest";
import { dateTime, dateTimeSeconds, day } from "@/components/format";

const SUMMER = "2026-09-04T06:00:03.250Z";

describe("dates", () => {
  it("are in UTC unless a zone is named, and always say so", () => {
    expect(dateTime(SUMMER)).toBe("Fri 4 Sep 2026, 06:00 UTC");
    expect(dateTimeSeconds(SUMMER)).toBe("Fri 4 Sep 2026, 06:00:03 UTC");
  });

  it.each([
    ["Europe/Berlin", SUMMER, "Fri 4 Sep 2026, 08:00 UTC+2"],
    ["Europe/Berlin", "2026-12-31T23:30:00.000Z", "Fri 1 Jan 2027, 00:30 UTC+1"],
    ["America/St_Johns", "2026-01-01T02:00:00.000Z", "Wed 31 Dec 2025, 22:30 UTC-3:30"],
    ["Asia/Kathmandu", SUMMER, "Fri 4 Sep 2026, 11:45 UTC+5:45"],
    ["Europe/London", "2026-12-01T12:00:00.000Z", "Tue 1 Dec 2026, 12:00 UTC"],
  ])("in %s of %s are %s", (zone, iso, text) => {
    expect(dateTime(iso, zone)).toBe(text);
  });

  it("go by the zone's day in tables", () => {
    expect(day("2026-09-04T23:00:00.000Z", "Asia/Tokyo")).toBe("5 Sep 2026");
  });
});
