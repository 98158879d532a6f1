import { z } from "zod";
import { collectors } from "@/lib/collectors/registry";

const known = collectors.map((collector) => collector.service).sort();

const Service = z.string().refine((service) => known.includes(service), {
  error: (issue) => `Bearings does not read a service called "${String(issue.input)}". It reads ${known.join(", ")}.`,
});

const Region = z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d+$/, {
  error: (issue) => `"${String(issue.input)}" is not the name of a region; they look like eu-west-1.`,
});

/** What to scan. An empty list means all of them. */
export const ScanChoice = z.object({
  account: z.string(),
  regions: z.array(Region).default([]),
  services: z.array(Service).default([]),
});
