/** What a browser remembers of how its owner wants to read; each a cookie that pages are drawn from. */
export type Preferences = {
  theme: "light" | "dark" | "system";
  density: "compact" | "default" | "roomy";
  /** Shortcuts of a single key. */
  keys: "on" | "off";
  /** IANA name of the time zone in which moments are shown. */
  zone: string;
};

const YEAR_SECONDS = 31_536_000;

/**
 * Reads the preferences of a browser; words that mean nothing count as not said.
 * @param cookie gives the value of a cookie
 */
export function preferencesOf(cookie: (name: string) => string | undefined): Preferences {
  const theme = cookie("theme");
  const density = cookie("density");
  const zone = cookie("zone") ?? "UTC";
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    density: density === "compact" || density === "roomy" ? density : "default",
    keys: cookie("keys") === "off" ? "off" : "on",
    zone: isZone(zone) ? zone : "UTC",
  };
}

/** Cookies that say the same; an empty one is to be deleted, because it says what holds without it. */
export function preferenceCookies({ theme, density, keys, zone }: Preferences): { name: string; value: string }[] {
  return [
    { name: "theme", value: theme === "system" ? "" : theme },
    { name: "density", value: density === "default" ? "" : density },
    { name: "keys", value: keys === "on" ? "" : keys },
    { name: "zone", value: zone === "UTC" ? "" : zone },
  ];
}

/** How a preference's cookie is kept. Scripts read and write them as well, so they are not hidden from them. */
export const PREFERENCE_COOKIE = { path: "/", maxAge: YEAR_SECONDS, sameSite: "lax" } as const;

/** True for the IANA name of a time zone that this runtime knows. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
