import { count, counted, duration } from "@/components/format";
import { Section } from "@/components/ui/page-head";
import type { ServiceCalls } from "@/lib/operations/snapshots/views";

/** What the snapshot took, by service; each opens to its regions and operations. */
export function Calls({ services }: { services: ServiceCalls[] }) {
  const sum = (figure: "calls" | "retries" | "milliseconds") =>
    services.reduce((total, service) => total + service[figure], 0);
  return (
    <Section
      title="Calls"
      note={`${counted(sum("calls"), "call")}, ${count(sum("retries"))} retried, ${duration(sum("milliseconds"))} in calls, many at once`}
    >
      <div className="tbl-wrap" style={{ borderTop: 0 }}>
        <table className="tbl cards calls">
          <caption>Calls by service</caption>
          <colgroup>
            <col />
            <col style={{ width: 90 }} />
            <col style={{ width: 90 }} />
            <col style={{ width: 120 }} />
            <col style={{ width: 100 }} />
          </colgroup>
          <thead>
            <tr>
              <th>Service</th>
              <th className="num">Calls</th>
              <th className="num">Retried</th>
              <th className="num">Time in calls</th>
              <th className="num">Resources</th>
            </tr>
          </thead>
          <tbody>
            {services.map((service) => (
              <tr key={service.service}>
                <td className="wrapcell">
                  <Parts of={service} />
                </td>
                <td className="num" data-l="calls">
                  {count(service.calls)}
                </td>
                <td className="num" data-l="retried">
                  {count(service.retries)}
                </td>
                <td className="num" data-l="time">
                  {duration(service.milliseconds)}
                </td>
                <td className="num" data-l="resources">
                  {count(service.resources)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Parts({ of: { service, regions, operations } }: { of: ServiceCalls }) {
  const where =
    regions.length === 1 ? (regions[0]?.region ?? "") : regions.length === 0 ? "" : counted(regions.length, "region");
  return (
    <details className="disclosure">
      <summary>
        <code>{service}</code> <span className="t3 xs">{where}</span>
      </summary>
      {regions.length < 2 ? null : (
        <ul className="parts">
          {regions.map(({ region, ...figures }) => (
            <li key={region}>
              {region} <Figures {...figures} />
              <span className="t3">, {counted(figures.resources, "resource")}</span>
            </li>
          ))}
        </ul>
      )}
      <ul className="parts">
        {operations.map(({ operation, calls, retries, milliseconds }) => (
          <li key={operation}>
            <code>{operation}</code> <Figures calls={calls} retries={retries} milliseconds={milliseconds} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Figures({ calls, retries, milliseconds }: { calls: number; retries: number; milliseconds: number }) {
  return (
    <span className="t3">
      {counted(calls, "call")}
      {retries === 0 ? "" : `, ${count(retries)} retried`}, {duration(milliseconds)}
    </span>
  );
}
