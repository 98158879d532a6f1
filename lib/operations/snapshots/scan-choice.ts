import { z } from "zod";
import { collectors } from "@/lib/collectors/registry";
import type { Transaction } from "@/lib/operations/define";
import type { ScanScope } from "./views";

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

/** The same, where neither list means what the last scan was asked for. */
export const RememberedChoice = z.object({
  account: z.string(),
  regions: z.array(Region).optional(),
  services: z.array(Service).optional(),
});

/** What the last scan that became a snapshot was asked for; all before the first. */
export async function lastScope(tx: Transaction, accountId: number): Promise<ScanScope> {
  const scan = await tx.scan.findFirst({
    where: { accountId, status: { in: ["complete", "partial"] } },
    orderBy: { seq: "desc" },
    select: { regions: true, services: true },
  });
  return scopeOf(scan);
}

/** What a scan was asked for, null meaning that there was none; services that are no more are left out. */
export function scopeOf(scan: ScanScope | null): ScanScope {
  if (scan === null) return { regions: [], services: [] };
  return { regions: scan.regions, services: scan.services.filter((service) => known.includes(service)) };
}
