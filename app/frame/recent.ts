import type { Route } from "next";

/** Somewhere that the command menu led to. */
export type RecentLine = { title: string; note?: string; href: Route };

const KEY = "bearings:recent";
const MOST = 4;

/** Where the command menu led to last, the newest first; empty where the browser keeps nothing. */
export function recentLines(): RecentLine[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isLine).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts one in front. */
export function keepRecent({ title, note, href }: RecentLine): void {
  const rest = recentLines().filter((line) => line.href !== href);
  const line = note === undefined ? { title, href } : { title, note, href };
  try {
    localStorage.setItem(KEY, JSON.stringify([line, ...rest].slice(0, MOST)));
  } catch {
    // Without storage the menu only forgets.
  }
}

function isLine(value: unknown): value is RecentLine {
  if (typeof value !== "object" || value === null || !("title" in value) || !("href" in value)) return false;
  if ("note" in value && typeof value.note !== "string") return false;
  // Only our own pages: what storage holds may have been written by anything on this origin.
  return typeof value.title === "string" && typeof value.href === "string" && value.href.startsWith("/accounts");
}
