import { z } from "zod";
import { defineQuery } from "@/lib/operations/define";
import { ResourceFilters } from "./filters";
import type { ResourceList } from "./views";

/** One page of the resources of a snapshot. `after` is the `next` of the page before. */
export const listResources = defineQuery({
  id: "resource.list",
  permission: "resource:read",
  input: ResourceFilters.extend({
    account: z.string(),
    at: z.string().default("latest"),
    after: z.string().optional(),
    limit: z.number().int().min(1).max(1000).default(100),
  }),
  run: async (): Promise<ResourceList> => {
    throw new Error("not there yet");
  },
});
