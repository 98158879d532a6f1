import { z } from "zod";

/** What a list of resources can be narrowed by; everything left out means all. */
export const ResourceFilters = z.object({
  /** Text in name, id, ARN or tags; case does not matter. */
  q: z.string().trim().max(200).optional(),
  type: z.string().optional(),
  region: z.string().optional(),
  service: z.string().optional(),
  seen: z.boolean().optional(),
});
export type ResourceFilters = z.infer<typeof ResourceFilters>;
