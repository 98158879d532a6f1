import { z } from "zod";
import { defineQuery } from "@/lib/operations/define";
import { ResourceFilters } from "./filters";

/** A file made from a snapshot: its text comes in pieces while rows are read. */
export type ExportedFile = {
  fileName: string;
  mediaType: string;
  content: AsyncIterable<string>;
};

/** The inventory of a snapshot as CSV or JSON. Reads page by page, so memory stays flat. */
export const exportInventory = defineQuery({
  id: "resource.export",
  permission: "resource:read",
  input: z.object({
    account: z.string().optional(),
    at: z.string().default("latest"),
    format: z.enum(["csv", "json"]).default("csv"),
    filters: ResourceFilters.default({}),
  }),
  run: async (): Promise<ExportedFile> => {
    throw new Error("not there yet");
  },
});
