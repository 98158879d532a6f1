import { z } from "zod";
import { collectors } from "@/lib/collectors/registry";
import { defineQuery } from "@/lib/operations/define";

/** How much Bearings can call: services, and operations of their APIs. */
export type Reach = { services: number; operations: number };

/** Counts what the collectors declare that they call; nothing else can be sent. */
export const getReach = defineQuery({
  id: "policy.reach",
  permission: "policy:read",
  input: z.object({}),
  run: async (): Promise<Reach> => ({
    services: collectors.length,
    operations: collectors.reduce((sum, { permissions }) => sum + Object.keys(permissions).length, 0),
  }),
});
