import type { TypeTally } from "@/lib/model/first-week";
import { sum } from "./profile";
import { WORKING_TYPES } from "./subjects";

/** By whom things that run or store data are kept, as far as their tags tell. */
export type Keeping = {
  /** All that run or store data. */
  working: number;
  /** Of those, with the tag of a CloudFormation stack. */
  stacked: number;
  /** Of those, with a tag that somebody set. */
  tagged: number;
  /** Of those, whose tags could not be read. */
  unread: number;
};

/** Counts how the things that run or store data are kept. */
export function keepingOf(tallies: readonly TypeTally[]): Keeping {
  const working = tallies.filter(({ type }) => WORKING_TYPES.includes(type));
  return {
    working: sum(working),
    stacked: sum(working.filter(({ stacked }) => stacked)),
    tagged: sum(working.filter(({ tagged }) => tagged === true)),
    unread: sum(working.filter(({ tagged }) => tagged === null)),
  };
}
