import { CallFailure } from "@/lib/aws/call-failure";
import { type Identity, listRegions, type Region } from "@/lib/aws/identity";
import type { Session } from "@/lib/aws/session";
import { AppError } from "@/lib/errors";
import type { Gap } from "@/lib/model/gap";

/** Regions by what a scan does about them. */
export type ScanRegions = {
  enabled: string[];
  excluded: string[];
  disabled: string[];
  /** The gap of all regions that were not chosen, when nobody knows which there are; null when they were listed. */
  unlisted: Gap | null;
};

/**
 * Which regions to read: those that the account has enabled, or the chosen ones of them. When they cannot be listed,
 * chosen ones are read all the same, and a gap says that nothing is known of others.
 * @throws AppError `invalid` for a chosen region that the partition does not have; `unavailable` when regions cannot
 *   be listed and none were chosen.
 */
export async function regionsToScan(session: Session, identity: Identity, chosen: string[]): Promise<ScanRegions> {
  let regions: Region[];
  try {
    regions = await listRegions(session, identity);
  } catch (error) {
    if (!(error instanceof AppError && error.cause instanceof CallFailure) || chosen.length === 0) throw error;
    return { enabled: chosen, excluded: [], disabled: [], unlisted: gapOfOthers(error.cause) };
  }
  return sortRegions(regions, chosen);
}

function gapOfOthers({ operation, reason, action, message }: CallFailure): Gap {
  return {
    service: "*",
    region: "*",
    operation,
    reason,
    action,
    message: `The regions of the account could not be listed, so only the chosen ones were read. ${message}`,
    types: [],
    affected: 0,
  };
}

/** Sorts the regions of a partition by what a scan of the chosen ones (all when empty) does about them. */
export function sortRegions(regions: readonly Region[], chosen: readonly string[]): ScanRegions {
  const unknown = chosen.filter((name) => !regions.some((region) => region.name === name));
  if (unknown.length > 0) {
    const known = regions.map(({ name }) => name).join(", ");
    throw new AppError("invalid", `There is no region ${unknown.join(", ")} here. There are: ${known}.`, "regions");
  }
  const names = (test: (region: Region) => boolean) => regions.filter(test).map(({ name }) => name);
  const isChosen = ({ name }: Region) => chosen.length === 0 || chosen.includes(name);
  return {
    enabled: names((region) => region.enabled && isChosen(region)),
    excluded: names((region) => region.enabled && !isChosen(region)),
    disabled: names((region) => !region.enabled),
    unlisted: null,
  };
}
