import type { DatedThing, RegionDates, TypeTally } from "@/lib/model/first-week";
import { GLOBAL } from "@/lib/model/resource";
import { sum } from "./profile";
import { WORKING_TYPES } from "./subjects";

/** A region with something that runs or stores data. */
export type RegionUse = {
  region: string;
  /** Things that run or store data. */
  working: number;
  /** All resources, what AWS itself puts into every region included. */
  resources: number;
  /** The thing made last, of those with a date; null when none has one. */
  newest: DatedThing | null;
  /** Few things, and the last one of a long time ago: somebody should ask whether anyone still needs them. */
  looksForgotten: boolean;
};

/** A region with at most this share of what runs or stores data is a side show. */
const SIDE_SHARE = 0.1;
/** And forgotten when nothing was made there for so many days. */
const QUIET_DAYS = 365;

/**
 * Regions in use, most used first.
 * @param resources all resources by region
 * @param at date of the snapshot, ISO 8601
 */
export function regionsInUse(
  tallies: readonly TypeTally[],
  dates: readonly RegionDates[],
  resources: Readonly<Record<string, number>>,
  at: string,
): RegionUse[] {
  const working = tallies.filter(({ type, region }) => WORKING_TYPES.includes(type) && region !== GLOBAL);
  const all = sum(working);
  return [...new Set(working.map(({ region }) => region))]
    .map((region): RegionUse => {
      const here = sum(working.filter((tally) => tally.region === region));
      const newest = dates.find((one) => one.region === region)?.newest ?? null;
      const isQuiet = newest !== null && days(newest.at, at) > QUIET_DAYS;
      return {
        region,
        working: here,
        resources: resources[region] ?? here,
        newest,
        looksForgotten: isQuiet && here <= all * SIDE_SHARE,
      };
    })
    .sort((one, other) => other.working - one.working || (one.region < other.region ? -1 : 1));
}

/** Whole days from one moment to another. */
export function days(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The oldest and the newest thing of all regions, and how many have a date; null when none has. */
export function extremes(
  dates: readonly RegionDates[],
): { dated: number; oldest: DatedThing; newest: DatedThing } | null {
  const [first, ...others] = dates;
  if (first === undefined) return null;
  return others.reduce(
    (whole, { dated, oldest, newest }) => ({
      dated: whole.dated + dated,
      oldest: oldest.at < whole.oldest.at ? oldest : whole.oldest,
      newest: newest.at > whole.newest.at ? newest : whole.newest,
    }),
    { dated: first.dated, oldest: first.oldest, newest: first.newest },
  );
}
