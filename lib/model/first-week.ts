import type { UnseenReason } from "./read";
import type { Coverage } from "./snapshot";

/** Resources of one type and region that are alike in what a summary tells. */
export type TypeTally = {
  type: string;
  region: string;
  state: string | null;
  seen: boolean;
  /** Name of the CloudFormation stack's tag is there. */
  stacked: boolean;
  /** Any tag that somebody set; null where the tags could not be read. */
  tagged: boolean | null;
  resources: number;
};

/** Listings of one type with one outcome, and the regions they are of. */
export type TypeSight = Pick<Coverage, "service" | "type" | "status"> & {
  reason: UnseenReason | null;
  regions: readonly string[];
};

/** A thing with the day that AWS says it was made. */
export type DatedThing = { arn: string; name: string; type: string; region: string; at: string };

/** Oldest and newest of the dated things of a region. */
export type RegionDates = { region: string; dated: number; oldest: DatedThing; newest: DatedThing };
