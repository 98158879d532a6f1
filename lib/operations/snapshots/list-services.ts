import { z } from "zod";
import { collectors } from "@/lib/collectors/registry";
import { defineQuery } from "@/lib/operations/define";

/** Names of the services that Bearings reads, sorted. */
export const listServices = defineQuery({
  id: "service.list",
  permission: "policy:read",
  input: z.object({}),
  run: async (): Promise<string[]> => collectors.map(({ service }) => service).sort(),
});
