import { z } from "zod";
import { checks } from "@/lib/checks/registry";
import { defineQuery } from "@/lib/operations/define";

/** Every check, by title. */
export const listChecks = defineQuery({
  id: "check.list",
  permission: "finding:read",
  input: z.object({}),
  run: async (): Promise<{ id: string; title: string; service: string }[]> =>
    checks
      .map(({ id, title, service }) => ({ id, title, service }))
      .sort((one, other) => (one.title < other.title ? -1 : 1)),
});
