import { z } from "zod";
import type { SnapshotStats } from "@/lib/model/snapshot";

const counts = {
  resources: z.number(),
  notSeen: z.number(),
  created: z.number(),
  changed: z.number(),
  deleted: z.number(),
};

/** Figures of a snapshot as its row holds them. */
export const StoredStats: z.ZodType<SnapshotStats> = z.object({
  ...counts,
  types: z.record(z.string(), z.object(counts)),
  regions: z.record(z.string(), z.number()),
  services: z.record(z.string(), z.number()),
  gaps: z.number(),
  calls: z.array(
    z.object({
      service: z.string(),
      operation: z.string(),
      calls: z.number(),
      retries: z.number(),
      milliseconds: z.number(),
    }),
  ),
  stored: z.object({ versions: z.number(), bodies: z.number(), runtime: z.number(), milliseconds: z.number() }),
});
