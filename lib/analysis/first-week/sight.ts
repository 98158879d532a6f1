import type { TypeSight } from "@/lib/model/first-week";
import { GLOBAL } from "@/lib/model/resource";

/**
 * How far the listings of a type, or of a service, were seen: all of them, some of them, or none. Where AWS does not
 * offer something there is nothing to see, so that counts as seen as long as another listing was.
 */
export type Sight = {
  sight: "seen" | "partly" | "not seen";
  /** Regions whose listing was not wholly seen. */
  unseenIn: string[];
};

/** Sums up listings of the same thing in several regions. None at all means that nobody looked. */
export function sightOf(listings: readonly TypeSight[]): Sight {
  const seen = listings.some(({ status }) => status === "ok");
  const hidden = listings.filter(({ status, reason }) => status !== "ok" && !(seen && reason === "not_offered"));
  const unseenIn = [...new Set(hidden.flatMap(({ regions }) => regions))].sort();
  if (hidden.length === 0) return { sight: seen ? "seen" : "not seen", unseenIn };
  return { sight: seen || hidden.some(({ status }) => status === "partial") ? "partly" : "not seen", unseenIn };
}

/**
 * Listings with those added that nobody asked for, because the scan left out whole regions: what is listed by region
 * was not seen there.
 */
export function withLeftOut(listings: readonly TypeSight[], regions: readonly string[]): TypeSight[] {
  if (regions.length === 0) return [...listings];
  const regional = new Map(
    listings
      .filter((one) => one.regions.some((region) => region !== GLOBAL))
      .map(({ service, type }) => [`${service} ${type}`, { service, type }]),
  );
  const leftOut = [...regional.values()].map(
    (one): TypeSight => ({ ...one, status: "unseen", reason: "excluded", regions }),
  );
  return [...listings, ...leftOut];
}

/** How much of the account was looked at. */
export type Coverage = {
  /** Listings (one type in one region): all that were asked for, and those seen to their end. */
  listings: number;
  seen: number;
  /** Regions in which at least one listing was seen. */
  regions: string[];
  services: { service: string; sight: Sight["sight"]; unseenIn: string[] }[];
};

/**
 * Counts listings, and tells of each service how far it was seen. What AWS does not offer, and what the scan was told
 * to leave out, is no listing that was asked for.
 */
export function coverageOf(sights: readonly TypeSight[]): Coverage {
  const offered = sights.filter(({ reason }) => reason !== "not_offered" && reason !== "excluded");
  const listings = (some: readonly TypeSight[]) => some.reduce((sum, { regions }) => sum + regions.length, 0);
  const seen = offered.filter(({ status }) => status === "ok");
  const regions = new Set(seen.flatMap((one) => one.regions).filter((region) => region !== GLOBAL));
  const services = [...new Set(sights.map(({ service }) => service))].sort();
  return {
    listings: listings(offered),
    seen: listings(seen),
    regions: [...regions].sort(),
    services: services.map((service) => ({
      service,
      ...sightOf(sights.filter((one) => one.service === service)),
    })),
  };
}
