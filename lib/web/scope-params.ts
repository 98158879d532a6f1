import type { ScanScope } from "@/lib/operations/snapshots/views";
import type { SearchParams } from "./view-params";

/**
 * Regions and services of an address: each name a parameter of its own, or several with commas between them. Null when
 * the address says nothing of either; a form that chose nothing says so by `scope`.
 */
export function scopeParams(params: SearchParams): ScanScope | null {
  const names = (name: string) => [
    ...new Set(
      [params[name] ?? []]
        .flat()
        .flatMap((value) => value.split(","))
        .map((value) => value.trim())
        .filter((value) => value !== ""),
    ),
  ];
  const scope = { regions: names("regions"), services: names("services") };
  const isSaid = params.scope !== undefined || scope.regions.length > 0 || scope.services.length > 0;
  return isSaid ? scope : null;
}

/** The same choice as it stands in an address. */
export function scopeQuery({ regions, services }: ScanScope): Record<string, string> {
  return { scope: "chosen", regions: regions.join(","), services: services.join(",") };
}

/** A choice in a few words: `2 regions, 5 services`; null for everything. */
export function scopeWords({ regions, services }: ScanScope): string | null {
  const words = [
    ...(regions.length === 0 ? [] : [`${regions.length} ${regions.length === 1 ? "region" : "regions"}`]),
    ...(services.length === 0 ? [] : [`${services.length} ${services.length === 1 ? "service" : "services"}`]),
  ];
  return words.length === 0 ? null : words.join(", ");
}
