import { count, counted } from "@/components/format";
import { Section } from "@/components/ui/page-head";
import type { ScopeProgress } from "@/lib/operations/snapshots/views";

/** What a scan found, by service, as it comes: each with the regions that it was found in. */
export function FoundSoFar({ scopes, ended }: { scopes: readonly ScopeProgress[]; ended: boolean }) {
  const found = new Map<string, { resources: number; regions: number }>();
  for (const { service, resources } of scopes) {
    if (resources === 0) continue;
    const sum = found.get(service) ?? { resources: 0, regions: 0 };
    found.set(service, { resources: sum.resources + resources, regions: sum.regions + 1 });
  }
  if (found.size === 0) return null;
  const services = [...found].sort(([a, one], [b, other]) => other.resources - one.resources || (a < b ? -1 : 1));
  return (
    <Section title={ended ? "Found" : "Found so far"} note={`${counted(services.length, "service")} with resources`}>
      <ul className="counts wide" style={{ paddingTop: 6 }}>
        {services.map(([service, { resources, regions }]) => (
          <li key={service}>
            <span>
              <code>{service}</code> {regions === 1 ? null : <span className="t3 xs">{count(regions)} regions</span>}
            </span>
            <span className="t3">{count(resources)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
