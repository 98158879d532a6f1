import Link from "next/link";
import { count, counted } from "@/components/format";
import { Section } from "@/components/ui/page-head";
import { NotSeen } from "@/components/ui/status";
import type { FirstWeek } from "@/lib/operations/first-week/views";
import { accountPath } from "@/lib/web/links";

/** Resources by service; services without any, apart from those that nobody could look into. */
export function Services({ week: { account, at, services, coverage, leftOut } }: { week: FirstWeek }) {
  // Regions that the scan was told to leave out are said once, beside.
  const hidden = new Map(
    coverage.services.map(({ service, sight, unseenIn }) => {
      const own = unseenIn.filter((region) => !leftOut.regions.includes(region));
      return [service, sight === "partly" && own.length === 0 ? "seen" : sight];
    }),
  );
  const held = new Set(services.map(({ service }) => service));
  const empty = coverage.services.filter(({ service }) => !held.has(service));
  const none = empty.filter(({ service }) => hidden.get(service) === "seen");
  const unseen = empty.filter(({ service }) => hidden.get(service) !== "seen");
  return (
    <Section
      title="By service"
      note={`${count(services.length)} of ${counted(coverage.services.length, "service")} hold something`}
    >
      <ul className="counts wide">
        {services.map(({ service, resources }) => (
          <li key={service}>
            <span>
              <Link href={accountPath(account, "inventory", { at, service })} prefetch={false}>
                {service}
              </Link>{" "}
              {(hidden.get(service) ?? "seen") === "seen" ? null : (
                <NotSeen>{hidden.get(service) === "partly" ? "not all" : "not seen"}</NotSeen>
              )}
            </span>
            <span className="t3">{count(resources)}</span>
          </li>
        ))}
      </ul>
      {unseen.length === 0 ? null : (
        <p className="unseen-line">
          <NotSeen />{" "}
          <span>
            {unseen.map(({ service, sight }) => (sight === "partly" ? `${service} (in part)` : service)).join(", ")}
          </span>
        </p>
      )}
      {none.length === 0 ? null : (
        <details className="disclosure">
          <summary>
            {counted(none.length, "service")} seen and empty
            {leftOut.regions.length === 0 ? "" : " in the regions looked at"}
          </summary>
          <p className="t3">{none.map(({ service }) => service).join(", ")}</p>
        </details>
      )}
    </Section>
  );
}
