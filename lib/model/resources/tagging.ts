import { z } from "zod";
import { defineResourceType } from "../resource";

/**
 * Things that somebody tagged, of kinds that no collector reads: only their ARN and tags are known. A kind that a
 * collector reads is never among them, also where its listing was denied: that is a gap, not something unknown.
 * https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_ResourceTagMapping.html
 */
export const taggedResource = defineResourceType({
  type: "Bearings::Tagged::Resource",
  service: "tagging",
  title: "Tagged resources of a kind that Bearings does not read",
  arn: "**:**",
  cli: "resourcegroupstaggingapi get-resources --resource-arn-list {arn}",
  schema: z.looseObject({
    /** Third part of the ARN (`transfer`). */
    Service: z.string(),
    /** What follows the account (`server/s-1`). */
    Resource: z.string(),
  }),
});
