"use client";

import { createContext, type ReactNode, use } from "react";

const Zone = createContext("UTC");

/** Tells what is below it in which time zone moments are shown: an IANA name, from the cookie that settings write. */
export function ZoneProvider({ zone, children }: { zone: string; children: ReactNode }) {
  return <Zone value={zone}>{children}</Zone>;
}

/** The time zone in which moments are shown. */
export function useZone(): string {
  return use(Zone);
}
